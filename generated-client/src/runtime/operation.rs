//! An operation as two pure functions, one that encodes its input and one that decodes its answer.

use super::{Answer, BaseUrl, BuildError, Config, DecodeError, DocumentedError, RequestParts};

/// What the description says of an operation, apart from its types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationInfo {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method, which can be any token.
    pub method: &'static str,
    /// The path template.
    pub path: &'static str,
    /// The media types that it can read, as `Accept` has them (RFC 9110, section 12.5.1).
    pub accept: &'static str,
    /// Whether sending it twice is harmless although its method does not say so.
    pub idempotent: bool,
    /// The alternatives of security schemes, by their keys; one must be met whole, and an empty one asks for none.
    pub security: &'static [&'static [&'static str]],
}

impl OperationInfo {
    /// Whether sending it twice is harmless.
    pub fn is_idempotent(&self) -> bool {
        const BY_METHOD: [&str; 7] = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"];
        self.idempotent || BY_METHOD.contains(&self.method)
    }
}

/// A request of the description, ready to be encoded.
pub trait Operation: 'static {
    /// What a success decodes to.
    type Output: Send + 'static;
    /// The documented errors.
    type Error: DocumentedError;

    /// What the description says of it.
    const INFO: OperationInfo;

    /// The address of an operation that has servers of its own.
    fn own_server(_config: &Config) -> Result<Option<BaseUrl>, BuildError> {
        Ok(None)
    }

    /// Writes the input down.
    fn encode(&self, parts: &mut RequestParts);

    /// Reads a success.
    fn decode(answer: &Answer) -> Result<Self::Output, DecodeError>;
}
