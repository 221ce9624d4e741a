//! Bodies that are read while they are sent: from files, readers and streams.

use std::error::Error as StdError;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::{BodySource, ByteStream, RequestBody, TransportError, TransportErrorKind};

impl RequestBody {
    /// The content of a file, which is opened and read each time that the body is sent.
    ///
    /// # Errors
    ///
    /// The operating system's, when the file cannot be opened now.
    pub fn from_path(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let described = File::open(&path)?.metadata()?;
        let length = described.is_file().then_some(described.len());
        Ok(Self::from_source(FileSource { path, length }))
    }

    /// What a reader gives, of `length` bytes where that is known. It is read once, so the request is not sent again
    /// after its body was begun. Reading blocks the thread: what comes slowly is better given as a stream.
    pub fn from_reader(reader: impl Read + Send + 'static, length: Option<u64>) -> Self {
        Self::once(ByteStream::pieces(Reading(Some(Box::new(reader)))), length)
    }

    /// What a stream gives, of `length` bytes where that is known. It is read once, so the request is not sent again
    /// after its body was begun.
    pub fn from_stream<S, B, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::once(ByteStream::pieces(Converted(Box::pin(stream))), length)
    }

    fn once(stream: ByteStream, length: Option<u64>) -> Self {
        let stream = Mutex::new(Some(stream));
        Self::from_source(Once { stream, length })
    }
}

struct FileSource {
    path: PathBuf,
    length: Option<u64>,
}

impl BodySource for FileSource {
    fn length(&self) -> Option<u64> {
        self.length
    }

    fn is_readable(&self) -> bool {
        true
    }

    fn open(&self) -> ByteStream {
        match File::open(&self.path) {
            Ok(file) => ByteStream::pieces(Reading(Some(file))),
            Err(error) => failed(unreadable(error)),
        }
    }
}

/// What can be read but once.
struct Once {
    stream: Mutex<Option<ByteStream>>,
    length: Option<u64>,
}

impl BodySource for Once {
    fn length(&self) -> Option<u64> {
        self.length
    }

    fn is_readable(&self) -> bool {
        self.stream.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn open(&self) -> ByteStream {
        let stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner).take();
        stream.unwrap_or_else(|| {
            let message = "the body was read already and cannot be sent again";
            failed(TransportError::new(TransportErrorKind::Other, message))
        })
    }
}

/// A reader; it ends with the first error.
struct Reading<R>(Option<R>);

impl<R: Read + Unpin> Stream for Reading<R> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        const PIECE: usize = 64 << 10;
        let Some(reader) = &mut self.0 else {
            return Poll::Ready(None);
        };
        let mut piece = vec![0; PIECE];
        let found = loop {
            match reader.read(&mut piece) {
                Ok(0) => break None,
                Ok(length) => {
                    piece.truncate(length);
                    return Poll::Ready(Some(Ok(piece.into())));
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => break Some(Err(unreadable(error))),
            }
        };
        self.0 = None;
        Poll::Ready(found)
    }
}

/// A stream of whatever becomes bytes.
struct Converted<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(piece.map(|piece| piece.map(Into::into).map_err(unreadable)))
    }
}

fn failed(error: TransportError) -> ByteStream {
    ByteStream::pieces(Failed(Some(error)))
}

struct Failed(Option<TransportError>);

impl Stream for Failed {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Err))
    }
}

fn unreadable(error: impl Into<Box<dyn StdError + Send + Sync>>) -> TransportError {
    TransportError::with_source(TransportErrorKind::Other, error)
}
