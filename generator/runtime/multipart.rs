//! A body of parts, `multipart/form-data` (RFC 7578).

use std::fmt::{self, Display};

use bytes::{BufMut, BytesMut};
use http::HeaderValue;

use super::{Body, BuildError, Encode, FilePart, JoinedBody, JsonParts, RequestBody, encode};

/// The parts of a body. `Debug` shows none of them.
#[derive(Clone)]
pub struct Multipart {
    boundary: String,
    /// What stands before `bytes`: bytes, and files that are read while they are sent.
    before: Vec<RequestBody>,
    bytes: BytesMut,
    /// Why the body cannot be sent: the first reason that was met.
    refused: Option<BuildError>,
}

impl Multipart {
    /// No parts yet.
    pub fn new() -> Self {
        Self {
            boundary: format!("{:032x}", fastrand::u128(..)),
            before: Vec::new(),
            bytes: BytesMut::new(),
            refused: None,
        }
    }

    /// Adds a text.
    pub fn text(&mut self, name: &str, value: Option<&(impl Display + ?Sized)>) {
        if let Some(value) = value {
            self.part(name, None, None, value.to_string().into_bytes());
        }
    }

    /// Adds a value of any shape: a scalar as text, an object as JSON, and the items of a list as parts of one name.
    pub fn value(&mut self, name: &str, value: Option<&(impl Encode + ?Sized)>) {
        let Some(value) = value else { return };
        let json = encode(value).unwrap_or_default();
        match JsonParts::of(&json) {
            Some(JsonParts::List(items)) => items.iter().for_each(|item| self.item(name, item)),
            Some(_) => self.item(name, &json),
            None => self.refuse("a part cannot be written as JSON"),
        }
    }

    /// Adds a file.
    pub fn file(&mut self, name: &str, file: Option<&FilePart>) {
        let Some(file) = file else { return };
        let media_type = file.content_type.as_deref().unwrap_or("application/octet-stream");
        if media_type.chars().any(char::is_control) {
            return self.refuse("a media type holds a control character");
        }
        let file_name = file.file_name.as_deref().unwrap_or(name);
        self.part(name, Some(file_name), Some(media_type), file.content.clone());
    }

    fn refuse(&mut self, reason: &str) {
        self.refused.get_or_insert(BuildError::body(reason));
    }

    /// The finished body, unless a part cannot be sent.
    ///
    /// # Errors
    ///
    /// The first reason that was met.
    pub fn into_body(mut self) -> Result<Body, BuildError> {
        if let Some(reason) = self.refused {
            return Err(reason);
        }
        self.bytes.put_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        let content_type = HeaderValue::from_str(&format!("multipart/form-data; boundary={}", self.boundary));
        let content_type = content_type.unwrap_or(HeaderValue::from_static("multipart/form-data"));
        let end = RequestBody::from(self.bytes.freeze());
        if self.before.is_empty() {
            return Ok(Body::new(content_type, end));
        }
        self.before.push(end);
        Ok(Body::new(
            content_type,
            RequestBody::from_source(JoinedBody(self.before)),
        ))
    }

    fn item(&mut self, name: &str, json: &str) {
        match JsonParts::of(json) {
            None | Some(JsonParts::Null) => {}
            Some(JsonParts::Scalar(text)) => self.part(name, None, None, text.into_owned().into_bytes()),
            Some(_) => self.part(name, None, Some("application/json"), json.to_owned().into_bytes()),
        }
    }

    fn part(&mut self, name: &str, file_name: Option<&str>, media_type: Option<&str>, content: impl Into<RequestBody>) {
        let mut head = format!(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"",
            self.boundary,
            quoted(name)
        );
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
        }
        if let Some(media_type) = media_type {
            head.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        self.bytes.put_slice(head.as_bytes());
        self.bytes.put_slice(b"\r\n\r\n");
        let content = content.into();
        match content.bytes() {
            Some(bytes) => self.bytes.put_slice(bytes),
            None => self.before.extend([self.bytes.split().freeze().into(), content]),
        }
        self.bytes.put_slice(b"\r\n");
    }
}

/// A name that cannot end its quotes or its line, escaped as browsers do.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

impl Default for Multipart {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Multipart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Multipart").finish_non_exhaustive()
    }
}
