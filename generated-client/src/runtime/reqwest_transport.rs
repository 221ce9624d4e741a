//! The default transport, over `reqwest`.

use std::error::Error as StdError;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::{BoxFuture, ByteStream, ConfigError, RequestBody, Transport, TransportError, TransportErrorKind};

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
        request: http::Request<RequestBody>,
    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>> {
        let client = self.client.clone();
        Box::pin(async move {
            // `reqwest` would panic.
            if tokio::runtime::Handle::try_current().is_err() {
                return Err(TransportError::new(
                    TransportErrorKind::Other,
                    "the default transport needs a Tokio runtime: call it inside one, or give another transport",
                ));
            }
            let response = client.execute(as_reqwest(request)?).await.map_err(reqwest_error)?;
            let response = http::Response::<reqwest::Body>::from(response);
            Ok(response.map(|body| ByteStream::pieces(Arriving(body))))
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        // Made when it is polled: outside of a runtime making it panics, and `send` has said so by then.
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}

/// The request as `reqwest` takes it.
fn as_reqwest(request: http::Request<RequestBody>) -> Result<reqwest::Request, TransportError> {
    let has_body = !sends_no_length(&request);
    let (head, body) = request.into_parts();
    let url = reqwest::Url::parse(&address(&head.uri))
        .map_err(|error| TransportError::with_source(TransportErrorKind::Other, error))?;
    let mut request = reqwest::Request::new(head.method, url);
    *request.headers_mut() = head.headers;
    *request.version_mut() = head.version;
    *request.body_mut() = has_body.then(|| sent(body));
    Ok(request)
}

/// The text of an address, which `to_string` would move several times while it grows.
fn address(uri: &http::Uri) -> String {
    const SCHEME: usize = 10;
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let target = uri.path_and_query().map_or("", |target| target.as_str());
    let mut text = String::with_capacity(SCHEME + authority.len() + target.len());
    text.extend([uri.scheme_str().unwrap_or_default(), "://", authority, target]);
    text
}

/// The body as `reqwest` takes it.
fn sent(body: RequestBody) -> reqwest::Body {
    match body.bytes() {
        Some(bytes) => bytes.clone().into(),
        None => reqwest::Body::wrap(Reading {
            left: body.length(),
            stream: Mutex::new(body.open()),
        }),
    }
}

/// A body that is read while it is sent. The lock is never waited for; it lets the stream be used by one thread at a
/// time, which is all that it can do.
struct Reading {
    stream: Mutex<ByteStream>,
    left: Option<u64>,
}

impl HttpBody for Reading {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let stream = self.stream.get_mut().unwrap_or_else(|poisoned| poisoned.into_inner());
        let piece = ready!(Pin::new(stream).poll_next(context));
        if let (Some(Ok(piece)), Some(left)) = (&piece, &mut self.left) {
            *left = left.saturating_sub(piece.len() as u64);
        }
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map(SizeHint::with_exact).unwrap_or_default()
    }
}

/// The body of an answer as it arrives.
struct Arriving(reqwest::Body);

impl Stream for Arriving {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match ready!(Pin::new(&mut self.0).poll_frame(context)) {
                // Trailers hold nothing that a client is told.
                Some(Ok(frame)) => {
                    if let Ok(piece) = frame.into_data() {
                        return Poll::Ready(Some(Ok(piece)));
                    }
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(reqwest_error(error)))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Whether a request goes without `Content-Length: 0`, which stands only where a body is usual (RFC 9110, section 8.6).
pub fn sends_no_length(request: &http::Request<RequestBody>) -> bool {
    use http::Method;
    request.body().is_empty() && !matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH)
}

/// The address is left out of the error, since its query may hold a key.
pub fn reqwest_error(error: reqwest::Error) -> TransportError {
    if let Some(own) = unreadable(&error) {
        return own;
    }
    let kind = match (error.is_connect(), error.is_timeout()) {
        (true, true) => TransportErrorKind::ConnectTimeout,
        (true, false) => TransportErrorKind::Connect,
        (false, true) => TransportErrorKind::Timeout,
        _ if error.is_builder() => TransportErrorKind::Other,
        _ => TransportErrorKind::Reset,
    };
    TransportError::with_source(kind, error.without_url())
}

/// The error of a request body that cannot be read, which is none of the connection.
fn unreadable(error: &reqwest::Error) -> Option<TransportError> {
    let mut cause = error.source();
    while let Some(found) = cause {
        if let Some(own) = found.downcast_ref::<TransportError>() {
            return Some(TransportError::new(own.kind(), own.message()));
        }
        cause = found.source();
    }
    None
}
