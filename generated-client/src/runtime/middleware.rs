//! Code of the user's own between the client and its transport.

use std::sync::Arc;
use std::time::Duration;

use http::Uri;

use super::{
    BlockingByteStream, BlockingTransport, BoxFuture, ByteStream, Moment, RequestBody, Transport, TransportError,
    TransportErrorKind, TransportLimits, redirect,
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
pub struct Next {
    transport: Arc<dyn Transport>,
    /// What addresses may be relative to.
    pub(super) base: Option<Uri>,
}

impl Next {
    /// What carries requests to the service.
    pub(super) fn to(transport: Arc<dyn Transport>) -> Self {
        Self { transport, base: None }
    }

    /// Reads an address, which may be relative to the base URL of the client (RFC 3986, section 5.2); to a
    /// middleware nothing is relative.
    ///
    /// # Errors
    ///
    /// When it leads nowhere.
    pub fn resolve(&self, reference: &str) -> Result<Uri, TransportError> {
        let uri = match &self.base {
            Some(base) => redirect::resolve(base, reference),
            None => reference.parse().ok().filter(|uri: &Uri| uri.scheme().is_some()),
        };
        uri.ok_or_else(|| TransportError::new(TransportErrorKind::Other, "an address that leads nowhere"))
    }

    /// Sends a request.
    pub fn send(
        &self,
        request: http::Request<RequestBody>,
    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>> {
        self.transport.send(request)
    }

    /// Returns after `duration`.
    pub fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.transport.sleep(duration)
    }

    /// What the clock shows by which [`sleep`](Self::sleep) waits.
    pub fn now(&self) -> Moment {
        self.transport.now()
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
        self.next.sleep(duration)
    }

    fn now(&self) -> Moment {
        self.next.now()
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
