//! Whether a client waits by `await` or by blocking its thread.

use std::fmt::{self, Debug};
use std::sync::Arc;

use super::middleware::{BlockingLayer, Layer};
use super::{BlockingMiddleware, BlockingNext, BlockingTransport, Middleware, Next, Transport};

/// How requests are sent: [`Async`] or [`Blocking`].
pub trait Mode: sealed::Sealed + Debug + Clone + Send + Sync + 'static {}

/// Requests are futures, which this carries to the service.
#[derive(Clone)]
pub struct Async(Arc<dyn Transport>);

/// Requests block the thread that sends them, by what this carries them with.
#[derive(Clone)]
pub struct Blocking(Arc<dyn BlockingTransport>);

impl Async {
    /// Carries requests by a transport.
    pub(super) fn by(transport: impl Transport) -> Self {
        Self(Arc::new(transport))
    }

    /// Lets a middleware see each request first.
    pub(super) fn behind(self, middleware: impl Middleware) -> Self {
        Self::by(Layer {
            middleware,
            next: Next::to(self.0),
        })
    }

    /// A share of what carries requests to the service.
    pub(super) fn next(&self) -> Next {
        Next::to(Arc::clone(&self.0))
    }

    /// What carries requests to the service.
    pub(super) fn transport(&self) -> &dyn Transport {
        self.0.as_ref()
    }
}

impl Blocking {
    /// Carries requests by a transport.
    pub(super) fn by(transport: impl BlockingTransport) -> Self {
        Self(Arc::new(transport))
    }

    /// Lets a middleware see each request first.
    pub(super) fn behind(self, middleware: impl BlockingMiddleware) -> Self {
        Self::by(BlockingLayer {
            middleware,
            next: BlockingNext(self.0),
        })
    }

    /// A share of what carries requests to the service.
    pub(super) fn next(&self) -> BlockingNext {
        BlockingNext(Arc::clone(&self.0))
    }

    /// What carries requests to the service.
    pub(super) fn transport(&self) -> &dyn BlockingTransport {
        self.0.as_ref()
    }
}

impl Mode for Async {}

impl Mode for Blocking {}

impl Debug for Async {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Async")
    }
}

impl Debug for Blocking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Blocking")
    }
}

mod sealed {
    /// Keeps the list of modes closed.
    pub trait Sealed {}
    impl Sealed for super::Async {}
    impl Sealed for super::Blocking {}
}
