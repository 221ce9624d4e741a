//! Whether and when a request is sent again.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode};

use super::retry_after::retry_after;
use super::{TransportError, TransportErrorKind};

/// The longest wait that a service may ask for; beyond it the error carries what was asked.
const LONGEST: Duration = Duration::from_secs(60);

/// How often a request is sent again, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    /// How often at most.
    pub retries: u32,
    /// Also requests that the service may have acted on.
    pub everything: bool,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            retries: 2,
            everything: false,
        }
    }
}

/// Whether a broken attempt may be repeated.
pub fn repeats_failure(error: &TransportError, idempotent: bool) -> bool {
    match error.kind() {
        TransportErrorKind::Connect | TransportErrorKind::ConnectTimeout => true,
        TransportErrorKind::Reset | TransportErrorKind::Timeout => idempotent,
        TransportErrorKind::TooLarge | TransportErrorKind::Other => false,
    }
}

/// Whether an answered attempt may be repeated. A service that knows better says so in `x-should-retry`.
pub fn repeats_status(status: StatusCode, headers: &HeaderMap, idempotent: bool, now: SystemTime) -> bool {
    if !(status.is_client_error() || status.is_server_error()) {
        return false;
    }
    match headers.get("x-should-retry").map(http::HeaderValue::as_bytes) {
        Some(b"true") => return true,
        Some(b"false") => return false,
        _ => {}
    }
    match status.as_u16() {
        429 => true,
        503 => idempotent || retry_after(headers, now).is_some(),
        408 | 500 | 502 | 504 => idempotent,
        _ => false,
    }
}

/// The wait before the next attempt; `None` when the service asks for one that is too long.
///
/// `jitter` lies between 0 and 1 and takes up to a quarter away, so that clients which failed together do not
/// return together.
pub fn wait_before(retry: u32, asked: Option<Duration>, jitter: f64) -> Option<Duration> {
    match asked {
        Some(asked) if asked > LONGEST => None,
        Some(asked) if !asked.is_zero() => Some(asked),
        _ => {
            let whole = (0.5 * 2_f64.powi(retry.min(10) as i32)).min(8.0);
            Some(Duration::from_secs_f64(whole * (1.0 - 0.25 * jitter)))
        }
    }
}
