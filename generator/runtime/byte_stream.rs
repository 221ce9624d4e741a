//! A body while it arrives or is read.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::TransportError;

/// What bytes come from, piece by piece.
#[cfg(not(target_arch = "wasm32"))]
type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;
/// What bytes come from, piece by piece; those of a browser stay on their thread.
#[cfg(target_arch = "wasm32")]
type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>>>>;

/// The bytes of a body, which come piece by piece, in order. An error is the last piece.
pub struct ByteStream {
    source: Source,
}

enum Source {
    Whole(Option<Bytes>),
    Pieces(Pieces),
}

impl ByteStream {
    /// Bytes that are there already.
    pub fn whole(bytes: impl Into<Bytes>) -> Self {
        Self {
            source: Source::Whole(Some(bytes.into())),
        }
    }

    /// Bytes that are still arriving.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn pieces(pieces: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static) -> Self {
        Self {
            source: Source::Pieces(Box::pin(pieces)),
        }
    }

    /// Bytes that are still arriving.
    #[cfg(target_arch = "wasm32")]
    pub fn pieces(pieces: impl Stream<Item = Result<Bytes, TransportError>> + 'static) -> Self {
        Self {
            source: Source::Pieces(Box::pin(pieces)),
        }
    }

    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut self.source {
            Source::Whole(bytes) => Poll::Ready(bytes.take().filter(|bytes| !bytes.is_empty()).map(Ok)),
            Source::Pieces(pieces) => pieces.as_mut().poll_next(context),
        }
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ByteStream")
    }
}

/// The bytes of a body for a blocking client, which waits for each piece. An error is the last piece.
pub struct BlockingByteStream {
    pieces: Box<dyn Iterator<Item = Result<Bytes, TransportError>> + Send>,
}

impl BlockingByteStream {
    /// Bytes that are there already.
    pub fn whole(bytes: impl Into<Bytes>) -> Self {
        Self::pieces(std::iter::once(Ok(bytes.into())))
    }

    /// Bytes that are still arriving.
    pub fn pieces(pieces: impl Iterator<Item = Result<Bytes, TransportError>> + Send + 'static) -> Self {
        Self {
            pieces: Box::new(pieces),
        }
    }
}

impl Iterator for BlockingByteStream {
    type Item = Result<Bytes, TransportError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.pieces.next()
    }
}

impl fmt::Debug for BlockingByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BlockingByteStream")
    }
}
