//! What a description says of the API as a whole.

use super::Credential;

/// The constants that a generated client is built on.
#[derive(Debug, Clone, Copy)]
pub struct ApiInfo {
    /// The `User-Agent`: `<crate>/<version>`.
    pub user_agent: &'static str,
    /// The first server; empty when the description names none, and then one must be given.
    pub base_url: &'static str,
    /// What the names of environment variables begin with.
    pub environment_prefix: &'static str,
    /// The security schemes.
    pub schemes: &'static [SchemeInfo],
}

/// A security scheme.
#[derive(Debug, Clone, Copy)]
pub struct SchemeInfo {
    /// The key under `components.securitySchemes`.
    pub key: &'static str,
    /// The method of the builder that takes it.
    pub setter: &'static str,
    /// What it puts into a request.
    pub kind: SchemeKind,
    /// The environment variable that holds it.
    pub variable: &'static str,
    /// How its access tokens are fetched, where they can be.
    pub client: Option<OauthClient>,
}

/// A client by whose id and secret access tokens are fetched (RFC 6749, section 4.4).
#[derive(Debug, Clone, Copy)]
pub struct OauthClient {
    /// The environment variable that holds its id.
    pub id_variable: &'static str,
    /// The environment variable that holds its secret.
    pub secret_variable: &'static str,
    /// The credential that fetches by id and secret.
    pub credential: fn(String, String) -> Credential,
}

/// What a security scheme puts into a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer <token>`.
    Bearer,
    /// `Authorization: Basic <base64 of user:password>`.
    Basic,
    /// `Authorization: <scheme> <value>`.
    Http(&'static str),
    /// A header of this name.
    Header(&'static str),
    /// A query parameter of this name.
    Query(&'static str),
    /// A cookie of this name.
    Cookie(&'static str),
    /// Nothing in the request: the transport holds a certificate.
    MutualTls,
}
