//! Why a message to a webhook is not taken: [`WebhookError`].

use std::fmt;

use super::DecodeError;

/// A message that is not taken. It shows neither the secret nor a signature nor text of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookError {
    /// The secret is no base64, or empty.
    Secret,
    /// A header is missing: `id`, `timestamp` or `signature`, behind `webhook-`.
    MissingHeader(&'static str),
    /// A header is not what it should be.
    MalformedHeader(&'static str),
    /// The message was sent more than five minutes ago, or will be.
    Time,
    /// No signature is the one of this message and this secret.
    Signature,
    /// The message was sent by the service, but its body is not what the description says.
    Body(DecodeError),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret => f.write_str("the secret of the webhook is no base64, or empty"),
            Self::MissingHeader(name) => write!(f, "the header `webhook-{name}` is missing"),
            Self::MalformedHeader(name) => write!(f, "the header `webhook-{name}` is malformed"),
            Self::Time => f.write_str("the time of the message lies more than five minutes off"),
            Self::Signature => f.write_str("no signature of the message is right"),
            Self::Body(error) => write!(f, "the body of the message is not as documented: {error}"),
        }
    }
}

impl std::error::Error for WebhookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Body(error) => Some(error),
            _ => None,
        }
    }
}
