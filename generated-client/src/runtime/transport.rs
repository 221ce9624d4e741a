//! What carries requests to a service and answers back.

use std::time::Duration;

use bytes::Bytes;

use super::{AnswerBody, BlockingAnswerBody, BoxFuture, Moment, TransportError};

/// Sends requests for an async client.
///
/// It neither retries nor follows redirects, and keeps no cookies: the client decides on these.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request and returns once the headers of the answer are there. Dropping the future cancels the request.
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'static, Result<http::Response<AnswerBody>, TransportError>>;

    /// Returns after `duration`.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// What the clock shows by which [`sleep`](Self::sleep) waits.
    fn now(&self) -> Moment {
        Moment::now()
    }
}

/// Sends requests for a blocking client, under the terms of [`Transport`].
pub trait BlockingTransport: Send + Sync + 'static {
    /// Sends one request and returns once the headers of the answer are there. Neither this nor a read of the body
    /// takes longer than `limit`.
    fn send(
        &self,
        request: http::Request<Bytes>,
        limit: Duration,
    ) -> Result<http::Response<BlockingAnswerBody>, TransportError>;

    /// Returns after `duration`.
    fn sleep(&self, duration: Duration) {
        std::thread::sleep(duration);
    }

    /// What the clock shows by which [`sleep`](Self::sleep) waits.
    fn now(&self) -> Moment {
        Moment::now()
    }
}
