//! The body of a request.

use std::fmt;

use bytes::Bytes;
use http::HeaderValue;

/// Bytes with their media type. `Debug` shows the length only.
#[derive(Clone, PartialEq, Eq)]
pub struct Body {
    content_type: HeaderValue,
    bytes: Bytes,
}

impl Body {
    /// Bytes of a media type.
    pub fn new(content_type: HeaderValue, bytes: impl Into<Bytes>) -> Self {
        Self {
            content_type,
            bytes: bytes.into(),
        }
    }

    /// The value of `Content-Type`.
    pub fn content_type(&self) -> &HeaderValue {
        &self.content_type
    }

    /// Whether it consists of parts, whose boundary its media type names.
    pub fn is_multipart(&self) -> bool {
        self.content_type.as_bytes().starts_with(b"multipart/")
    }

    /// What is sent.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Body({:?}, {} bytes)", self.content_type, self.bytes.len())
    }
}
