//! The course of a request as a pure state machine: what to do next, given what happened.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{StatusCode, header};

use super::redirect::{self, MOST_REDIRECTS};
use super::tokens::Wanted;
use super::{
    Answer, Moment, Origin, Prepared, RequestBody, Secrets, Tokens, TransportError, TransportErrorKind, auth, retry,
};

/// What a driver does next.
#[derive(Debug)]
pub enum Step {
    /// Send this and report what came of it.
    Send(Attempt),
    /// Get an access token, by the given time, and report it.
    Authorize(TokenWanted),
    /// Wait so long.
    Wait(Duration),
    /// It is over.
    Done(Result<Answer, Failure>),
}

/// An access token that is wanted.
pub struct TokenWanted {
    /// Where it comes from.
    pub tokens: Arc<dyn Tokens>,
    /// Which one.
    pub which: Wanted,
}

impl fmt::Debug for TokenWanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenWanted")
    }
}

/// One request on the wire. `Debug` shows neither address nor headers nor body.
pub struct Attempt {
    /// The path template.
    pub template: &'static str,
    /// How often the request was sent before.
    pub sent_before: u32,
    /// What is sent.
    pub request: http::Request<RequestBody>,
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

/// A request on its way. `Debug` shows no token.
pub struct Execution {
    prepared: Prepared,
    start: Moment,
    attempts: u32,
    retries: u32,
    redirects: u32,
    token: Token,
    state: State,
    /// How it ended.
    result: Option<Result<Answer, Failure>>,
}

/// The access token of a request.
#[derive(Default)]
struct Token {
    /// The one that was sent last.
    sent: Option<String>,
    /// The one that the service has refused; another one is asked for once.
    refused: Option<String>,
    /// Whether the next attempt has one.
    ready: bool,
}

enum State {
    Ready,
    Sent,
    Waiting(Duration),
    Over,
}

impl fmt::Debug for Execution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Execution")
            .field("prepared", &self.prepared)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
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
            token: Token::default(),
            state: State::Ready,
            result: None,
        }
    }

    /// The request, behind a redirect the one that it led to.
    pub fn into_prepared(self) -> Prepared {
        self.prepared
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
            State::Over | State::Sent => match self.result.take() {
                Some(result) => Step::Done(result),
                None => Step::Done(Err(Failure::without_answer(TransportError::new(
                    TransportErrorKind::Other,
                    "the outcome of an attempt was never reported",
                )))),
            },
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
            (Ok(()), None) => {
                let error = TransportError::new(TransportErrorKind::Reset, "no answer");
                self.failed(error, None, self.prepared.idempotent, now)
            }
            (Err(error), part) => self.failed(error, part, self.prepared.idempotent, now),
        };
    }

    /// Takes the access token for the next attempt, or why there is none.
    pub fn authorized(&mut self, token: Result<String, TransportError>, now: Moment) {
        let value = token.and_then(|text| {
            let value = auth::sensitive(&format!("Bearer {text}"))
                .map_err(|why| TransportError::new(TransportErrorKind::Other, format!("the access token {why}")))?;
            Ok((text, value))
        });
        self.state = match value {
            Ok((text, value)) => {
                self.prepared.secrets.add(text.clone());
                self.prepared.request.headers_mut().insert(header::AUTHORIZATION, value);
                self.token.sent = Some(text);
                self.token.ready = true;
                State::Ready
            }
            // Nothing was sent, so that it is harmless to try again.
            Err(error) => self.failed(error, None, true, now),
        };
    }

    fn send(&mut self, now: Moment) -> Step {
        let limits = self.prepared.limits;
        let limit = self.left(now).map_or(limits.attempt, |left| left.min(limits.attempt));
        if limit.is_zero() {
            let error = TransportError::new(TransportErrorKind::Timeout, "no time is left");
            return Step::Done(Err(Failure::without_answer(error)));
        }
        if let Some((tokens, base)) = self.prepared.tokens.as_ref().filter(|_| !self.token.ready) {
            return Step::Authorize(TokenWanted {
                tokens: Arc::clone(tokens),
                which: Wanted {
                    refused: self.token.refused.clone(),
                    base: base.clone(),
                    limit,
                },
            });
        }
        self.token.ready = false;
        self.attempts += 1;
        Step::Send(Attempt {
            template: self.prepared.template,
            sent_before: self.attempts - 1,
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
                return self.over(Err(Failure::Redirect { answer, target }));
            };
            self.redirects += 1;
            if Origin::of(next.uri()) != Origin::of(self.prepared.request.uri()) {
                self.prepared.tokens = None;
            }
            self.prepared.request = next;
            return State::Ready;
        }
        if let Some(another) = self.refused_token(answer.status()) {
            self.token.refused = Some(another);
            return State::Ready;
        }
        let idempotent = self.prepared.idempotent;
        let repeats = retry::repeats_status(answer.status(), answer.headers(), idempotent, now.system);
        match repeats.then(|| self.wait(answer.retry_after(), now)).flatten() {
            Some(wait) => State::Waiting(wait),
            None => {
                if answer.status().is_success() {
                    self.prepared.budget.put(self.retries);
                }
                self.over(Ok(answer))
            }
        }
    }

    /// The token that was refused for the first time.
    fn refused_token(&self, status: StatusCode) -> Option<String> {
        let once = status == StatusCode::UNAUTHORIZED
            && self.token.refused.is_none()
            && self.prepared.tokens.is_some()
            && self.prepared.request.body().is_readable();
        self.token.sent.clone().filter(|_| once)
    }

    fn failed(&mut self, error: TransportError, part: Option<Answer>, harmless: bool, now: Moment) -> State {
        let repeats = retry::repeats_failure(&error, harmless);
        match repeats.then(|| self.wait(None, now)).flatten() {
            Some(wait) => State::Waiting(wait),
            None => self.over(Err(Failure::Transport { error, part })),
        }
    }

    fn over(&mut self, result: Result<Answer, Failure>) -> State {
        self.result = Some(result);
        State::Over
    }

    /// The wait before the next attempt; `None` if there is none.
    fn wait(&mut self, asked: Option<Duration>, now: Moment) -> Option<Duration> {
        if self.retries >= self.prepared.retry.retries || !self.prepared.request.body().is_readable() {
            return None;
        }
        let wait = retry::wait_before(self.retries, asked, fastrand::f64())?;
        if self.left(now).is_some_and(|left| left <= wait) {
            return None;
        }
        if !self.prepared.budget.take() {
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
