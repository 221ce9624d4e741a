//! Where it is told what happens to each request on the wire: nowhere without the feature `tracing`.

#[cfg(not(feature = "tracing"))]
use std::future::Future;

#[cfg(not(feature = "tracing"))]
use http::StatusCode;

#[cfg(feature = "tracing")]
use super::TracedAttempt;
#[cfg(not(feature = "tracing"))]
use super::{Attempt, Secrets, TransportError};

/// The span of one request on the wire.
#[cfg(feature = "tracing")]
pub type AttemptSpan = TracedAttempt;

/// No span.
#[cfg(not(feature = "tracing"))]
pub struct AttemptSpan;

#[cfg(not(feature = "tracing"))]
impl AttemptSpan {
    /// The span of an attempt.
    pub fn of(_: &Attempt, _: &Secrets) -> Self {
        Self
    }

    /// What happens while the future runs happens inside.
    pub async fn around<T>(&self, work: impl Future<Output = T>) -> T {
        work.await
    }

    /// What happens while the function runs happens inside.
    pub fn inside<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }

    /// The headers of an answer are there.
    pub fn answered(&self, _: StatusCode) {}

    /// The attempt is over, with an answer of this status, or an error.
    pub fn ended(&self, _: Option<StatusCode>, _: Option<&TransportError>) {}
}
