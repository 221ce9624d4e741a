//! What can be chosen for one request.

use std::time::Duration;

use http::HeaderValue;

use super::{Additions, Body, BuildError, RequestBody, RetryPolicy};

/// Choices for one request, which win over those of the client. `Debug` shows no header or query values.
///
/// Give them to the `options` method of a request.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct RequestOptions {
    additions: Additions,
    timeout: Option<Duration>,
    total_timeout: Option<Duration>,
    retries: Option<u32>,
    retry_everything: Option<bool>,
    base_url: Option<String>,
    /// What is sent in place of the operation's body, and as what.
    body: Option<(String, RequestBody)>,
    /// Where the request is sent in place of what it says: the address of a page.
    pub(super) address: Option<String>,
    max_answer_size: Option<usize>,
    idle_timeout: Option<Duration>,
}

impl RequestOptions {
    /// Nothing chosen: everything is as the client has it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a header, in place of one that the client or the operation would send.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.additions.header(name.as_ref(), value.as_ref());
        self
    }

    /// Adds a pair to the query.
    pub fn query(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.additions.query(name.as_ref(), value.as_ref());
        self
    }

    /// The time in which each attempt must have the whole answer.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The time in which all must be over, retries and the waits between them included.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = Some(timeout);
        self
    }

    /// How often the request may be sent again; 0 for never.
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = Some(retries);
        self
    }

    /// Sends the request again on any failure that may pass, although the service may have acted on it already.
    pub fn retry_everything(mut self, retry: bool) -> Self {
        self.retry_everything = Some(retry);
        self
    }

    /// Sends the request to another base URL. Credentials, and headers and query of the client, go with it only if its
    /// origin is the client's own or one named with `trusted_origin` on the builder.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// Sends this in place of the body of the operation: for media types that this crate does not write, such as XML.
    pub fn body(mut self, media_type: impl Into<String>, content: impl Into<RequestBody>) -> Self {
        self.body = Some((media_type.into(), content.into()));
        self
    }

    /// The time in which the next piece of a stream must arrive; see
    /// [`ClientBuilder::idle_timeout`](super::ClientBuilder::idle_timeout).
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(timeout);
        self
    }

    /// The largest answer that is taken, in bytes; of a stream the largest item.
    pub fn max_answer_size(mut self, bytes: usize) -> Self {
        self.max_answer_size = Some(bytes);
        self
    }

    /// The headers and query pairs.
    pub(super) fn additions(&self) -> &Additions {
        &self.additions
    }

    /// Where the request is sent in place of what it says.
    pub(super) fn own_address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    pub(super) fn own_base_url(&self) -> Option<&str> {
        self.base_url.as_deref()
    }

    /// What is sent in place of the operation's body.
    pub(super) fn own_body(&self) -> Result<Option<Body>, BuildError> {
        let Some((media_type, content)) = &self.body else {
            return Ok(None);
        };
        let media_type = HeaderValue::from_str(media_type).map_err(|_| BuildError::body("its media type is none"))?;
        Ok(Some(Body::new(media_type, content.clone())))
    }

    pub(super) fn limits(&self, of_client: Limits) -> Limits {
        Limits {
            attempt: self.timeout.unwrap_or(of_client.attempt),
            total: self.total_timeout.or(of_client.total),
            answer: self.max_answer_size.unwrap_or(of_client.answer),
            idle: self.idle_timeout.or(of_client.idle),
        }
    }

    /// What was chosen, or else what holds for the client; for a request that is sent once only what was chosen.
    pub(super) fn retry_policy(&self, of_client: RetryPolicy, sent_once: bool) -> RetryPolicy {
        let of_client = match sent_once && self.retry_everything != Some(true) {
            true => RetryPolicy {
                retries: 0,
                ..of_client
            },
            false => of_client,
        };
        RetryPolicy {
            retries: self.retries.unwrap_or(of_client.retries),
            everything: self.retry_everything.unwrap_or(of_client.everything),
        }
    }
}

/// What a request may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The time in which each attempt must have the whole answer.
    pub attempt: Duration,
    /// The time in which all must be over.
    pub total: Option<Duration>,
    /// The largest answer, or item of a stream, in bytes.
    pub answer: usize,
    /// The time in which the next piece of a stream must arrive; `None` for what is usual for its kind.
    pub idle: Option<Duration>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            attempt: Duration::from_secs(60),
            total: None,
            answer: 32 << 20,
            idle: None,
        }
    }
}
