//! A transport in memory with a clock that only waiting moves.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker, ready};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use futures_core::Stream;

use crate::runtime::{
    BlockingByteStream, BlockingTransport, BoxFuture, ByteStream, Moment, RequestBody, Transport, TransportError,
    TransportErrorKind, TransportLimits,
};

/// What the service does with one request.
#[derive(Clone)]
pub(crate) struct Reply {
    delay: Duration,
    outcome: Result<http::Response<Vec<Piece>>, (TransportErrorKind, String)>,
}

/// A piece of a body: a wait before it, and bytes or an error.
#[derive(Clone)]
struct Piece(Duration, Result<Bytes, TransportErrorKind>);

impl Reply {
    pub(crate) fn status(status: u16) -> Self {
        let response = http::Response::builder().status(status).body(Vec::new());
        Self {
            delay: Duration::ZERO,
            outcome: Ok(response.unwrap()),
        }
    }

    pub(crate) fn json(status: u16, body: &str) -> Self {
        Self::status(status)
            .header("content-type", "application/json")
            .body(body.to_owned())
    }

    pub(crate) fn broken(kind: TransportErrorKind) -> Self {
        Self::broken_with(kind, "it broke")
    }

    pub(crate) fn broken_with(kind: TransportErrorKind, message: &str) -> Self {
        Self {
            delay: Duration::ZERO,
            outcome: Err((kind, message.to_owned())),
        }
    }

    /// Never answers.
    pub(crate) fn silence() -> Self {
        Self::status(200).after(Duration::from_secs(1_000_000))
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        let name = http::HeaderName::from_bytes(name.as_bytes()).unwrap();
        self.outcome
            .as_mut()
            .unwrap()
            .headers_mut()
            .insert(name, value.parse().unwrap());
        self
    }

    pub(crate) fn body(self, body: impl Into<Bytes>) -> Self {
        self.piece(Duration::ZERO, Ok(body.into()))
    }

    pub(crate) fn dripping(self, wait: Duration, body: &str) -> Self {
        self.piece(wait, Ok(body.to_owned().into()))
    }

    /// Breaks off.
    pub(crate) fn then_broken(self) -> Self {
        self.piece(Duration::ZERO, Err(TransportErrorKind::Reset))
    }

    pub(crate) fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    fn piece(mut self, wait: Duration, piece: Result<Bytes, TransportErrorKind>) -> Self {
        self.outcome.as_mut().unwrap().body_mut().push(Piece(wait, piece));
        self
    }
}

#[derive(Default)]
struct State {
    passed: Duration,
    timers: Vec<Duration>,
    replies: VecDeque<Reply>,
    requests: Vec<http::Request<RequestBody>>,
    sent_at: Vec<Duration>,
    dropped: usize,
    reads_bodies: bool,
}

/// Answers from a list, and remembers what was sent and when.
#[derive(Clone)]
pub(crate) struct Memory {
    state: Arc<Mutex<State>>,
    start: Moment,
}

impl Memory {
    pub(crate) fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        let state = State {
            replies: replies.into_iter().collect(),
            ..State::default()
        };
        // 2026-11-23 12:00:00 UTC.
        let system = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_435_200);
        Self {
            state: Arc::new(Mutex::new(state)),
            start: Moment {
                instant: Instant::now(),
                system,
            },
        }
    }

    pub(crate) fn requests(&self) -> Vec<http::Request<RequestBody>> {
        self.state().requests.clone()
    }

    /// Reads the body of each request, as a transport over a socket does.
    pub(crate) fn reads_bodies(&self) {
        self.state().reads_bodies = true;
    }

    /// When each request was sent, since the start.
    pub(crate) fn sent_at(&self) -> Vec<Duration> {
        self.state().sent_at.clone()
    }

    pub(crate) fn passed(&self) -> Duration {
        self.state().passed
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, duration: Duration) {
        self.state().passed += duration;
    }

    /// How many exchanges were dropped before they were over.
    pub(crate) fn dropped(&self) -> usize {
        self.state().dropped
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn timer(&self, duration: Duration) -> Timer {
        Timer {
            memory: self.clone(),
            duration,
            due: None,
            done: false,
        }
    }

    fn take(&self, request: http::Request<RequestBody>) -> Reply {
        let mut state = self.state();
        let now = state.passed;
        state.requests.push(request);
        state.sent_at.push(now);
        state.replies.pop_front().expect("more requests than replies")
    }

    fn moment(&self) -> Moment {
        let passed = self.passed();
        Moment {
            instant: self.start.instant + passed,
            system: self.start.system + passed,
        }
    }
}

/// Moves the clock when it is polled again, so when nothing else was ready, and is the first one due.
struct Timer {
    memory: Memory,
    duration: Duration,
    due: Option<Duration>,
    done: bool,
}

impl Future for Timer {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let memory = self.memory.clone();
        let mut state = memory.state();
        let Some(due) = self.due else {
            let due = state.passed + self.duration;
            state.timers.push(due);
            self.due = Some(due);
            context.waker().wake_by_ref();
            return Poll::Pending;
        };
        if state.timers.iter().any(|other| *other < due) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        state.passed = state.passed.max(due);
        drop(state);
        self.forget();
        Poll::Ready(())
    }
}

impl Timer {
    fn forget(&mut self) {
        if self.done {
            return;
        }
        self.done = true;
        let mut state = self.memory.state();
        if let Some(place) = self
            .due
            .and_then(|due| state.timers.iter().position(|other| *other == due))
        {
            state.timers.swap_remove(place);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.forget();
    }
}

/// Counts an exchange that is dropped before its end.
struct Guard(Memory, bool);

impl Drop for Guard {
    fn drop(&mut self) {
        if !self.1 {
            self.0.state().dropped += 1;
        }
    }
}

impl Transport for Memory {
    fn send(
        &self,
        request: http::Request<RequestBody>,
    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>> {
        let memory = self.clone();
        Box::pin(async move {
            let mut guard = Guard(memory.clone(), false);
            let reads_bodies = memory.state().reads_bodies;
            let mut body = if reads_bodies {
                request.body().open()
            } else {
                ByteStream::whole("")
            };
            let reply = memory.take(request);
            while let (true, Some(piece)) = (reads_bodies, body.next().await) {
                piece?;
            }
            if !reply.delay.is_zero() {
                memory.timer(reply.delay).await;
            }
            guard.1 = true;
            let response = reply
                .outcome
                .map_err(|(kind, message)| TransportError::new(kind, message))?;
            Ok(response.map(|pieces| {
                ByteStream::pieces(Pieces {
                    memory,
                    pieces: pieces.into(),
                    wait: None,
                })
            }))
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(self.timer(duration))
    }

    fn now(&self) -> Moment {
        self.moment()
    }
}

struct Pieces {
    memory: Memory,
    pieces: VecDeque<Piece>,
    /// For the piece that is next.
    wait: Option<Timer>,
}

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(Piece(wait, _)) = self.pieces.front() else {
            return Poll::Ready(None);
        };
        if !wait.is_zero() {
            let timer = self.memory.timer(*wait);
            ready!(Pin::new(self.wait.get_or_insert(timer)).poll(context));
            self.wait = None;
        }
        let piece = self.pieces.pop_front().map(|Piece(_, piece)| piece);
        Poll::Ready(piece.map(|piece| piece.map_err(|kind| TransportError::new(kind, "the body broke off"))))
    }
}

impl BlockingTransport for Memory {
    fn send(
        &self,
        request: http::Request<RequestBody>,
        limits: TransportLimits,
    ) -> Result<http::Response<BlockingByteStream>, TransportError> {
        let reply = self.take(request);
        self.state().passed += reply.delay.min(limits.headers);
        if reply.delay >= limits.headers {
            return Err(TransportError::new(TransportErrorKind::Timeout, "too slow"));
        }
        let response = reply
            .outcome
            .map_err(|(kind, message)| TransportError::new(kind, message))?;
        let memory = self.clone();
        Ok(response.map(|pieces| {
            BlockingByteStream::pieces(pieces.into_iter().map(move |Piece(wait, piece)| {
                memory.state().passed += wait;
                piece.map_err(|kind| TransportError::new(kind, "the body broke off"))
            }))
        }))
    }

    fn sleep(&self, duration: Duration) {
        self.state().passed += duration;
    }

    fn now(&self) -> Moment {
        self.moment()
    }
}

/// Runs a future to its end without any runtime.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

/// Runs futures side by side to their ends.
pub(crate) fn run_all<T>(futures: impl IntoIterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut open: Vec<_> = futures.into_iter().map(|future| (Box::pin(future), None)).collect();
    let mut context = Context::from_waker(Waker::noop());
    while open.iter().any(|(_, done)| done.is_none()) {
        for (future, done) in open.iter_mut().filter(|(_, done)| done.is_none()) {
            if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
                *done = Some(value);
            }
        }
    }
    open.into_iter().filter_map(|(_, done)| done).collect()
}
