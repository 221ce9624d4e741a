//! Whether a client waits by `await` or by blocking its thread.

use std::fmt::Debug;
use std::sync::Arc;

use super::{BlockingTransport, Transport};

/// How requests are sent: [`Async`] or [`Blocking`].
pub trait Mode: sealed::Sealed + Debug + Clone + Copy + Send + Sync + 'static {
    /// What carries requests to the service.
    type Transport: Clone + Send + Sync + 'static;
}

/// Requests are futures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Async;

/// Requests block the thread that sends them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blocking;

impl Mode for Async {
    type Transport = Arc<dyn Transport>;
}

impl Mode for Blocking {
    type Transport = Arc<dyn BlockingTransport>;
}

mod sealed {
    /// Keeps the list of modes closed.
    pub trait Sealed {}
    impl Sealed for super::Async {}
    impl Sealed for super::Blocking {}
}
