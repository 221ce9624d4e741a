//! The error of a request.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{BuildError, DecodeError, DocumentedError, ErrorContext, TransportError, TransportErrorKind};

/// The error of a request.
///
/// It displays as one line: operation, status, code, message and request id. Where the service repeats a credential or
/// the value of a secret field, `[secret]` stands in its place. The body is not printed; [`body`](Self::body) gives it as
/// it came.
pub struct Error<E> {
    inner: Box<Inner<E>>,
}

struct Inner<E> {
    kind: ErrorKind<E>,
    context: ErrorContext,
}

/// Which kind of error a request ended with.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind<E> {
    /// The request was refused before anything was sent.
    Build(BuildError),
    /// No whole answer came back.
    Transport(TransportError),
    /// The service refused, as the description documents.
    Documented(E),
    /// The service refused in a way that the description does not document, or with a body that does not fit it.
    Undocumented,
    /// The answer is a redirect, and following it would not be safe.
    Redirect {
        /// Where it leads, without its query.
        target: String,
    },
    /// The service agreed, but its answer does not fit the description.
    Decode(DecodeError),
}

impl<E> Error<E> {
    /// Joins the parts.
    pub(super) fn new(kind: ErrorKind<E>, context: ErrorContext) -> Self {
        Self {
            inner: Box::new(Inner { kind, context }),
        }
    }

    /// Which kind of error this is.
    pub fn kind(&self) -> &ErrorKind<E> {
        &self.inner.kind
    }

    /// Which kind of error this is, to keep.
    pub fn into_kind(self) -> ErrorKind<E> {
        self.inner.kind
    }

    /// The documented error, if it is one.
    pub fn documented(&self) -> Option<&E> {
        match &self.inner.kind {
            ErrorKind::Documented(error) => Some(error),
            _ => None,
        }
    }

    /// The documented error, to keep; or this error, if it is none.
    ///
    /// # Errors
    ///
    /// The error itself, where it is not a documented one.
    pub fn into_documented(self) -> Result<E, Self> {
        let Inner { kind, context } = *self.inner;
        match kind {
            ErrorKind::Documented(error) => Ok(error),
            kind => Err(Self::new(kind, context)),
        }
    }

    /// The `operationId` of the request.
    pub fn operation(&self) -> &'static str {
        self.inner.context.operation()
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.inner.context.answer().map(|answer| answer.status())
    }

    /// The headers of the answer, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.inner.context.answer().map(|answer| answer.headers())
    }

    /// The body of the answer as it came, if there was one.
    pub fn body(&self) -> Option<&Bytes> {
        self.inner.context.answer().map(|answer| answer.body())
    }

    /// The request id that the service sent: what its support asks for. One that repeats a credential is none.
    pub fn request_id(&self) -> Option<&str> {
        self.inner.context.request_id()
    }

    /// How long to wait before trying again, where the service said so (`Retry-After`, RFC 9110, section 10.2.3).
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.context.answer().and_then(|answer| answer.retry_after())
    }

    /// The code that the service gave in the body, without credentials.
    pub fn code(&self) -> Option<&str> {
        self.inner.context.code()
    }

    /// What the service said in the body, in one line, shortened and without credentials.
    pub fn message(&self) -> Option<&str> {
        self.inner.context.message()
    }

    /// How many requests went on the wire.
    pub fn attempts(&self) -> u32 {
        self.inner.context.attempts()
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(&self.inner.kind, ErrorKind::Transport(error) if error.is_timeout())
    }

    /// Whether no connection was made, so that the service cannot have acted.
    pub fn is_connect(&self) -> bool {
        use TransportErrorKind::{Connect, ConnectTimeout};
        matches!(&self.inner.kind, ErrorKind::Transport(error) if matches!(error.kind(), Connect | ConnectTimeout))
    }

    /// Whether the service refused because there were too many requests (429).
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Whether the answer does not fit the description.
    pub fn is_decode(&self) -> bool {
        matches!(&self.inner.kind, ErrorKind::Decode(_))
    }

    /// The same with its documented error replaced.
    pub(super) fn map<F>(self, convert: impl FnOnce(E) -> F) -> Error<F> {
        let Inner { kind, context } = *self.inner;
        let kind = match kind {
            ErrorKind::Documented(error) => ErrorKind::Documented(convert(error)),
            ErrorKind::Build(error) => ErrorKind::Build(error),
            ErrorKind::Transport(error) => ErrorKind::Transport(error),
            ErrorKind::Undocumented => ErrorKind::Undocumented,
            ErrorKind::Redirect { target } => ErrorKind::Redirect { target },
            ErrorKind::Decode(error) => ErrorKind::Decode(error),
        };
        Error::new(kind, context)
    }
}

impl<E: DocumentedError> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, context } = self.inner.as_ref();
        write!(f, "{}", context.operation())?;
        if let Some(status) = self.status() {
            write!(f, ": {status}")?;
        }
        match kind {
            ErrorKind::Build(error) => write!(f, ": {error}")?,
            ErrorKind::Transport(error) => write!(f, ": {error}")?,
            ErrorKind::Redirect { target } => write!(f, ": redirects to {target}, which is not followed")?,
            ErrorKind::Decode(error) => write!(f, ": {error}")?,
            ErrorKind::Documented(_) | ErrorKind::Undocumented => context.write_summary(f)?,
        }
        if context.attempts() > 1 {
            write!(f, " ({} attempts)", context.attempts())?;
        }
        context.write_request_id(f)
    }
}

impl<E: DocumentedError> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, context } = self.inner.as_ref();
        let text = match kind {
            ErrorKind::Build(error) => format!("{error:?}"),
            ErrorKind::Transport(error) => format!("{error:?}"),
            ErrorKind::Documented(error) => format!("{error:?}"),
            ErrorKind::Undocumented => "Undocumented".to_owned(),
            ErrorKind::Redirect { target } => format!("Redirect({target:?})"),
            ErrorKind::Decode(error) => format!("{error:?}"),
        };
        write!(f, "Error({self}; {}", context.scrub(&text))?;
        if let Some(answer) = context.answer() {
            write!(f, "; {answer:?}")?;
        }
        f.write_str(")")
    }
}

impl<E: DocumentedError> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.inner.kind {
            ErrorKind::Build(error) => Some(error),
            ErrorKind::Transport(error) => Some(error),
            ErrorKind::Decode(error) => Some(error),
            _ => None,
        }
    }
}
