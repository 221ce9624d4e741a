//! What an error knows of its request and of the answer.

use std::fmt;

use super::error_summary::{ErrorSummary, one_line};
use super::{Answer, DecodeError, DocumentedError, Error, ErrorKind, OperationInfo, Secrets, TransportError};

/// The circumstances of an error.
#[derive(Debug)]
pub struct ErrorContext {
    operation: OperationInfo,
    attempts: u32,
    secrets: Secrets,
    answer: Option<Answer>,
    summary: ErrorSummary,
}

impl ErrorContext {
    /// Without an answer.
    pub fn new(operation: OperationInfo, attempts: u32, secrets: Secrets) -> Self {
        Self {
            operation,
            attempts,
            secrets,
            answer: None,
            summary: ErrorSummary::default(),
        }
    }

    /// The error of this kind.
    pub fn with_kind<E>(self, kind: ErrorKind<E>) -> Error<E> {
        Error::new(kind, self)
    }

    /// No whole answer came back, but perhaps a part of one.
    pub fn transport<E>(mut self, error: TransportError, part: Option<Answer>) -> Error<E> {
        let error = error.scrubbed(&self.secrets);
        self.answer = part;
        self.with_kind(ErrorKind::Transport(error))
    }

    /// The answer is a redirect that must not be followed.
    pub fn redirect<E: DocumentedError>(self, answer: Answer, target: String) -> Error<E> {
        let target = one_line(&self.scrub(&target));
        match E::decode(&answer) {
            Some(Ok(error)) => self.with_answer(answer).with_kind(ErrorKind::Documented(error)),
            _ => self.with_answer(answer).with_kind(ErrorKind::Redirect { target }),
        }
    }

    /// The service refused.
    pub fn refused<E: DocumentedError>(self, answer: Answer) -> Error<E> {
        let kind = match E::decode(&answer) {
            Some(Ok(error)) => ErrorKind::Documented(error),
            _ => ErrorKind::Undocumented,
        };
        self.with_answer(answer).with_kind(kind)
    }

    /// The service agreed in a way that cannot be read.
    pub fn undecodable<E>(mut self, answer: Answer, error: DecodeError) -> Error<E> {
        self.answer = Some(answer);
        // A path names keys, and a service may use as a key what it was sent.
        let error = DecodeError::new(
            self.scrub(error.path()),
            self.scrub(error.expected()),
            self.scrub(error.found()),
        );
        self.with_kind(ErrorKind::Decode(error))
    }

    fn with_answer(mut self, answer: Answer) -> Self {
        // Scrubbed before it is shortened: half a secret would not be found.
        self.summary = ErrorSummary::of(&answer).map(|text| one_line(&self.secrets.scrub(&text)));
        self.answer = Some(answer);
        self
    }

    /// The `operationId`.
    pub fn operation(&self) -> &'static str {
        self.operation.id
    }

    /// How many requests went on the wire.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The answer.
    pub fn answer(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    /// The code in the body.
    pub fn code(&self) -> Option<&str> {
        self.summary.code.as_deref()
    }

    /// The message in the body.
    pub fn message(&self) -> Option<&str> {
        self.summary.message.as_deref()
    }

    /// `text` without what was sent as a secret.
    pub fn scrub(&self, text: &str) -> String {
        self.secrets.scrub(text)
    }

    /// Writes code and message.
    pub fn write_summary(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for text in [self.code(), self.message()].into_iter().flatten() {
            write!(f, ": {text}")?;
        }
        Ok(())
    }

    /// The request id, unless it holds what was sent as a secret.
    pub fn request_id(&self) -> Option<&str> {
        let id = self.answer().and_then(Answer::request_id)?;
        (!self.secrets.occur_in(id)).then_some(id)
    }

    /// Writes the request id.
    pub fn write_request_id(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.request_id() {
            Some(id) => write!(f, " (request id {})", one_line(id)),
            None => Ok(()),
        }
    }
}
