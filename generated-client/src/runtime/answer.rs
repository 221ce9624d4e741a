//! A whole answer, and the ways to read it.

use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

use super::retry_after::retry_after;
use super::{Codec, DecodeError, decode, decode_one_or_many, redirect};

/// Status, headers and body. `Debug` shows neither header values nor body.
#[derive(Clone)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    location: Option<String>,
    retry_after: Option<Duration>,
}

impl Answer {
    /// An answer that arrived at `now`.
    pub fn new(response: http::Response<Bytes>, now: SystemTime) -> Self {
        let location = redirect::location(&response).map(str::to_owned);
        let (parts, body) = response.into_parts();
        let retry_after = retry_after(&parts.headers, now);
        Self {
            status: parts.status,
            headers: parts.headers,
            body,
            location,
            retry_after,
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it came.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Where a redirect leads; `None` if the answer is none.
    pub fn location(&self) -> Option<&str> {
        self.location.as_deref()
    }

    /// How long to wait before trying again, from when the answer arrived, where the service said so.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// The request id that the service sent.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// Status and headers, for those who want them beside the value.
    pub fn into_head(self) -> (StatusCode, HeaderMap) {
        (self.status, self.headers)
    }

    /// Reads JSON, whatever the content type says: services that are proxied often get it wrong.
    pub fn json<T: Codec>(&self) -> Result<T, DecodeError> {
        decode(self.json_text()?)
    }

    /// Reads a list, or one object as a list of one.
    pub fn one_or_many<T: Codec>(&self) -> Result<Vec<T>, DecodeError> {
        decode_one_or_many(self.json_text()?)
    }

    /// Reads text in UTF-8.
    pub fn text(&self) -> Result<String, DecodeError> {
        let text = std::str::from_utf8(without_mark(&self.body));
        text.map(str::to_owned)
            .map_err(|_| DecodeError::new("$", "text in UTF-8", self.described("other bytes")))
    }

    /// Takes the body as it is.
    pub fn bytes(&self) -> Result<Bytes, DecodeError> {
        Ok(self.body.clone())
    }

    /// Reads nothing.
    pub fn empty(&self) -> Result<(), DecodeError> {
        Ok(())
    }

    fn json_text(&self) -> Result<&[u8], DecodeError> {
        let text = without_mark(&self.body).trim_ascii();
        match text.first() {
            Some(b'<') if self.is_html() => Err(DecodeError::new("$", "JSON", self.described("an HTML page"))),
            Some(b'<') => Err(DecodeError::new("$", "JSON", self.described("markup"))),
            _ => Ok(text),
        }
    }

    fn described(&self, what: &str) -> String {
        format!("{what} ({} bytes)", self.body.len())
    }

    fn is_html(&self) -> bool {
        let content_type = self
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        content_type.is_none_or(|text| text.to_ascii_lowercase().contains("html"))
    }
}

/// Text without the byte order mark that some services begin it with.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answer({}, {} bytes)", self.status, self.body.len())
    }
}

/// The request id among the headers of an answer, under the names that services give it.
pub fn request_id(headers: &HeaderMap) -> Option<&str> {
    const NAMES: [&str; 6] = [
        "x-request-id",
        "request-id",
        "x-correlation-id",
        "x-amzn-requestid",
        "x-ms-request-id",
        "cf-ray",
    ];
    NAMES.iter().find_map(|name| headers.get(*name)?.to_str().ok())
}
