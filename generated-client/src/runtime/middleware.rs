//! Code of the user's own between the client and its transport.

use std::sync::Arc;
use std::time::Duration;

use super::{
    BlockingByteStream, BlockingTransport, BoxFuture, ByteStream, Moment, RequestBody, Transport, TransportError,
    TransportLimits,
};

/// Sees each request of an async client on its way to the transport, and its answer on the way back.
///
/// It may change both, send a request several times, or answer by itself. It sees every attempt, with credentials, but
/// not the waits between attempts.
pub trait Middleware: Send + Sync + 'static {
    /// Handles one request; `next` sends one.
    fn handle(
        &self,
        request: http::Request<RequestBody>,
        next: Next,
    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>>;
}

/// What stands behind a middleware: the next one, or the transport.
#[derive(Clone)]
pub struct Next(pub(super) Arc<dyn Transport>);

impl Next {
    /// Sends a request.
    pub fn send(
        &self,
        request: http::Request<RequestBody>,
    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>> {
        self.0.send(request)
    }

    /// Returns after `duration`.
    pub fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.0.sleep(duration)
    }

    /// What the clock shows by which [`sleep`](Self::sleep) waits.
    pub fn now(&self) -> Moment {
        self.0.now()
    }
}

/// A transport with a middleware before it.
pub struct Layer<T> {
    /// What sees requests first.
    pub middleware: T,
    /// What it sends them by.
    pub next: Next,
}

impl<T: Middleware> Transport for Layer<T> {
    fn send(
        &self,
        request: http::Request<RequestBody>,
    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>> {
        self.middleware.handle(request, self.next.clone())
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.next.0.sleep(duration)
    }

    fn now(&self) -> Moment {
        self.next.0.now()
    }
}

/// Sees each request of a blocking client, under the terms of [`Middleware`].
pub trait BlockingMiddleware: Send + Sync + 'static {
    /// Handles one request within the time that `limits` give; `next` sends one.
    fn handle(
        &self,
        request: http::Request<RequestBody>,
        limits: TransportLimits,
        next: &BlockingNext,
    ) -> Result<http::Response<BlockingByteStream>, TransportError>;
}

/// What stands behind a middleware of a blocking client: the next one, or the transport.
#[derive(Clone)]
pub struct BlockingNext(pub(super) Arc<dyn BlockingTransport>);

impl BlockingNext {
    /// Sends a request.
    pub fn send(
        &self,
        request: http::Request<RequestBody>,
        limits: TransportLimits,
    ) -> Result<http::Response<BlockingByteStream>, TransportError> {
        self.0.send(request, limits)
    }

    /// Returns after `duration`.
    pub fn sleep(&self, duration: Duration) {
        self.0.sleep(duration);
    }
}

/// A blocking transport with a middleware before it.
pub struct BlockingLayer<T> {
    /// What sees requests first.
    pub middleware: T,
    /// What it sends them by.
    pub next: BlockingNext,
}

impl<T: BlockingMiddleware> BlockingTransport for BlockingLayer<T> {
    fn send(
        &self,
        request: http::Request<RequestBody>,
        limits: TransportLimits,
    ) -> Result<http::Response<BlockingByteStream>, TransportError> {
        self.middleware.handle(request, limits, &self.next)
    }

    fn sleep(&self, duration: Duration) {
        self.next.0.sleep(duration);
    }

    fn now(&self) -> Moment {
        self.next.0.now()
    }
}
