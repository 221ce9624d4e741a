//! The course of a request as a pure state machine: what to do next, given what happened.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::redirect::{self, MOST_REDIRECTS};
use super::{Answer, Moment, Prepared, Secrets, TransportError, TransportErrorKind, retry};

/// What a driver does next.
#[derive(Debug)]
pub enum Step {
    /// Send this and report what came of it.
    Send(Attempt),
    /// Wait so long.
    Wait(Duration),
    /// It is over.
    Done(Result<Answer, Failure>),
}

/// One request on the wire. `Debug` shows neither address nor headers nor body.
pub struct Attempt {
    /// What is sent.
    pub request: http::Request<Bytes>,
    /// The time in which the whole answer must be there.
    pub limit: Duration,
    /// The largest answer that is taken.
    pub max_answer: usize,
}

impl fmt::Debug for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attempt({}, {:?})", self.request.method(), self.limit)
    }
}

/// Why there is no answer to decode.
#[derive(Debug)]
pub enum Failure {
    /// No whole answer came back.
    Transport {
        /// Why.
        error: TransportError,
        /// As much as came.
        part: Option<Answer>,
    },
    /// The answer is a redirect that must not be followed.
    Redirect {
        /// The answer.
        answer: Answer,
        /// Where it leads, as it may be printed.
        target: String,
    },
}

impl Failure {
    fn without_answer(error: TransportError) -> Self {
        Self::Transport { error, part: None }
    }
}

/// A request on its way.
#[derive(Debug)]
pub struct Execution {
    prepared: Prepared,
    start: Moment,
    attempts: u32,
    retries: u32,
    redirects: u32,
    state: State,
}

#[derive(Debug)]
enum State {
    Ready,
    Sent,
    Waiting(Duration),
    Over(Box<Result<Answer, Failure>>),
}

impl Execution {
    /// Begins at `start`.
    pub fn new(prepared: Prepared, start: Moment) -> Self {
        Self {
            prepared,
            start,
            attempts: 0,
            retries: 0,
            redirects: 0,
            state: State::Ready,
        }
    }

    /// What must not be printed of it.
    pub fn secrets(&self) -> &Secrets {
        &self.prepared.secrets
    }

    /// How many requests went on the wire.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// What to do next. After [`Step::Wait`] the next step is to send.
    pub fn next(&mut self, now: Moment) -> Step {
        match std::mem::replace(&mut self.state, State::Sent) {
            State::Ready => self.send(now),
            State::Waiting(wait) => {
                self.state = State::Ready;
                Step::Wait(wait)
            }
            State::Over(result) => Step::Done(*result),
            State::Sent => Step::Done(Err(Failure::without_answer(TransportError::new(
                TransportErrorKind::Other,
                "the outcome of an attempt was never reported",
            )))),
        }
    }

    /// Takes what came of the last attempt: whether it broke, and as much of an answer as there is.
    pub fn finished(
        &mut self,
        outcome: Result<(), TransportError>,
        arrived: Option<http::Response<Bytes>>,
        now: Moment,
    ) {
        let arrived = arrived.map(|response| Answer::new(response, now.system));
        self.state = match (outcome, arrived) {
            (Ok(()), Some(answer)) => self.answered(answer, now),
            (Ok(()), None) => self.failed(TransportError::new(TransportErrorKind::Reset, "no answer"), None, now),
            (Err(error), part) => self.failed(error, part, now),
        };
    }

    fn send(&mut self, now: Moment) -> Step {
        let limits = self.prepared.limits;
        let limit = self.left(now).map_or(limits.attempt, |left| left.min(limits.attempt));
        if limit.is_zero() {
            let error = TransportError::new(TransportErrorKind::Timeout, "no time is left");
            return Step::Done(Err(Failure::without_answer(error)));
        }
        self.attempts += 1;
        Step::Send(Attempt {
            request: self.prepared.request.clone(),
            limit,
            max_answer: limits.answer,
        })
    }

    fn answered(&mut self, answer: Answer, now: Moment) -> State {
        if let Some(target) = answer.location() {
            let next = redirect::follow(&self.prepared.request, target).filter(|_| self.redirects < MOST_REDIRECTS);
            let Some(next) = next else {
                let target = redirect::printable(&self.prepared.request, target);
                return State::Over(Box::new(Err(Failure::Redirect { answer, target })));
            };
            self.redirects += 1;
            self.prepared.request = next;
            return State::Ready;
        }
        let idempotent = self.prepared.idempotent;
        let repeats = retry::repeats_status(answer.status(), answer.headers(), idempotent, now.system);
        match repeats.then(|| self.wait(answer.retry_after(), now)).flatten() {
            Some(wait) => State::Waiting(wait),
            None => State::Over(Box::new(Ok(answer))),
        }
    }

    fn failed(&mut self, error: TransportError, part: Option<Answer>, now: Moment) -> State {
        let repeats = retry::repeats_failure(&error, self.prepared.idempotent);
        match repeats.then(|| self.wait(None, now)).flatten() {
            Some(wait) => State::Waiting(wait),
            None => State::Over(Box::new(Err(Failure::Transport { error, part }))),
        }
    }

    /// The wait before the next attempt; `None` if there is none.
    fn wait(&mut self, asked: Option<Duration>, now: Moment) -> Option<Duration> {
        if self.retries >= self.prepared.retry.retries {
            return None;
        }
        let wait = retry::wait_before(self.retries, asked, fastrand::f64())?;
        if self.left(now).is_some_and(|left| left <= wait) {
            return None;
        }
        self.retries += 1;
        Some(wait)
    }

    /// The time left of the total one.
    fn left(&self, now: Moment) -> Option<Duration> {
        self.prepared
            .limits
            .total
            .map(|total| total.saturating_sub(now.since(self.start)))
    }
}
