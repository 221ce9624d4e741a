//! The choices that a client is built from.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;

use super::{
    Additions, ApiInfo, Async, BaseUrl, Blocking, BlockingMiddleware, BlockingTransport, Config, ConfigError,
    Credential, Handle, Limits, Middleware, RetryBudget, RetryPolicy, SchemeKind, Transport,
    default_blocking_transport, default_transport,
};

/// Builds a client.
///
/// | choice | default |
/// |---|---|
/// | time for a connection | 10 s |
/// | time for each attempt, the whole answer included | 60 s |
/// | time for all attempts and the waits between them | no limit |
/// | retries | 2, with 0.5 s to 8 s between them, or as long as the service asks for, up to 60 s |
/// | retries of all requests together, while none succeeds | 100 |
/// | size of an answer, or of an item of a stream | 32 MiB |
///
/// A request is sent again after 408, 429, 500, 502, 503, 504 and broken connections if sending it twice is harmless:
/// by its method, or because the description says so. Any other is sent again only when the service cannot have acted:
/// when no connection was made, after 429, and after 503 with `Retry-After`. Redirects are followed for GET and HEAD
/// only, and credentials stay with the origin that they were given for.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    api: &'static ApiInfo,
    base_url: Option<String>,
    /// The server of the description that the base URL is; empty where it was given as an address.
    pub(super) server: &'static str,
    credentials: Vec<(&'static str, String)>,
    fetched: Vec<Credential>,
    without_credentials: bool,
    additions: Additions,
    user_agent: Option<String>,
    limits: Limits,
    retry: RetryPolicy,
    retry_budget: u32,
    connect_timeout: Duration,
    trusted: Vec<String>,
    transport: Option<Async>,
    blocking_transport: Option<Blocking>,
    layers: Vec<Box<dyn FnOnce(Async) -> Async + Send + Sync>>,
    blocking_layers: Vec<Box<dyn FnOnce(Blocking) -> Blocking + Send + Sync>>,
    /// What was given and cannot be used.
    pub(super) refused: Option<String>,
}

impl ClientBuilder {
    /// A builder with the defaults.
    #[doc(hidden)]
    pub fn new(api: &'static ApiInfo) -> Self {
        Self {
            api,
            base_url: None,
            server: "",
            credentials: Vec::new(),
            fetched: Vec::new(),
            without_credentials: false,
            additions: Additions::default(),
            user_agent: None,
            limits: Limits::default(),
            retry: RetryPolicy::default(),
            retry_budget: 100,
            connect_timeout: Duration::from_secs(10),
            trusted: Vec::new(),
            transport: None,
            blocking_transport: None,
            layers: Vec::new(),
            blocking_layers: Vec::new(),
            refused: None,
        }
    }

    /// Takes what was not given so far from environment variables: the base URL and the credentials.
    pub fn from_env(self) -> Self {
        self.from_env_with(|variable| std::env::var_os(variable).map(|value| value.into_string().ok()))
    }

    /// Does what [`from_env`](Self::from_env) does, with another way to read: `None` for a variable that is not set,
    /// `Some(None)` for one that is not text.
    #[doc(hidden)]
    pub fn from_env_with(mut self, read: impl Fn(&str) -> Option<Option<String>>) -> Self {
        let mut unreadable = None;
        let mut text = |variable: &str| match read(variable) {
            Some(None) => {
                unreadable = Some(format!("the environment variable {variable} is not text"));
                None
            }
            Some(found) => found,
            None => None,
        };
        if self.base_url.is_none() {
            let variable = format!("{}_BASE_URL", self.api.environment_prefix);
            self.base_url = text(&variable).filter(|value| !value.trim().is_empty());
        }
        for scheme in self.api.schemes {
            let given = self.credentials.iter().any(|(key, _)| *key == scheme.key)
                || self.fetched.iter().any(|credential| credential.key() == scheme.key);
            if given {
                continue;
            }
            if let Some(value) = text(scheme.variable) {
                self.credentials.push((scheme.key, value));
            } else if let Some(client) = &scheme.client {
                let pair = text(client.id_variable).zip(text(client.secret_variable));
                self.fetched
                    .extend(pair.map(|(id, secret)| (client.credential)(id, secret)));
            }
        }
        self.refused = self.refused.or(unreadable);
        self
    }

    /// Sets the credential of a security scheme.
    #[doc(hidden)]
    pub fn credential(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.credentials.retain(|(given, _)| *given != key);
        self.fetched.retain(|given| given.key() != key);
        self.credentials.push((key, value.into()));
        self
    }

    /// Sets where the access tokens of a security scheme come from.
    #[doc(hidden)]
    pub fn fetched_credential(mut self, credential: Credential) -> Self {
        self.credentials.retain(|(given, _)| *given != credential.key());
        self.fetched.retain(|given| given.key() != credential.key());
        self.fetched.push(credential);
        self
    }

    /// Builds a client although no credential is given, for services behind a proxy that adds them.
    pub fn without_credentials(mut self) -> Self {
        self.without_credentials = true;
        self
    }

    /// Where requests go; `https` or `http`, with a path and a query if need be. It holds for every operation, whatever
    /// server the description has for it.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self.server = "";
        self
    }

    /// Another origin, such as `https://eu.example`, that credentials may be sent to when a request names it as its
    /// base URL.
    pub fn trusted_origin(mut self, origin: impl Into<String>) -> Self {
        self.trusted.push(origin.into());
        self
    }

    /// Sends a header with every request. It is treated as a credential: never printed, and sent to trusted origins only.
    pub fn default_header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.additions.header(name.as_ref(), value.as_ref());
        self
    }

    /// Adds a pair to the query of every request that has none of this name, under the terms of
    /// [`default_header`](Self::default_header).
    pub fn default_query(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.additions.query(name.as_ref(), value.as_ref());
        self
    }

    /// The `User-Agent` header.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// The time in which each attempt must have the whole answer; 60 s by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.attempt = timeout;
        self
    }

    /// The time in which a request must be over, retries and the waits between them included; none by default.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.limits.total = Some(timeout);
        self
    }

    /// The time in which a connection must be made; 10 s by default. Transports of your own have their own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How often a request may be sent again; 2 by default, 0 for never.
    pub fn retries(mut self, retries: u32) -> Self {
        self.retry.retries = retries;
        self
    }

    /// How often all requests of the client may be sent again together, while none succeeds; 100 by default. A success
    /// gives back a fifth of a retry, one behind a retry a whole one: a service in trouble is not asked many times over.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.retry_budget = retries;
        self
    }

    /// Sends also those requests again that the service may have acted on already; off by default.
    pub fn retry_everything(mut self, retry: bool) -> Self {
        self.retry.everything = retry;
        self
    }

    /// The time in which the next piece of a stream must arrive; 60 s by default, and for server-sent events as long as
    /// it takes. A stream has no other limit of time once its headers are there.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.limits.idle = Some(timeout);
        self
    }

    /// The largest answer that is taken, in bytes after decompression; 32 MiB by default. Of a stream it is the largest
    /// item: as a whole it may be of any size.
    pub fn max_answer_size(mut self, bytes: usize) -> Self {
        self.limits.answer = bytes;
        self
    }

    /// What carries the requests of the async client.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Async::by(transport));
        self
    }

    /// What carries the requests of the blocking client.
    pub fn blocking_transport(mut self, transport: impl BlockingTransport) -> Self {
        self.blocking_transport = Some(Blocking::by(transport));
        self
    }

    /// Lets `middleware` see each request before it is sent, retries too, and each answer before it is read. The first
    /// one that is given is the outermost. Those of the async client.
    pub fn middleware(mut self, middleware: impl Middleware) -> Self {
        self.layers.push(Box::new(|mode| mode.behind(middleware)));
        self
    }

    /// Lets `middleware` see each request of the blocking client, under the terms of [`middleware`](Self::middleware).
    pub fn blocking_middleware(mut self, middleware: impl BlockingMiddleware) -> Self {
        self.blocking_layers.push(Box::new(|mode| mode.behind(middleware)));
        self
    }

    /// Checks the choices for an async client.
    #[doc(hidden)]
    pub fn into_handle(mut self) -> Result<Handle<Async>, ConfigError> {
        let (given, layers) = (self.transport.take(), std::mem::take(&mut self.layers));
        let config = self.check()?;
        let mode = given.map_or_else(|| default_transport(&config), Ok)?;
        let mode = layers.into_iter().rev().fold(mode, |mode, layer| layer(mode));
        Ok(Handle::new(config, mode))
    }

    /// Checks the choices for a blocking client.
    #[doc(hidden)]
    pub fn into_blocking_handle(mut self) -> Result<Handle<Blocking>, ConfigError> {
        let (given, layers) = (
            self.blocking_transport.take(),
            std::mem::take(&mut self.blocking_layers),
        );
        let config = self.check()?;
        let mode = given.map_or_else(|| default_blocking_transport(&config), Ok)?;
        let mode = layers.into_iter().rev().fold(mode, |mode, layer| layer(mode));
        Ok(Handle::new(config, mode))
    }

    fn check(self) -> Result<Config, ConfigError> {
        if let Some(problem) = self.refused.as_deref().or(self.additions.refused()) {
            return Err(ConfigError::new(problem));
        }
        let base_url = self.base_url.as_deref().unwrap_or(self.api.base_url);
        if base_url.is_empty() || (self.base_url.is_none() && base_url.starts_with('/')) {
            return Err(no_base_url(self.api));
        }
        let user_agent = self.user_agent.as_deref().unwrap_or(self.api.user_agent);
        Ok(Config {
            base_url: address("base URL", base_url)?,
            base_url_given: self.base_url.is_some() && self.server.is_empty(),
            server: self.server,
            credentials: check_credentials(&self)?,
            trusted: self
                .trusted
                .iter()
                .map(|origin| Ok(address("trusted origin", origin)?.origin().clone()))
                .collect::<Result<_, ConfigError>>()?,
            user_agent: HeaderValue::from_str(user_agent)
                .map_err(|_| ConfigError::new("the user agent holds a character that a header cannot carry"))?,
            api: self.api,
            without_credentials: self.without_credentials,
            additions: self.additions,
            limits: self.limits,
            retry: self.retry,
            retry_budget: Arc::new(RetryBudget::of(self.retry_budget)),
            connect_timeout: self.connect_timeout,
        })
    }
}

/// What is said where neither the description nor the user names a host.
fn no_base_url(api: &ApiInfo) -> ConfigError {
    let what = match api.base_url {
        "" => String::new(),
        path => format!(", which ends with `{path}` as the API documents it"),
    };
    ConfigError::new(format!(
        "no base URL: set {}_BASE_URL or give one to the builder{what}",
        api.environment_prefix
    ))
}

fn address(what: &str, text: &str) -> Result<BaseUrl, ConfigError> {
    BaseUrl::parse(text).map_err(|why| ConfigError::new(format!("the {what} is refused: {why}")))
}

fn check_credentials(builder: &ClientBuilder) -> Result<Vec<Credential>, ConfigError> {
    let schemes = builder.api.schemes;
    let mut checked = builder.fetched.clone();
    for (key, value) in &builder.credentials {
        let scheme = schemes
            .iter()
            .find(|scheme| scheme.key == *key)
            .ok_or_else(|| ConfigError::new(format!("the API has no security scheme `{key}`")))?;
        let credential = Credential::new(scheme, value).map_err(|why| {
            ConfigError::new(format!(
                "the credential `{}` (`{}` in the environment) {why}",
                scheme.setter, scheme.variable
            ))
        })?;
        checked.push(credential);
    }
    let sent: Vec<_> = schemes
        .iter()
        .filter(|scheme| scheme.kind != SchemeKind::MutualTls)
        .collect();
    let needed = !sent.is_empty() && sent.len() == schemes.len();
    if checked.is_empty() && needed && !builder.without_credentials {
        let ways: Vec<_> = sent
            .iter()
            .map(|scheme| {
                format!(
                    "call `{}`, or set `{}` and call `from_env`",
                    scheme.setter, scheme.variable
                )
            })
            .collect();
        return Err(ConfigError::new(format!("no credential: {}", ways.join("; or "))));
    }
    Ok(checked)
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field(
                "credentials",
                &self.credentials.iter().map(|(key, _)| key).collect::<Vec<_>>(),
            )
            .field("additions", &self.additions)
            .field("limits", &self.limits)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}
