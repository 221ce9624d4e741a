//! Credentials that have to be fetched before a request is sent: [`Tokens`].

use std::sync::Arc;
use std::time::Duration;

use super::middleware::{BlockingNext, Next};
use super::{BoxFuture, TransportError};

/// Where the access tokens of a security scheme come from.
pub trait Tokens: Send + Sync + 'static {
    /// A token that is good for now, fetched by `next` where need be. The service has refused the token `refused`.
    fn token(
        self: Arc<Self>,
        refused: Option<String>,
        next: Next,
    ) -> BoxFuture<'static, Result<String, TransportError>>;

    /// The same for a blocking client; each request takes no longer than `limit`.
    fn token_blocking(
        &self,
        refused: Option<String>,
        next: BlockingNext,
        limit: Duration,
    ) -> Result<String, TransportError>;
}
