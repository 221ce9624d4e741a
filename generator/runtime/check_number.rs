//! Whether a number keeps a documented limit, compared exactly.

use std::cmp::Ordering;

use super::DocumentedLimit;

/// Whether a number, as text, keeps a limit of numbers; other limits do not speak of it.
#[must_use]
pub fn within_bound(number: &str, limit: DocumentedLimit) -> bool {
    match limit {
        DocumentedLimit::Minimum(least) => compare(number, least) != Some(Ordering::Less),
        DocumentedLimit::ExclusiveMinimum(least) => {
            compare(number, least).is_none_or(|order| order == Ordering::Greater)
        }
        DocumentedLimit::Maximum(most) => compare(number, most) != Some(Ordering::Greater),
        DocumentedLimit::ExclusiveMaximum(most) => compare(number, most).is_none_or(|order| order == Ordering::Less),
        DocumentedLimit::MultipleOf(step) => match aligned(number, step) {
            Some((number, step)) => step == 0 || number % step == 0,
            None => true,
        },
        _ => true,
    }
}

/// `None` for what is no number.
fn compare(left: &str, right: &str) -> Option<Ordering> {
    match aligned(left, right) {
        Some((left, right)) => Some(left.cmp(&right)),
        None => left.parse::<f64>().ok()?.partial_cmp(&right.parse::<f64>().ok()?),
    }
}

/// Both numbers as multiples of one power of ten, where they fit.
fn aligned(left: &str, right: &str) -> Option<(i128, i128)> {
    let (left, right) = (decimal(left)?, decimal(right)?);
    let exponent = left.1.min(right.1);
    let scaled = |(digits, own): (i128, i32)| {
        let zeros = u32::try_from(own.checked_sub(exponent)?).ok()?;
        digits.checked_mul(10_i128.checked_pow(zeros)?)
    };
    Some((scaled(left)?, scaled(right)?))
}

/// Digits, and the power of ten that they count.
fn decimal(text: &str) -> Option<(i128, i32)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = format!("{whole}{fraction}").parse().ok()?;
    let exponent: i32 = exponent.parse().ok()?;
    Some((digits, exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?))
}
