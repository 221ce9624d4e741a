//! The body of a request with its media type.

use std::fmt;

use http::HeaderValue;

use super::RequestBody;

/// What is sent, and as what. `Debug` shows the length only.
#[derive(Clone, PartialEq, Eq)]
pub struct Body {
    content_type: HeaderValue,
    content: RequestBody,
}

impl Body {
    /// Content of a media type.
    pub fn new(content_type: HeaderValue, content: impl Into<RequestBody>) -> Self {
        Self {
            content_type,
            content: content.into(),
        }
    }

    /// The value of `Content-Type`.
    pub fn content_type(&self) -> &HeaderValue {
        &self.content_type
    }

    /// Whether it consists of parts, whose boundary its media type names. Without one the caller knows the boundary.
    pub fn is_multipart(&self) -> bool {
        let text = self.content_type.to_str();
        text.is_ok_and(|text| text.starts_with("multipart/") && text.contains("; boundary="))
    }

    /// What is sent.
    pub fn content(&self) -> &RequestBody {
        &self.content
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Body({:?}, {:?})", self.content_type, self.content)
    }
}
