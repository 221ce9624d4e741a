//! Numbers of any size, kept as their text: [`Number`].

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::{Decode, DecodeError, Encode, Fault, Reader, Writer, decode, serde_by_json};

/// A number of any size and precision.
///
/// It keeps the text. Two numbers are equal when their values are: `1e3`, `1000` and `1000.0` are.
#[derive(Clone)]
pub struct Number(Box<str>);

impl Number {
    /// The text, as JSON writes numbers.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value, if it is an integer that fits.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        self.to_integer().and_then(|value| i64::try_from(value).ok())
    }

    /// The value, if it is an integer that fits.
    #[must_use]
    pub fn to_u64(&self) -> Option<u64> {
        self.to_integer().and_then(|value| u64::try_from(value).ok())
    }

    /// The value, if it is an integer that fits.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        self.to_integer()
    }

    /// The nearest floating point number; infinite for a value out of range.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.as_str().parse().unwrap_or(f64::NAN)
    }

    fn to_integer(&self) -> Option<i128> {
        let Decimal {
            negative,
            digits,
            exponent,
        } = Decimal::of(self.as_str())?;
        let zeros = usize::try_from(exponent).ok().filter(|zeros| *zeros <= 40)?;
        let sign = if negative { "-" } else { "" };
        format!("{sign}0{digits}{:0<zeros$}", "").parse().ok()
    }
}

/// A number in its shortest form: a sign, digits without zeros on either side, and the power of ten they stand for.
#[derive(PartialEq, Eq, Hash)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// `None` for an exponent that an `i64` does not hold.
    fn of(text: &str) -> Option<Self> {
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

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        match (Decimal::of(self.as_str()), Decimal::of(other.as_str())) {
            (Some(left), Some(right)) => left == right,
            (None, None) => self.as_str() == other.as_str(),
            _ => false,
        }
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match Decimal::of(self.as_str()) {
            Some(decimal) => decimal.hash(state),
            None => self.as_str().hash(state),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Number({})", self.as_str())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Number {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        decode(text.as_bytes())
    }
}

macro_rules! from_integer {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                Self(value.to_string().into())
            }
        }
    )*};
}

from_integer! { i32 u32 i64 u64 i128 u128 }

impl TryFrom<f64> for Number {
    type Error = DecodeError;

    /// Infinities and what is not a number have no JSON.
    fn try_from(value: f64) -> Result<Self, DecodeError> {
        value.to_string().parse()
    }
}

impl Decode for Number {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.number("a number").map(|text| Self(text.into()))
    }
}

impl Encode for Number {
    fn write(&self, writer: &mut Writer) {
        writer.json(&self.0);
    }
}

serde_by_json! { Number }
