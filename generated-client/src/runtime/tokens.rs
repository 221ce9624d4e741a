//! Credentials that have to be fetched before a request is sent: [`Tokens`].

use std::sync::Arc;
use std::time::Duration;

use super::middleware::{BlockingNext, Next};
use super::{BoxFuture, TransportError};

/// Which access token is wanted.
#[derive(Clone)]
pub struct Wanted {
    /// The token that the service has refused.
    pub refused: Option<String>,
    /// What the address of a token endpoint may be relative to: the base URL of the client.
    pub base: http::Uri,
    /// The time in which the token must be there.
    pub limit: Duration,
}

/// Where the access tokens of a security scheme come from.
pub trait Tokens: Send + Sync + 'static {
    /// A token that is good for now, fetched by `next` where need be. Its caller minds the limit.
    fn token(self: Arc<Self>, wanted: Wanted, next: Next) -> BoxFuture<'static, Result<String, TransportError>>;

    /// The same for a blocking client; each request takes no longer than the limit.
    fn token_blocking(&self, wanted: Wanted, next: BlockingNext) -> Result<String, TransportError>;
}
