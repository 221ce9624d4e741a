//! Numbers of any size by their value, whatever way they are written: [`Decimal`].

/// A number in its shortest form: a sign, digits without zeros on either side, and the power of ten they stand for.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// `None` for an exponent that an `i64` does not hold.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(unsigned) => (true, unsigned),
            None => (false, text),
        };
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_end_matches('0');
        let zeros = i64::try_from(all.len() - digits.len()).ok()?;
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() {
            return Some(Self {
                negative: false,
                digits: String::new(),
                exponent: 0,
            });
        }
        let exponent: i64 = exponent.parse().ok()?;
        let exponent = exponent
            .checked_sub(i64::try_from(fraction.len()).ok()?)?
            .checked_add(zeros)?;
        Some(Self {
            negative,
            digits: digits.to_owned(),
            exponent,
        })
    }
}

/// Whether two numbers have the same value.
#[must_use]
pub fn same_number(left: &str, right: &str) -> bool {
    match (Decimal::of(left), Decimal::of(right)) {
        (Some(left), Some(right)) => left == right,
        (None, None) => left == right,
        _ => false,
    }
}

/// The integer that a number stands for, be it written with a fraction or an exponent, such as `5.0`, `1e3` and `-0`.
#[must_use]
pub fn exact_integer(number: &str) -> Option<i128> {
    let Decimal {
        negative,
        digits,
        exponent,
    } = Decimal::of(number)?;
    let zeros = usize::try_from(exponent).ok().filter(|zeros| *zeros <= 40)?;
    let sign = if negative { "-" } else { "" };
    format!("{sign}0{digits}{:0<zeros$}", "").parse().ok()
}
