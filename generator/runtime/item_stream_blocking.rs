//! What a blocking client gives for a success that comes piece by piece.

use std::fmt;

use http::{HeaderMap, StatusCode};

use super::answer::request_id;
use super::item_stream::{idle_limit, refused};
use super::open_async::Opened;
use super::open_blocking::open_blocking;
use super::outcome::unbuilt;
use super::request::prepare_as;
use super::{
    AnyError, Blocking, BlockingByteStream, Call, Error, ItemReader, Reopening, Streamed, TransportError,
    driver_blocking::PieceLimit,
};

/// The items of an answer while it arrives: an iterator, which waits for each, and ends after what cannot be mended.
///
/// An item that does not fit the description is an error, and the next one may be asked for. Events of a request that
/// may be sent twice are taken up again when their stream breaks, if they had an id: the service is told the last one
/// (`Last-Event-ID`).
pub struct BlockingItemStream<T> {
    reader: ItemReader<T>,
    body: Option<BlockingByteStream>,
    pieces: PieceLimit,
    reopening: Option<Reopening>,
    transport: Blocking,
}

impl<T> BlockingItemStream<T> {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.reader.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.reader.headers()
    }

    /// The request id that the service sent: what its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.reader.headers())
    }

    /// The id of the last event that had one: what a later request can send as `Last-Event-ID`.
    pub fn last_event_id(&self) -> Option<String> {
        self.reader.resume_point().map(|point| point.last_event_id)
    }

    /// Waits for the next piece.
    fn read(&mut self) {
        match self.body.as_mut().and_then(Iterator::next) {
            Some(Ok(piece)) => self.reader.push(piece),
            Some(Err(error)) => self.broken(error),
            None => self.reader.end(),
        }
    }

    /// Takes the stream up again, or ends it with the error.
    fn broken(&mut self, error: TransportError) {
        let point = self.reader.resume_point();
        let again = self
            .reopening
            .as_mut()
            .zip(point)
            .and_then(|(reopening, point)| reopening.next(&point));
        let Some((wait, prepared)) = again else {
            self.body = None;
            return self.reader.fail(error);
        };
        self.transport.transport().sleep(wait);
        match open_blocking(&self.transport, prepared, self.pieces) {
            Ok(opened) => {
                let (head, body) = opened.response.into_parts();
                self.reader.resume(head, &opened.prepared.secrets);
                self.body = Some(body);
            }
            Err(outcome) => {
                self.body = None;
                self.reader.refuse(outcome);
            }
        }
    }
}

impl<T> Iterator for BlockingItemStream<T> {
    type Item = Result<T, AnyError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.reader.item() {
                if item.is_ok() {
                    self.reopening.iter_mut().for_each(Reopening::reset);
                }
                return Some(item);
            }
            if self.reader.is_over() {
                self.body = None;
                return None;
            }
            self.read();
        }
    }
}

impl<T> fmt::Debug for BlockingItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlockingItemStream({})", self.status())
    }
}

/// Sends a request for a stream, and blocks this thread until the headers of the answer are there.
pub fn open_stream_blocking<R: Streamed>(
    call: Call<Blocking>,
    mut request: R,
) -> Result<BlockingItemStream<R::Item>, Error<R::Error>> {
    request.ask();
    let prepared = prepare_as(&call, &request, R::ACCEPT).map_err(unbuilt::<R>)?;
    let transport = call.handle.mode().clone();
    let pieces = idle_limit::<R>(prepared.limits.idle);
    let opened = open_blocking(&transport, prepared, pieces);
    let Opened {
        response,
        attempts,
        prepared,
    } = opened.map_err(refused::<R>)?;
    let (head, body) = response.into_parts();
    Ok(BlockingItemStream {
        reader: ItemReader::new::<R>(head, prepared.limits.answer, attempts, prepared.secrets.clone()),
        body: Some(body),
        pieces,
        reopening: Reopening::of(&prepared),
        transport,
    })
}
