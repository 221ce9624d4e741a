//! How a stream of events that broke is taken up again (HTML standard, section 9.2.3).

use std::time::Duration;

use http::HeaderValue;

use super::framing::ResumePoint;
use super::{Prepared, retry};

/// What it takes to send the request again.
pub struct Reopening {
    prepared: Prepared,
    /// How often in a row it was tried without anything coming.
    tried: u32,
}

impl Reopening {
    /// For a request that may be sent again; `None` for any other.
    pub fn of(prepared: &Prepared) -> Option<Self> {
        let may = prepared.idempotent && prepared.request.body().is_readable();
        may.then(|| Self {
            prepared: prepared.clone(),
            tried: 0,
        })
    }

    /// Something came.
    pub fn reset(&mut self) {
        self.tried = 0;
    }

    /// The wait before the request is sent again, and the request, which asks for what follows the last event; `None`
    /// when it was tried often enough.
    pub fn next(&mut self, point: &ResumePoint) -> Option<(Duration, Prepared)> {
        if self.tried >= self.prepared.retry.retries {
            return None;
        }
        let id = HeaderValue::from_str(&point.last_event_id).ok()?;
        let wait = retry::wait_before(self.tried, point.retry, fastrand::f64())?;
        self.tried += 1;
        let mut again = self.prepared.clone();
        again.request.headers_mut().insert("last-event-id", id);
        Some((wait, again))
    }
}
