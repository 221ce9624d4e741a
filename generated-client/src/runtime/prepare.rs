//! An operation's part and a client's part become one HTTP request.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, header};

use super::auth::{self, Chosen};
use super::redirect;
use super::{
    BaseUrl, BuildError, Config, Limits, OperationInfo, Query, RequestBody, RequestOptions, RequestParts, RetryBudget,
    RetryPolicy, Secrets, Tokens,
};

/// A request with all that is needed to carry it out. `Debug` shows neither address nor headers nor body.
#[derive(Clone)]
pub struct Prepared {
    /// The path template.
    pub template: &'static str,
    /// What is sent.
    pub request: http::Request<RequestBody>,
    /// Whether sending it twice is harmless.
    pub idempotent: bool,
    /// What it may take.
    pub limits: Limits,
    /// When it is sent again.
    pub retry: RetryPolicy,
    /// What all requests of the client may be sent again.
    pub budget: Arc<RetryBudget>,
    /// Where its access token comes from, where it carries one that is fetched, and what addresses are relative to.
    pub tokens: Option<(Arc<dyn Tokens>, http::Uri)>,
    /// What must not be printed.
    pub secrets: Secrets,
}

impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared")
            .field("method", self.request.method())
            .field("idempotent", &self.idempotent)
            .field("limits", &self.limits)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

/// Joins what the operation and the client put into a request; `own_server` is where an operation goes that has servers
/// of its own.
pub fn prepare(
    config: &Config,
    info: &OperationInfo,
    own_server: Option<BaseUrl>,
    options: &RequestOptions,
    parts: RequestParts,
) -> Result<Prepared, BuildError> {
    if let Some(refused) = options.additions().refused() {
        return Err(BuildError::new(refused));
    }
    let own_base = options
        .own_base_url()
        .map(BaseUrl::parse)
        .transpose()
        .map_err(|why| BuildError::new(format!("the base URL is refused: {why}")))?;
    let (base, trusted) = match (&own_base, &own_server) {
        (Some(base), _) => (base, config.trusts(base.origin())),
        (None, Some(declared)) => (declared, config.trusts_declared(declared.origin())),
        (None, None) => (&config.base_url, true),
    };
    let credentials = if trusted {
        credentials(config, info)?
    } else {
        Chosen::default()
    };

    let query = query(config, options, parts.query_so_far(), &credentials, trusted);
    let uri = base
        .join(parts.finished_path()?, query.as_str())
        .map_err(|_| BuildError::new("path and query do not make an address"))?;
    let uri = match options.own_address() {
        Some(address) => redirect::same_origin(&uri, address)
            .ok_or_else(|| BuildError::new("the next page lies on another origin"))?,
        None => uri,
    };

    let idempotent = info.is_idempotent() || parts.is_idempotent();
    let retry = options.retry_policy(config.retry, parts.sent_once);
    let (own_headers, cookies, body, mut secrets) = parts.into_headers_and_body();
    for credential in credentials.iter() {
        secrets.extend(credential.secrets());
    }
    base.secrets(&mut secrets);
    config.additions.secrets(&mut secrets);
    options.additions().secrets(&mut secrets);

    let method =
        Method::from_bytes(info.method.as_bytes()).map_err(|_| BuildError::new("its method is none of HTTP"))?;
    let mut headers = HeaderMap::new();
    headers.insert(header::USER_AGENT, config.user_agent.clone());
    if trusted {
        merge(&mut headers, config.additions.headers());
    }
    if let Ok(accepted) = HeaderValue::from_maybe_shared(Bytes::from_static(info.accept.as_bytes())) {
        headers.insert(header::ACCEPT, accepted);
    }
    merge(&mut headers, &own_headers);
    let own_body = options.own_body()?;
    let is_own = own_body.is_some();
    let body = own_body.or(body);
    if let Some(body) = &body {
        // A multipart body alone knows its boundary, and who gives a body knows what it is.
        let content_type = own_headers
            .get(header::CONTENT_TYPE)
            .filter(|_| !is_own && !body.is_multipart());
        headers.insert(
            header::CONTENT_TYPE,
            content_type.unwrap_or(body.content_type()).clone(),
        );
    }
    for (name, value) in credentials.iter().filter_map(|credential| credential.header()) {
        if !own_headers.contains_key(name) {
            headers.insert(name, value.clone());
        }
    }
    set_cookies(&mut headers, cookies, &credentials)?;
    merge(&mut headers, options.additions().headers());

    let mut request = http::Request::new(body.map(|body| body.content().clone()).unwrap_or_default());
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    // A header of the operation or of this request wins over any credential.
    let is_given = [&own_headers, options.additions().headers()]
        .iter()
        .any(|headers| headers.contains_key(header::AUTHORIZATION));
    let tokens = credentials.iter().find_map(|credential| credential.tokens()).cloned();
    Ok(Prepared {
        template: info.path,
        request,
        idempotent: idempotent || retry.everything,
        limits: options.limits(config.limits),
        retry,
        tokens: tokens
            .filter(|_| !is_given)
            .map(|tokens| (tokens, config.base_url.address())),
        budget: Arc::clone(&config.retry_budget),
        secrets,
    })
}

fn credentials<'c>(config: &'c Config, info: &'c OperationInfo) -> Result<Chosen<'c>, BuildError> {
    match auth::choose_credentials(info.security, config.api.schemes, &config.credentials) {
        Some(credentials) => Ok(credentials),
        None if config.without_credentials => Ok(Chosen::default()),
        None => {
            let wanted: Vec<_> = info.security.iter().map(|keys| keys.join(" with ")).collect();
            Err(BuildError::new(format!(
                "the client has no credential for it: {}",
                wanted.join(", or ")
            )))
        }
    }
}

/// The operation's pairs first; a pair of the client stands back behind one of the same name.
fn query(
    config: &Config,
    options: &RequestOptions,
    of_operation: &Query,
    credentials: &Chosen<'_>,
    trusted: bool,
) -> Query {
    let mut query = of_operation.clone();
    for (name, value) in options.additions().pairs() {
        query.pair(name, value);
    }
    let of_client = if trusted { config.additions.pairs() } else { &[] };
    let missing: Vec<_> = of_client.iter().filter(|(name, _)| !query.contains(name)).collect();
    for (name, value) in missing {
        query.pair(name, value);
    }
    for (name, value) in credentials.iter().filter_map(|credential| credential.query()) {
        query.pair(name, value);
    }
    query
}

fn merge(headers: &mut HeaderMap, over: &HeaderMap) {
    for (name, value) in over {
        headers.insert(name, value.clone());
    }
}

fn set_cookies(headers: &mut HeaderMap, mut cookies: Vec<String>, credentials: &Chosen<'_>) -> Result<(), BuildError> {
    cookies.extend(
        credentials
            .iter()
            .filter_map(|credential| credential.cookie())
            .map(str::to_owned),
    );
    if cookies.is_empty() {
        return Ok(());
    }
    let mut value = HeaderValue::from_str(&cookies.join("; ")).map_err(|_| BuildError::header("Cookie"))?;
    value.set_sensitive(true);
    headers.insert(header::COOKIE, value);
    Ok(())
}
