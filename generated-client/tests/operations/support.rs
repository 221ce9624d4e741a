//! A transport in memory, and looks at the requests that it was given.
#![allow(dead_code, reason = "each API needs a part of it")]

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use serde_json::Value;

use crate::api::http::{Request, Response};
use crate::api::transport::{BoxFuture, ByteStream, Transport, TransportError};
use crate::api::{Client, DocumentedError, Error, JsonText, RequestBody, Sending};

/// Calls an operation.
type Call<T, E> = fn(&Client) -> Sending<T, E>;

/// A value from its JSON.
#[track_caller]
pub fn value<T: JsonText>(json: &str) -> T {
    match T::from_json(json) {
        Ok(value) => value,
        Err(error) => panic!("not taken: {json}\n{error}"),
    }
}

/// The request that an operation sends.
#[track_caller]
pub fn sent<T, E: DocumentedError>(call: Call<T, E>) -> Sent {
    let Exchange { result, request } = exchange(call, 204, "");
    match (request, result) {
        (Some(request), _) => Sent(request),
        (None, Err(error)) => panic!("not sent: {error:?}"),
        (None, Ok(_)) => panic!("not sent"),
    }
}

/// What an operation makes of an answer that is a success.
#[track_caller]
pub fn succeeds<T, E: DocumentedError>(call: Call<T, E>, status: u16, body: &'static str) -> T {
    match exchange(call, status, body).result {
        Ok(value) => value,
        Err(error) => panic!("refused: {status} {body}\n{error:?}"),
    }
}

/// What an operation makes of an answer that is a documented error.
#[track_caller]
pub fn fails<T, E: DocumentedError>(call: Call<T, E>, status: u16, body: &'static str) -> E {
    match exchange(call, status, body).result.map_err(Error::into_documented) {
        Err(Ok(error)) => error,
        Err(Err(error)) => panic!("not documented: {status} {body}\n{error:?}"),
        Ok(_) => panic!("taken for a success: {status} {body}"),
    }
}

/// What became of a call, and what was sent.
struct Exchange<T, E> {
    result: Result<T, Error<E>>,
    request: Option<Request<RequestBody>>,
}

#[track_caller]
fn exchange<T, E>(call: Call<T, E>, status: u16, body: &'static str) -> Exchange<T, E> {
    let request = Arc::new(Mutex::new(None));
    let client = client(status, body, Arc::clone(&request));
    let result = ready(call(&client));
    let request = request.lock().map(|mut request| request.take());
    Exchange {
        result,
        request: request.unwrap_or_default(),
    }
}

#[track_caller]
fn client(status: u16, body: &'static str, request: Arc<Mutex<Option<Request<RequestBody>>>>) -> Client {
    let transport = InMemory {
        status,
        body,
        request,
    };
    let builder = Client::builder().without_credentials().retries(0);
    match builder.base_url("https://api.example").transport(transport).build() {
        Ok(client) => client,
        Err(error) => panic!("no client: {error}"),
    }
}

/// The output of a future that waits for nothing.
#[track_caller]
fn ready<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1_000 {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
    panic!("a call over a transport in memory waits")
}

/// Keeps the request, and answers at once.
struct InMemory {
    status: u16,
    body: &'static str,
    request: Arc<Mutex<Option<Request<RequestBody>>>>,
}

impl Transport for InMemory {
    fn send(
        &self,
        request: Request<RequestBody>,
    ) -> BoxFuture<'static, Result<Response<ByteStream>, TransportError>> {
        if let Ok(mut kept) = self.request.lock() {
            *kept = Some(request);
        }
        let mut answer = Response::new(ByteStream::whole(self.body));
        if let Ok(status) = self.status.try_into() {
            *answer.status_mut() = status;
        }
        Box::pin(async { Ok(answer) })
    }

    fn sleep(&self, _duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async {})
    }
}

/// A part of a multipart body.
#[derive(Debug, Clone, Copy)]
pub struct Part<'t> {
    pub name: &'t str,
    pub file_name: Option<&'t str>,
    pub content_type: Option<&'t str>,
    pub text: &'t str,
}

impl Part<'_> {
    fn is_json(&self) -> bool {
        let essence = self.content_type.and_then(|text| text.split(';').next());
        essence.is_some_and(|essence| essence == "application/json" || essence.ends_with("+json"))
    }
}

/// The order of the entries of an object says nothing.
impl PartialEq for Part<'_> {
    fn eq(&self, other: &Self) -> bool {
        let is_same_head = self.name == other.name && self.file_name == other.file_name;
        let is_same_head = is_same_head && self.content_type == other.content_type;
        let is_same_text = || self.text == other.text || self.is_json() && is_same(&parsed(self.text), &parsed(other.text));
        is_same_head && is_same_text()
    }
}

/// A request that was sent.
#[derive(Debug)]
pub struct Sent(Request<RequestBody>);

impl Sent {
    /// Method, path and query are these.
    #[track_caller]
    pub fn goes_to(&self, method: &str, target: &str) {
        assert_eq!(self.0.method().as_str(), method);
        let sent = self.0.uri().path_and_query().map_or("", |text| text.as_str());
        let (sent, expected) = (sent.split_once('?'), target.split_once('?'));
        assert_eq!(
            sent.map_or(self.0.uri().path(), |(path, _)| path),
            expected.map_or(target, |(path, _)| path)
        );
        assert_eq!(pairs(sent.map_or("", |(_, query)| query)), pairs(expected.map_or("", |(_, query)| query)));
    }

    /// A header has this value.
    #[track_caller]
    pub fn has_header(&self, name: &str, value: &str) {
        assert_eq!(self.header(name), Some(value), "the header `{name}`");
    }

    /// There is no body.
    #[track_caller]
    pub fn has_no_body(&self) {
        assert_eq!(self.text(), "");
    }

    /// The body is of this media type, and has this text.
    #[track_caller]
    pub fn has_text(&self, media_type: &str, text: &str) {
        self.has_header("content-type", media_type);
        assert_eq!(self.text(), text);
    }

    /// The body is a form of this media type, and has these pairs.
    #[track_caller]
    pub fn has_form(&self, media_type: &str, text: &str) {
        self.has_header("content-type", media_type);
        assert_eq!(pairs(self.text()), pairs(text));
    }

    /// The body is of this media type, and the same JSON.
    #[track_caller]
    pub fn has_json(&self, media_type: &str, json: &str) {
        self.has_header("content-type", media_type);
        let (sent, expected) = (parsed(self.text()), parsed(json));
        assert!(is_same(&sent, &expected), "\n    sent: {sent}\nexpected: {expected}");
    }

    /// The body is of this media type, and has these parts.
    #[track_caller]
    pub fn has_parts(&self, media_type: &str, parts: &[Part<'_>]) {
        let content_type = self.header("content-type").unwrap_or_default();
        let (found, boundary) = content_type.split_once("; boundary=").unwrap_or((content_type, ""));
        assert_eq!(found, media_type);
        let boundary = format!("--{boundary}");
        let mut pieces: Vec<&str> = self.text().split(&boundary).collect();
        assert_eq!(pieces.pop().map(str::trim), Some("--"), "the last boundary");
        let sent: Vec<_> = pieces.into_iter().filter(|piece| !piece.is_empty()).map(part).collect();
        assert_eq!(sent, parts);
    }

    /// The first part of this name has this header.
    #[track_caller]
    pub fn has_part_header(&self, name: &str, header: &str, value: &str) {
        let mut pieces = self.text().split("\r\n--");
        let head = pieces.find_map(|piece| (part(piece).name == name).then(|| piece.split("\r\n\r\n").next()));
        let lines = head.flatten().unwrap_or_default().lines();
        let mut headers = lines.filter_map(|line| line.split_once(": "));
        let found = headers.find(|(found, _)| found.eq_ignore_ascii_case(header));
        assert_eq!(found.map(|(_, value)| value), Some(value), "the header `{header}` of the part `{name}`");
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.0.headers().get(name)?.to_str().ok()
    }

    #[track_caller]
    fn text(&self) -> &str {
        match std::str::from_utf8(self.0.body().bytes().map(AsRef::as_ref).unwrap_or_default()) {
            Ok(text) => text,
            Err(_) => panic!("the body is no text"),
        }
    }
}

/// The pairs of a query or a form: their order says nothing.
fn pairs(text: &str) -> Vec<&str> {
    let mut pairs: Vec<&str> = text.split('&').collect();
    pairs.sort_unstable();
    pairs
}

#[track_caller]
fn parsed(json: &str) -> Value {
    match serde_json::from_str(json) {
        Ok(value) => value,
        Err(error) => panic!("no JSON: {json}\n{error}"),
    }
}

/// Whether two values mean the same: `1.0` is `1`.
fn is_same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left == right || left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| is_same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let same = |(key, left): (&String, &Value)| right.get(key).is_some_and(|right| is_same(left, right));
            left.len() == right.len() && left.iter().all(same)
        }
        _ => left == right,
    }
}

/// One part, between two boundaries.
fn part(piece: &str) -> Part<'_> {
    let piece = piece.strip_prefix("\r\n").unwrap_or(piece);
    let (head, text) = piece.split_once("\r\n\r\n").unwrap_or((piece, ""));
    let parameter = |name: &str| {
        let (_, rest) = head.split_once(&format!("; {name}=\""))?;
        rest.split('"').next()
    };
    let id = head.lines().find_map(|line| line.strip_prefix("Content-ID: <")?.strip_suffix('>'));
    Part {
        name: parameter("name").or(id).unwrap_or_default(),
        file_name: parameter("filename"),
        content_type: head.lines().find_map(|line| line.strip_prefix("Content-Type: ")),
        text: text.strip_suffix("\r\n").unwrap_or(text),
    }
}
