//! Access tokens by OAuth 2 client credentials (RFC 6749, section 4.4).

use std::fmt;
use std::time::Duration;

use http::{HeaderValue, Method, StatusCode, header};
use serde_json::Value;

use super::basic::encode_base64;
use super::middleware::Next;
use super::query::encode_component;
use super::{AccessToken, BoxFuture, Collector, Query, RequestBody, TokenProvider, TransportError, TransportErrorKind};

/// Fetches access tokens with the id and the secret of a client. `Debug` shows neither.
#[derive(Clone)]
pub struct ClientCredentials {
    token_url: String,
    client_id: String,
    client_secret: String,
    scopes: Vec<String>,
    parameters: Vec<(String, String)>,
    in_body: bool,
}

impl ClientCredentials {
    /// Asks the token endpoint at `token_url`, which may be relative to the base URL of the client.
    pub fn new(token_url: impl Into<String>, client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        Self {
            token_url: token_url.into(),
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            scopes: Vec::new(),
            parameters: Vec::new(),
            in_body: false,
        }
    }

    /// Asks for these scopes, and not for those that the service gives by default.
    #[must_use]
    pub fn with_scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// Adds a parameter of the service's own, such as `audience`.
    #[must_use]
    pub fn with_parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends id and secret in the body, for services that do not take them as `Authorization: Basic`.
    #[must_use]
    pub fn with_credentials_in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    /// Id and secret as `Authorization: Basic` has them: each is encoded before they are joined (RFC 6749,
    /// section 2.3.1).
    fn basic(&self) -> String {
        let (id, secret) = (encode_component(&self.client_id), encode_component(&self.client_secret));
        encode_base64(format!("{id}:{secret}").as_bytes())
    }

    fn request(&self, http: &Next) -> Result<http::Request<RequestBody>, TransportError> {
        let other = |message: &str| TransportError::new(TransportErrorKind::Other, message);
        let uri = http
            .resolve(&self.token_url)
            .map_err(|_| other("the address of the token endpoint is none"))?;
        let mut form = Query::default();
        form.pair("grant_type", "client_credentials");
        if !self.scopes.is_empty() {
            form.pair("scope", self.scopes.join(" "));
        }
        for (name, value) in &self.parameters {
            form.pair(name, value);
        }
        if self.in_body {
            form.pair("client_id", &self.client_id);
            form.pair("client_secret", &self.client_secret);
        }
        let mut request = http::Request::new(RequestBody::from(form.as_str().to_owned()));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = uri;
        let headers = request.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/x-www-form-urlencoded"),
        );
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        if !self.in_body {
            let mut value = HeaderValue::from_str(&format!("Basic {}", self.basic()))
                .map_err(|_| other("the client's id or secret cannot be sent"))?;
            value.set_sensitive(true);
            headers.insert(header::AUTHORIZATION, value);
        }
        Ok(request)
    }
}

impl TokenProvider for ClientCredentials {
    fn fetch(&self, http: Next) -> BoxFuture<'static, Result<AccessToken, TransportError>> {
        let request = self.request(&http);
        Box::pin(async move {
            const MOST: usize = 1 << 20;
            let (head, mut body) = http.send(request?).await?.into_parts();
            let status = head.status;
            let mut collector = Collector::new(MOST);
            collector.begin(head, &Method::POST)?;
            while let Some(piece) = body.next().await {
                collector.push(piece?)?;
            }
            collector.finish()?;
            let body = collector.into_response().map(http::Response::into_body);
            let body = serde_json::from_slice(&body.unwrap_or_default()).unwrap_or(Value::Null);
            read(status, &body)
        })
    }

    fn secrets(&self) -> Vec<String> {
        vec![self.client_secret.clone(), self.basic()]
    }
}

/// Reads a successful response (RFC 6749, section 5.1) or an error (section 5.2).
fn read(status: StatusCode, body: &Value) -> Result<AccessToken, TransportError> {
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    if let Some(token) = text("access_token").filter(|_| status.is_success()) {
        let seconds = body.get("expires_in").and_then(|value| match value {
            Value::String(text) => text.parse().ok(),
            value => value
                .as_f64()
                .filter(|seconds| *seconds >= 0.0)
                .map(|seconds| seconds as u64),
        });
        let token = AccessToken::new(token);
        return Ok(match seconds {
            Some(seconds) => token.with_lifetime(Duration::from_secs(seconds)),
            None => token,
        });
    }
    // What passes may be asked for again; a refusal stays one.
    let kind = match status.as_u16() {
        429 | 500.. => TransportErrorKind::Reset,
        _ => TransportErrorKind::Other,
    };
    let mut message = format!("no access token: the token endpoint answered {}", status.as_u16());
    for part in [text("error"), text("error_description")].into_iter().flatten() {
        message.push_str(": ");
        message.push_str(part);
    }
    Err(TransportError::new(kind, message))
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("token_url", &self.token_url)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
