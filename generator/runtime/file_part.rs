//! A file in a multipart body: [`FilePart`].

use std::fmt;

use bytes::Bytes;

use super::{Codec, Fault, Reader, RequestBody, Writer, serde_by_json};

/// A file in a multipart body (RFC 7578).
///
/// Where the same body is sent as JSON too, the file is a text there, without name and media type. `Debug` shows the
/// names of further headers, and not their values.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FilePart {
    /// What the file holds: bytes in memory, or what is read while it is sent.
    pub content: RequestBody,
    /// The name that the server is told.
    pub file_name: Option<String>,
    /// The media type, such as `image/png`.
    pub content_type: Option<String>,
    /// Further headers of the part, by their names.
    pub headers: Vec<(String, String)>,
}

impl FilePart {
    /// A file without a name and a media type.
    pub fn new(content: impl Into<RequestBody>) -> Self {
        Self {
            content: content.into(),
            file_name: None,
            content_type: None,
            headers: Vec::new(),
        }
    }

    /// Sets the name that the server is told.
    #[must_use]
    pub fn with_file_name(mut self, file_name: impl Into<String>) -> Self {
        self.file_name = Some(file_name.into());
        self
    }

    /// Sets the media type.
    #[must_use]
    pub fn with_content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// Adds a header to the part.
    ///
    /// The request is refused when it is built, where the header has a name or value that HTTP cannot carry, or is
    /// `Content-Disposition`, `Content-Type`, `Content-Length` or `Transfer-Encoding`.
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("FilePart")
            .field("content", &self.content)
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .field("headers", &headers)
            .finish()
    }
}

impl From<RequestBody> for FilePart {
    fn from(content: RequestBody) -> Self {
        Self::new(content)
    }
}

impl From<Bytes> for FilePart {
    fn from(bytes: Bytes) -> Self {
        Self::new(bytes)
    }
}

impl From<Vec<u8>> for FilePart {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl From<String> for FilePart {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl Codec for FilePart {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.string().map(|text| Self::new(text.into_owned()))
    }

    fn write(&self, writer: &mut Writer) {
        match self.content.bytes().map(|bytes| std::str::from_utf8(bytes)) {
            Some(Ok(text)) => writer.text(text),
            _ => writer.refuse("a file that is no text in memory has no place in JSON"),
        }
    }
}

serde_by_json! { FilePart }
