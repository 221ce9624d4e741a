//! How a program gives a client its access tokens: [`TokenProvider`].

use std::fmt;
use std::time::Duration;

use super::middleware::Next;
use super::{BoxFuture, TransportError};

/// Fetches access tokens, by whatever flow (RFC 6749, OpenID Connect, a file, another service).
///
/// The client keeps a token until shortly before it expires, asks for one at a time however many requests wait for it,
/// and asks for another one once when the service answers 401.
pub trait TokenProvider: Send + Sync + 'static {
    /// Fetches a token. `http` sends requests by the transport of the client.
    fn fetch(&self, http: Next) -> BoxFuture<'static, Result<AccessToken, TransportError>>;

    /// What must not turn up in any error or trace, beside the tokens.
    fn secrets(&self) -> Vec<String> {
        Vec::new()
    }
}

/// An access token (RFC 6749, section 1.4). `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken {
    text: String,
    lifetime: Option<Duration>,
}

impl AccessToken {
    /// A token that is good until the service refuses it.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            lifetime: None,
        }
    }

    /// Sets how long it is good, from now.
    #[must_use]
    pub fn with_lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }

    /// How long it is good from when it was fetched; `None` for until it is refused.
    pub fn lifetime(&self) -> Option<Duration> {
        self.lifetime
    }

    /// The token.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken")
            .field("lifetime", &self.lifetime)
            .finish_non_exhaustive()
    }
}
