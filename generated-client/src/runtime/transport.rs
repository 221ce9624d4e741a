//! What carries requests to a service and answers back.

use std::time::Duration;

use super::{BlockingByteStream, BoxFuture, ByteStream, Moment, RequestBody, TransportError};

/// Sends requests for an async client.
///
/// It neither retries nor follows redirects, and keeps no cookies: the client decides on these.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request and returns once the headers of the answer are there. Dropping the future cancels the request.
    fn send(
        &self,
        request: http::Request<RequestBody>,
    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>>;

    /// Returns after `duration`.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// What the clock shows by which [`sleep`](Self::sleep) waits.
    fn now(&self) -> Moment {
        Moment::now()
    }
}

/// The time that a blocking transport may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransportLimits {
    /// Until the headers of the answer are there.
    pub headers: Duration,
    /// For each piece of its body; `None` for as long as it takes.
    pub piece: Option<Duration>,
}

/// Sends requests for a blocking client, under the terms of [`Transport`].
pub trait BlockingTransport: Send + Sync + 'static {
    /// Sends one request and returns once the headers of the answer are there, within the time that `limits` give.
    fn send(
        &self,
        request: http::Request<RequestBody>,
        limits: TransportLimits,
    ) -> Result<http::Response<BlockingByteStream>, TransportError>;

    /// Returns after `duration`.
    fn sleep(&self, duration: Duration) {
        std::thread::sleep(duration);
    }

    /// What the clock shows by which [`sleep`](Self::sleep) waits.
    fn now(&self) -> Moment {
        Moment::now()
    }
}
