//! Security schemes and the requirements of operations.

use super::Docs;
use crate::naming::FieldName;

/// One security scheme (OpenAPI 3.0, section 4.7.27).
#[derive(Debug, Clone, PartialEq)]
pub struct AuthScheme {
    /// The key under `components.securitySchemes`.
    pub key: String,
    /// The setter on the client builder.
    pub setter: FieldName,
    /// The environment variable that `Client::from_env` reads.
    pub variable: String,
    /// What the scheme puts into a request.
    pub kind: AuthKind,
    /// How its access tokens can be fetched, where they are fetched by something.
    pub tokens: Option<TokenSource>,
    /// What the description says of it.
    pub docs: Docs,
}

/// How the access tokens of a scheme can be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenSource {
    /// The setter that takes whatever fetches tokens.
    pub setter: FieldName,
    /// OAuth 2 client credentials (RFC 6749, section 4.4).
    pub client: Option<ClientFlow>,
}

/// The flow `clientCredentials` (OpenAPI 3.0, section 4.7.29).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientFlow {
    /// The setter that takes id and secret.
    pub setter: FieldName,
    /// `tokenUrl`.
    pub token_url: String,
    /// The environment variable that holds the id.
    pub id_variable: String,
    /// The environment variable that holds the secret.
    pub secret_variable: String,
}

/// What a security scheme puts into a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthKind {
    /// `Authorization: Bearer <token>` (RFC 6750); also what OAuth 2 and OpenID Connect come to.
    Bearer,
    /// `Authorization: Basic <base64>` (RFC 7617).
    Basic,
    /// A named header.
    Header(String),
    /// A named query parameter.
    Query(String),
    /// A named cookie.
    Cookie(String),
    /// Another HTTP authentication scheme, as `Authorization: <scheme> <value>`.
    Http(String),
    /// Mutual TLS: nothing in the request, the transport has it.
    MutualTls,
}

/// The alternatives of `security`: one of the inner lists must be met whole. Empty: no credential is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Security {
    /// Each alternative names schemes by their place in [`Api::auth`](super::Api::auth); an empty one means "none needed".
    pub alternatives: Vec<Vec<usize>>,
}
