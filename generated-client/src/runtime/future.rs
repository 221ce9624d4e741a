//! The one place that names the shape of a boxed future.

use std::future::Future;
use std::pin::Pin;

/// A future behind a pointer, which may move between threads.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A future behind a pointer; the futures of a browser stay on their thread.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;
