//! What an async client gives for a success that comes piece by piece.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::answer::request_id;
use super::open_async::{Opened, open_async};
use super::outcome::unbuilt;
use super::request::prepare_as;
use super::{
    AnyError, Async, BoxFuture, ByteStream, Call, DecodeError, Error, ItemReader, Outcome, Reopening, Sending,
    Streamed, TransportError, TransportErrorKind,
};

/// The items of an answer while it arrives: a [`Stream`] that ends after what cannot be mended.
///
/// An item that does not fit the description is an error, and the next one may be asked for. Events of a request that
/// may be sent twice are taken up again when their stream breaks, if they had an id: the service is told the last one
/// (`Last-Event-ID`). Dropping the stream cancels the request.
pub struct ItemStream<T> {
    reader: ItemReader<T>,
    state: State,
    idle: Option<Duration>,
    reopening: Option<Reopening>,
    transport: Async,
}

enum State {
    Reading {
        body: ByteStream,
        /// Runs while a piece is waited for.
        timer: Option<BoxFuture<'static, ()>>,
    },
    Reopening(BoxFuture<'static, Result<Opened<ByteStream>, Box<Outcome>>>),
    Over,
}

impl<T> ItemStream<T> {
    fn new<R: Streamed<Item = T>>(transport: Async, opened: Opened<ByteStream>) -> Self {
        let limits = opened.prepared.limits;
        let (head, body) = opened.response.into_parts();
        let secrets = opened.prepared.secrets.clone();
        Self {
            reader: ItemReader::new::<R>(head, limits.answer, opened.attempts, secrets),
            state: State::Reading { body, timer: None },
            idle: idle_limit::<R>(limits.idle),
            reopening: Reopening::of(&opened.prepared),
            transport,
        }
    }

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

    /// The next item; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, AnyError>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Reads on; whether there is something new to look at.
    fn poll_read(&mut self, context: &mut Context<'_>) -> Poll<()> {
        match &mut self.state {
            State::Over => return Poll::Ready(()),
            State::Reopening(opening) => match opening.as_mut().poll(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Ok(opened)) => {
                    let (head, body) = opened.response.into_parts();
                    self.reader.resume(head, &opened.prepared.secrets);
                    self.state = State::Reading { body, timer: None };
                }
                Poll::Ready(Err(outcome)) => {
                    self.reader.refuse(outcome);
                    self.state = State::Over;
                }
            },
            State::Reading { body, timer } => match Pin::new(body).poll_next(context) {
                Poll::Ready(Some(Ok(piece))) => {
                    *timer = None;
                    self.reader.push(piece);
                }
                Poll::Ready(Some(Err(error))) => self.broken(error),
                Poll::Ready(None) => {
                    self.reader.end();
                    self.state = State::Over;
                }
                Poll::Pending => {
                    let Some(idle) = self.idle else { return Poll::Pending };
                    let transport = self.transport.transport();
                    if timer
                        .get_or_insert_with(|| transport.sleep(idle))
                        .as_mut()
                        .poll(context)
                        .is_pending()
                    {
                        return Poll::Pending;
                    }
                    let message = format!("nothing came for {idle:?}");
                    self.broken(TransportError::new(TransportErrorKind::Timeout, message));
                }
            },
        }
        Poll::Ready(())
    }

    /// Takes the stream up again, or ends it with the error.
    fn broken(&mut self, error: TransportError) {
        let point = self.reader.resume_point();
        let again = self
            .reopening
            .as_mut()
            .zip(point)
            .and_then(|(reopening, point)| reopening.next(&point));
        self.state = match again {
            None => {
                self.reader.fail(error);
                State::Over
            }
            Some((wait, prepared)) => {
                let transport = self.transport.clone();
                State::Reopening(Box::pin(async move {
                    transport.transport().sleep(wait).await;
                    open_async(&transport, prepared).await
                }))
            }
        };
    }
}

impl<T> Stream for ItemStream<T> {
    type Item = Result<T, AnyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let stream = &mut *self;
        loop {
            if let Some(item) = stream.reader.item() {
                if item.is_ok() {
                    stream.reopening.iter_mut().for_each(Reopening::reset);
                }
                return Poll::Ready(Some(item));
            }
            if stream.reader.is_over() {
                stream.state = State::Over;
                return Poll::Ready(None);
            }
            if stream.poll_read(context).is_pending() {
                return Poll::Pending;
            }
        }
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ItemStream({})", self.status())
    }
}

/// The time in which the next piece must arrive.
pub fn idle_limit<R: Streamed>(chosen: Option<Duration>) -> Option<Duration> {
    const USUAL: Duration = Duration::from_secs(60);
    chosen.or((!R::PAUSES).then_some(USUAL))
}

/// Sends a request for a stream, once the future is polled.
pub fn open_stream<R>(call: Call<Async>, mut request: R) -> Sending<ItemStream<R::Item>, R::Error>
where
    R: Streamed,
{
    request.ask();
    let prepared = prepare_as(&call, &request, R::ACCEPT);
    let transport = call.handle.mode().clone();
    Sending::from_future(async move {
        let prepared = prepared.map_err(unbuilt::<R>)?;
        match open_async(&transport, prepared).await {
            Ok(opened) => Ok(ItemStream::new::<R>(transport, opened)),
            Err(outcome) => Err(refused::<R>(outcome)),
        }
    })
}

/// The error of a request for a stream that did not begin.
pub fn refused<R: Streamed>(outcome: Box<Outcome>) -> Error<R::Error> {
    match outcome.settle(R::INFO) {
        Ok((answer, context)) => {
            context.undecodable(answer, DecodeError::new("$", "a body that arrives", "a whole one"))
        }
        Err(error) => error,
    }
}
