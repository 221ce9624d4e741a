//! A body of parts, `multipart/form-data` (RFC 7578) unless it is of another kind.

use std::fmt::{self, Display};

use bytes::{BufMut, BytesMut};
use http::HeaderValue;

use super::{
    Body, BuildError, Encode, FilePart, FormData, JoinedBody, JsonParts, PartKind, RequestBody, encode, header_lines,
};

/// The parts of a body. `Debug` shows none of them.
#[derive(Clone)]
pub struct Multipart<K = FormData> {
    kind: K,
    boundary: String,
    /// What the description says of the next part.
    pub(super) described: DescribedPart,
    /// What stands before `bytes`: bytes, and files that are read while they are sent.
    before: Vec<RequestBody>,
    bytes: BytesMut,
    /// Why the body cannot be sent: the first reason that was met.
    refused: Option<BuildError>,
}

/// What the description says of a part.
#[derive(Clone, Default)]
pub struct DescribedPart {
    /// Its media type (OpenAPI 3.0, section 4.7.15: `contentType`).
    pub media_type: Option<&'static str>,
    /// Its further headers, as lines with their ends.
    pub headers: String,
}

impl Multipart {
    /// No parts yet.
    pub fn new() -> Self {
        Self::of(FormData)
    }
}

impl<K: PartKind> Multipart<K> {
    /// No parts yet of a body of a kind.
    pub fn of(kind: K) -> Self {
        Self {
            kind,
            boundary: format!("{:032x}", fastrand::u128(..)),
            described: DescribedPart::default(),
            before: Vec::new(),
            bytes: BytesMut::new(),
            refused: None,
        }
    }

    /// The next part is of a media type, unless it is a file with one of its own.
    pub fn typed(&mut self, media_type: &'static str) -> &mut Self {
        self.described.media_type = Some(media_type);
        self
    }

    /// Adds a text.
    pub fn text(&mut self, name: &str, value: Option<&(impl Display + ?Sized)>) {
        let described = std::mem::take(&mut self.described);
        if let Some(value) = value {
            self.plain(name, &described, value.to_string());
        }
    }

    /// Adds a value of any shape: a scalar as text, an object as JSON, and the items of a list as parts of one name,
    /// where the kind of body has names. All are JSON where the description says that the part is.
    pub fn value(&mut self, name: &str, value: Option<&(impl Encode + ?Sized)>) {
        let described = std::mem::take(&mut self.described);
        let Some(value) = value else { return };
        let json = encode(value).unwrap_or_default();
        match JsonParts::of(&json) {
            Some(JsonParts::List(items)) if K::REPEATS_NAMES => {
                items.iter().for_each(|item| self.item(name, &described, item));
            }
            Some(_) => self.item(name, &described, &json),
            None => self.refuse(BuildError::body("a part cannot be written as JSON")),
        }
    }

    /// Adds a file.
    pub fn file(&mut self, name: &str, file: Option<&FilePart>) {
        let mut described = std::mem::take(&mut self.described);
        let Some(file) = file else { return };
        let media_type = file.content_type.as_deref().or(described.media_type);
        let media_type = media_type.unwrap_or("application/octet-stream");
        if media_type.chars().any(char::is_control) {
            return self.refuse(BuildError::body("a media type holds a control character"));
        }
        match header_lines(file) {
            Ok(lines) => described.headers.push_str(&lines),
            Err(reason) => return self.refuse(reason),
        }
        let content = file.content.clone();
        self.part(name, Some(file), Some(media_type), &described.headers, content);
    }

    /// Keeps the reason why the body cannot be sent.
    pub fn refuse(&mut self, reason: BuildError) {
        self.refused.get_or_insert(reason);
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
        let content_type = format!("{}; boundary={}", self.kind.media_type(), self.boundary);
        let content_type = HeaderValue::from_str(&content_type);
        let content_type = content_type.map_err(|_| BuildError::body("its media type cannot be a header"))?;
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

    /// Adds a value of which the JSON is known.
    pub fn item(&mut self, name: &str, described: &DescribedPart, json: &str) {
        let json_type = described.media_type.filter(|media_type| is_json(media_type));
        match JsonParts::of(json) {
            None | Some(JsonParts::Null) => {}
            Some(JsonParts::Scalar(text)) if json_type.is_none() => self.plain(name, described, text.into_owned()),
            Some(_) => {
                let media_type = Some(json_type.unwrap_or("application/json"));
                self.part(name, None, media_type, &described.headers, json.to_owned());
            }
        }
    }

    /// Adds a text of which the characters are known.
    pub fn plain(&mut self, name: &str, described: &DescribedPart, text: String) {
        let media_type = described.media_type.or(K::TEXT);
        self.part(name, None, media_type, &described.headers, text);
    }

    fn part(
        &mut self,
        name: &str,
        file: Option<&FilePart>,
        media_type: Option<&str>,
        headers: &str,
        content: impl Into<RequestBody>,
    ) {
        let mut head = format!("--{}\r\n", self.boundary);
        head.push_str(&self.kind.label(name, file, media_type, headers));
        if let Some(media_type) = media_type {
            head.push_str(&format!("Content-Type: {media_type}\r\n"));
        }
        head.push_str(headers);
        self.bytes.put_slice(head.as_bytes());
        self.bytes.put_slice(b"\r\n");
        let content = content.into();
        match content.bytes() {
            Some(bytes) => self.bytes.put_slice(bytes),
            None => self.before.extend([self.bytes.split().freeze().into(), content]),
        }
        self.bytes.put_slice(b"\r\n");
    }
}

/// Whether content of a media type is JSON (RFC 6839, section 3.1).
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim_end();
    essence.eq_ignore_ascii_case("application/json") || essence.to_ascii_lowercase().ends_with("+json")
}

impl Default for Multipart {
    fn default() -> Self {
        Self::new()
    }
}

impl<K> fmt::Debug for Multipart<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Multipart").finish_non_exhaustive()
    }
}
