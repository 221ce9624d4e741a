//! How long a service asks to be left alone.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, header};

/// The wait that an answer asks for, in milliseconds, in seconds or as a date; nonsense is as good as nothing.
///
/// Nothing and a date that has passed give zero.
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    if let Some(wait) = text("retry-after-ms").and_then(|text| number(text, 1e-3)) {
        return Some(wait);
    }
    let text = text(header::RETRY_AFTER.as_str())?;
    number(text, 1.0).or_else(|| {
        let date = httpdate::parse_http_date(text).ok()?;
        Some(date.duration_since(now).unwrap_or_default())
    })
}

/// A decimal number without sign or exponent.
fn number(text: &str, unit: f64) -> Option<Duration> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = text.parse().ok().filter(|_| digits)?;
    // What no `Duration` holds is a long wait, not nonsense.
    Some(Duration::try_from_secs_f64(number * unit).unwrap_or(Duration::MAX))
}
