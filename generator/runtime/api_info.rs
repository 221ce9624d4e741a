//! What a description says of the API as a whole.

/// The constants that a generated client is built on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchemeInfo {
    /// The key under `components.securitySchemes`.
    pub key: &'static str,
    /// The method of the builder that takes it.
    pub setter: &'static str,
    /// What it puts into a request.
    pub kind: SchemeKind,
    /// The environment variable that holds it.
    pub variable: &'static str,
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
