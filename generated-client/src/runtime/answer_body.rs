//! The body of an answer while it arrives.

use std::fmt;

use bytes::Bytes;

use super::{BoxFuture, TransportError};

/// Gives the pieces of a body, in order, for an async client.
pub trait Chunks: Send {
    /// The next piece; `None` at the end.
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>>;
}

/// A body that arrives piece by piece.
pub struct AnswerBody {
    source: Source,
}

enum Source {
    Whole(Option<Bytes>),
    Chunks(Box<dyn Chunks>),
}

impl AnswerBody {
    /// A body that is there already.
    pub fn whole(bytes: impl Into<Bytes>) -> Self {
        Self {
            source: Source::Whole(Some(bytes.into())),
        }
    }

    /// A body that is still arriving.
    pub fn chunks(chunks: impl Chunks + 'static) -> Self {
        Self {
            source: Source::Chunks(Box::new(chunks)),
        }
    }

    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        match &mut self.source {
            Source::Whole(bytes) => bytes.take().map(Ok),
            Source::Chunks(chunks) => chunks.next().await,
        }
    }
}

impl fmt::Debug for AnswerBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnswerBody")
    }
}

/// A body that arrives piece by piece, each of which is waited for.
pub struct BlockingAnswerBody {
    chunks: Box<dyn Iterator<Item = Result<Bytes, TransportError>> + Send>,
}

impl BlockingAnswerBody {
    /// A body that is there already.
    pub fn whole(bytes: impl Into<Bytes>) -> Self {
        Self::chunks(std::iter::once(Ok(bytes.into())))
    }

    /// A body that is still arriving.
    pub fn chunks(chunks: impl Iterator<Item = Result<Bytes, TransportError>> + Send + 'static) -> Self {
        Self {
            chunks: Box::new(chunks),
        }
    }
}

impl Iterator for BlockingAnswerBody {
    type Item = Result<Bytes, TransportError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.chunks.next()
    }
}

impl fmt::Debug for BlockingAnswerBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BlockingAnswerBody")
    }
}
