//! What a client is configured with.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;

use super::{Additions, ApiInfo, BaseUrl, Credential, Limits, Origin, RetryBudget, RetryPolicy};

/// The checked choices of a [`ClientBuilder`](super::ClientBuilder). `Debug` shows no credential.
#[derive(Clone)]
pub struct Config {
    /// What the description says.
    pub api: &'static ApiInfo,
    /// Where requests go.
    pub base_url: BaseUrl,
    /// Whether it was given as an address, and so holds for every operation.
    pub base_url_given: bool,
    /// The name of the server that was chosen; empty for none.
    pub server: &'static str,
    /// What they carry.
    pub credentials: Vec<Credential>,
    /// Whether a request that asks for credentials may go without.
    pub without_credentials: bool,
    /// Headers and query of all requests.
    pub additions: Additions,
    /// The `User-Agent`.
    pub user_agent: HeaderValue,
    /// What a request may take.
    pub limits: Limits,
    /// When a request is sent again.
    pub retry: RetryPolicy,
    /// How often all requests may be sent again together.
    pub retry_budget: Arc<RetryBudget>,
    /// Other origins that credentials may go to.
    pub trusted: Vec<Origin>,
    /// The time in which a connection must be made.
    pub connect_timeout: Duration,
}

impl Config {
    /// Whether credentials may go to `origin`.
    pub fn trusts(&self, origin: &Origin) -> bool {
        origin == self.base_url.origin() || self.trusted.contains(origin)
    }

    /// Whether credentials may go to an origin that the description declares for an operation: they would go to the
    /// origin that it declares for all others too, but never from an encrypted one to one that is not.
    pub fn trusts_declared(&self, origin: &Origin) -> bool {
        self.trusts(origin) || origin.is_encrypted() || !self.base_url.origin().is_encrypted()
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let credentials: Vec<_> = self.credentials.iter().map(Credential::key).collect();
        f.debug_struct("Config")
            .field("base_url", &self.base_url)
            .field("credentials", &credentials)
            .field("additions", &self.additions)
            .field("limits", &self.limits)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}
