//! Why no whole answer came back.

use std::error::Error as StdError;
use std::fmt;

use super::Secrets;

/// What went wrong on the way; it decides whether a request may be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection was made, so the service cannot have acted.
    Connect,
    /// No connection was made in time, so the service cannot have acted.
    ConnectTimeout,
    /// The connection broke after something was sent: the service may have acted.
    Reset,
    /// The answer was not there in time: the service may have acted.
    Timeout,
    /// The answer is larger than the client takes.
    TooLarge,
    /// Anything else; it is not sent again.
    Other,
}

impl TransportErrorKind {
    /// A word for it, as traces have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::ConnectTimeout => "connect_timeout",
            Self::Reset => "reset",
            Self::Timeout => "timeout",
            Self::TooLarge => "too_large",
            Self::Other => "other",
        }
    }
}

/// No whole answer came back.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl TransportError {
    /// An error in words.
    pub fn new(kind: TransportErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            source: None,
        }
    }

    /// An error with what caused it. The cause must not print what was sent.
    pub fn with_source(kind: TransportErrorKind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        let source = source.into();
        Self {
            kind,
            message: chain(source.as_ref()),
            source: Some(source),
        }
    }

    /// What went wrong.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// What is said of it beside its kind; it may hold what a service or a transport was sent.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(
            self.kind,
            TransportErrorKind::ConnectTimeout | TransportErrorKind::Timeout
        )
    }

    /// The same without `secrets`; a cause that would print one is left out.
    #[doc(hidden)]
    pub fn scrubbed(self, secrets: &Secrets) -> Self {
        let mut texts = vec![self.message.clone(), format!("{:?}", self.source)];
        texts.extend(self.source.as_deref().map(|source| chain(source)));
        if texts.iter().any(|text| secrets.occur_in(text)) {
            return Self {
                kind: self.kind,
                message: secrets.scrub(&self.message),
                source: None,
            };
        }
        self
    }
}

/// The messages of an error and its causes; many libraries say the telling thing only in the innermost.
fn chain(error: &(dyn StdError + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let message = error.to_string();
        if !text.contains(&message) {
            text.push_str(": ");
            text.push_str(&message);
        }
        cause = error.source();
    }
    text
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "no connection: ",
            TransportErrorKind::ConnectTimeout => "no connection in time: ",
            TransportErrorKind::Reset => "connection broken: ",
            TransportErrorKind::Timeout => "timed out: ",
            TransportErrorKind::TooLarge => "answer too large: ",
            TransportErrorKind::Other => "",
        })?;
        f.write_str(&self.message)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
