//! The body of a request: bytes in memory, or a source that they are read from while they are sent.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use super::ByteStream;

/// What is sent as the body of a request. Cloning it copies no bytes. `Debug` shows the length only.
///
/// Made from bytes or text by `From`.
#[derive(Clone)]
pub struct RequestBody {
    content: Content,
}

#[derive(Clone)]
enum Content {
    Whole(Bytes),
    Source(Arc<dyn BodySource>),
}

/// What a body is read from that is not in memory as a whole.
pub trait BodySource: Send + Sync + 'static {
    /// How many bytes it has, where that is known: it becomes `Content-Length`.
    fn length(&self) -> Option<u64>;

    /// Whether [`open`](Self::open) gives all the bytes. What can be read but once, and has been, cannot be sent again.
    fn is_readable(&self) -> bool;

    /// Reads it from its beginning.
    fn open(&self) -> ByteStream;
}

impl RequestBody {
    /// A body that is read from a source while it is sent.
    pub fn from_source(source: impl BodySource) -> Self {
        Self {
            content: Content::Source(Arc::new(source)),
        }
    }

    /// The bytes, where they are in memory.
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Whole(bytes) => Some(bytes),
            Content::Source(_) => None,
        }
    }

    /// Whether it is known to have no bytes.
    pub fn is_empty(&self) -> bool {
        self.length() == Some(0)
    }

    /// How many bytes it has, where that is known.
    pub fn length(&self) -> Option<u64> {
        match &self.content {
            Content::Whole(bytes) => Some(bytes.len() as u64),
            Content::Source(source) => source.length(),
        }
    }

    /// Whether it can be read from its beginning: always, unless it can be read but once and has been.
    pub fn is_readable(&self) -> bool {
        match &self.content {
            Content::Whole(_) => true,
            Content::Source(source) => source.is_readable(),
        }
    }

    /// Reads it from its beginning.
    pub fn open(&self) -> ByteStream {
        match &self.content {
            Content::Whole(bytes) => ByteStream::whole(bytes.clone()),
            Content::Source(source) => source.open(),
        }
    }
}

impl Default for RequestBody {
    fn default() -> Self {
        Self::from(Bytes::new())
    }
}

impl From<Bytes> for RequestBody {
    fn from(bytes: Bytes) -> Self {
        Self {
            content: Content::Whole(bytes),
        }
    }
}

impl From<Vec<u8>> for RequestBody {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for RequestBody {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static [u8]> for RequestBody {
    fn from(bytes: &'static [u8]) -> Self {
        Bytes::from_static(bytes).into()
    }
}

impl From<&'static str> for RequestBody {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

/// Of equal bytes, or from the same source.
impl PartialEq for RequestBody {
    fn eq(&self, other: &Self) -> bool {
        match (&self.content, &other.content) {
            (Content::Whole(left), Content::Whole(right)) => left == right,
            (Content::Source(left), Content::Source(right)) => Arc::ptr_eq(left, right),
            _ => false,
        }
    }
}

impl Eq for RequestBody {}

impl fmt::Debug for RequestBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length() {
            Some(length) => write!(f, "RequestBody({length} bytes)"),
            None => f.write_str("RequestBody"),
        }
    }
}
