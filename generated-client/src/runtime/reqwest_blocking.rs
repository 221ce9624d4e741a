//! The default transport of blocking clients: the async one, in a thread of its own.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::runtime::{Builder, Handle, Runtime};

use super::race::race;
use super::{
    BlockingByteStream, BlockingTransport, ByteStream, ConfigError, RequestBody, ReqwestTransport, Transport,
    TransportError, TransportErrorKind, TransportLimits,
};

/// Sends requests with `reqwest`, and blocks the thread that asks while another one drives the connections.
#[derive(Clone)]
pub struct ReqwestBlocking {
    transport: ReqwestTransport,
    driver: Arc<Driver>,
}

impl ReqwestBlocking {
    /// A transport with a time limit for connections.
    pub fn new(connect_timeout: Duration) -> Result<Self, ConfigError> {
        Self::over(ReqwestTransport::new(connect_timeout)?)
    }

    /// A transport over a client of your own, for proxies and certificates. Its redirect policy must be
    /// [`none`](reqwest::redirect::Policy::none): only then do credentials stay with their origin.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] when no thread can be started.
    pub fn from_client(client: reqwest::Client) -> Result<Self, ConfigError> {
        Self::over(ReqwestTransport::from_client(client))
    }

    fn over(transport: ReqwestTransport) -> Result<Self, ConfigError> {
        if inside_runtime() {
            return Err(ConfigError::new(INSIDE));
        }
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("http")
            .enable_all()
            .build()
            .map_err(|error| ConfigError::new(format!("the HTTP client cannot be set up: {error}")))?;
        let driver = Arc::new(Driver(Some(runtime)));
        Ok(Self { transport, driver })
    }
}

const INSIDE: &str = "a blocking client must not be used inside an async runtime: use the async client";

/// Blocking there would stop other tasks, and `tokio` would panic.
fn inside_runtime() -> bool {
    Handle::try_current().is_ok()
}

impl BlockingTransport for ReqwestBlocking {
    fn send(
        &self,
        request: http::Request<RequestBody>,
        limits: TransportLimits,
    ) -> Result<http::Response<BlockingByteStream>, TransportError> {
        let response = self
            .driver
            .wait(self.transport.send(request), Some(limits.headers), "no answer")??;
        let driver = Arc::clone(&self.driver);
        Ok(response.map(|body| {
            BlockingByteStream::pieces(Arriving {
                body: Some(body),
                driver,
                limit: limits.piece,
            })
        }))
    }
}

/// The thread that drives connections.
struct Driver(Option<Runtime>);

impl Driver {
    /// Blocks until `work` is done, or an error once `limit` is over.
    fn wait<T>(&self, work: impl Future<Output = T>, limit: Option<Duration>, late: &str) -> Result<T, TransportError> {
        let Some(runtime) = self.0.as_ref().filter(|_| !inside_runtime()) else {
            return Err(TransportError::new(TransportErrorKind::Other, INSIDE));
        };
        let Some(limit) = limit else {
            return Ok(runtime.block_on(work));
        };
        let done = runtime.block_on(async { race(work, tokio::time::sleep(limit)).await });
        done.ok_or_else(|| TransportError::new(TransportErrorKind::Timeout, format!("{late} in {limit:?}")))
    }
}

/// Waiting for the thread would be refused inside an async runtime.
impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// The body of an answer as it arrives; it ends with the first error.
struct Arriving {
    body: Option<ByteStream>,
    driver: Arc<Driver>,
    limit: Option<Duration>,
}

impl Iterator for Arriving {
    type Item = Result<Bytes, TransportError>;

    fn next(&mut self) -> Option<Self::Item> {
        let body = self.body.as_mut()?;
        let piece = self
            .driver
            .wait(body.next(), self.limit, "no further piece of the answer");
        let piece = piece.unwrap_or_else(|late| Some(Err(late)));
        if !matches!(piece, Some(Ok(_))) {
            self.body = None;
        }
        piece
    }
}

impl fmt::Debug for ReqwestBlocking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestBlocking")
    }
}
