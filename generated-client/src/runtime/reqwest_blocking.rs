//! The default transport of blocking clients, over `reqwest`.

use std::io::Read;
use std::time::Duration;

use bytes::Bytes;

use super::{
    BlockingAnswerBody, BlockingTransport, ConfigError, TransportError, TransportErrorKind,
    reqwest_transport::{reqwest_error, sends_no_length},
};

/// Sends requests with the blocking part of `reqwest`.
#[derive(Debug, Clone)]
pub struct ReqwestBlocking {
    client: reqwest::blocking::Client,
}

impl ReqwestBlocking {
    /// A transport with a time limit for connections.
    pub fn new(connect_timeout: Duration) -> Result<Self, ConfigError> {
        if inside_runtime() {
            return Err(ConfigError::new(INSIDE));
        }
        let client = reqwest::blocking::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(connect_timeout)
            .build()
            .map_err(|error| ConfigError::new(format!("the HTTP client cannot be set up: {error}")))?;
        Ok(Self { client })
    }

    /// A transport over a client of your own, for proxies and certificates. Its redirect policy must be
    /// [`none`](reqwest::redirect::Policy::none): only then do credentials stay with their origin.
    pub fn from_client(client: reqwest::blocking::Client) -> Self {
        Self { client }
    }
}

const INSIDE: &str = "a blocking client must not be used inside an async runtime: use the async client";

/// Blocking there would stop other tasks, and `reqwest` would panic.
fn inside_runtime() -> bool {
    tokio::runtime::Handle::try_current().is_ok()
}

impl BlockingTransport for ReqwestBlocking {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limit: Duration,
    ) -> Result<http::Response<BlockingAnswerBody>, TransportError> {
        if inside_runtime() {
            return Err(TransportError::new(TransportErrorKind::Other, INSIDE));
        }
        let bodiless = sends_no_length(&request);
        let mut request = reqwest::blocking::Request::try_from(request).map_err(reqwest_error)?;
        if bodiless {
            *request.body_mut() = None;
        }
        *request.timeout_mut() = Some(limit);
        let response = self.client.execute(request).map_err(reqwest_error)?;
        let mut answer = http::Response::new(());
        *answer.status_mut() = response.status();
        *answer.version_mut() = response.version();
        *answer.headers_mut() = response.headers().clone();
        Ok(answer.map(|()| BlockingAnswerBody::chunks(Arriving(Some(response)))))
    }
}

/// Ends with the first error.
struct Arriving(Option<reqwest::blocking::Response>);

impl Iterator for Arriving {
    type Item = Result<Bytes, TransportError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut piece = vec![0; 16 << 10];
        let read = self.0.as_mut()?.read(&mut piece);
        match read {
            Ok(0) => self.0 = None,
            Ok(length) => {
                piece.truncate(length);
                return Some(Ok(piece.into()));
            }
            Err(error) => {
                self.0 = None;
                return Some(Err(match error.downcast::<reqwest::Error>() {
                    Ok(error) => reqwest_error(error),
                    Err(error) => TransportError::with_source(TransportErrorKind::Reset, error),
                }));
            }
        }
        None
    }
}
