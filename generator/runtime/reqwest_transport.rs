//! The default transport, over `reqwest`.

use std::time::Duration;

use bytes::Bytes;

use super::{AnswerBody, BoxFuture, Chunks, ConfigError, Transport, TransportError, TransportErrorKind};

/// Sends requests with `reqwest`, which needs a Tokio runtime.
#[derive(Debug, Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// A transport with a time limit for connections.
    pub fn new(connect_timeout: Duration) -> Result<Self, ConfigError> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(connect_timeout)
            .build()
            .map_err(|error| ConfigError::new(format!("the HTTP client cannot be set up: {error}")))?;
        Ok(Self { client })
    }

    /// A transport over a client of your own, for proxies and certificates. Its redirect policy must be
    /// [`none`](reqwest::redirect::Policy::none): only then do credentials stay with their origin.
    pub fn from_client(client: reqwest::Client) -> Self {
        Self { client }
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'static, Result<http::Response<AnswerBody>, TransportError>> {
        let client = self.client.clone();
        Box::pin(async move {
            // `reqwest` would panic.
            if tokio::runtime::Handle::try_current().is_err() {
                return Err(TransportError::new(
                    TransportErrorKind::Other,
                    "the default transport needs a Tokio runtime: call it inside one, or give another transport",
                ));
            }
            let bodiless = sends_no_length(&request);
            let mut request = reqwest::Request::try_from(request).map_err(reqwest_error)?;
            if bodiless {
                *request.body_mut() = None;
            }
            let response = client.execute(request).await.map_err(reqwest_error)?;
            let mut answer = http::Response::new(());
            *answer.status_mut() = response.status();
            *answer.version_mut() = response.version();
            *answer.headers_mut() = response.headers().clone();
            Ok(answer.map(|()| AnswerBody::chunks(Arriving(response))))
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        // Made when it is polled: outside of a runtime making it panics, and `send` has said so by then.
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}

struct Arriving(reqwest::Response);

impl Chunks for Arriving {
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(async { self.0.chunk().await.map_err(reqwest_error).transpose() })
    }
}

/// Whether a request goes without `Content-Length: 0`, which stands only where a body is usual (RFC 9110, section 8.6).
pub fn sends_no_length(request: &http::Request<Bytes>) -> bool {
    use http::Method;
    request.body().is_empty() && !matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH)
}

/// The address is left out of the error, since its query may hold a key.
pub fn reqwest_error(error: reqwest::Error) -> TransportError {
    let kind = match (error.is_connect(), error.is_timeout()) {
        (true, true) => TransportErrorKind::ConnectTimeout,
        (true, false) => TransportErrorKind::Connect,
        (false, true) => TransportErrorKind::Timeout,
        _ if error.is_builder() => TransportErrorKind::Other,
        _ => TransportErrorKind::Reset,
    };
    TransportError::with_source(kind, error.without_url())
}
