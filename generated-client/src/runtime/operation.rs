//! An operation as two pure functions, one that encodes its input and one that decodes its answer.

use std::fmt::Debug;

use super::{Answer, BuildError, Call, DecodeError, DocumentedError, Mode, RequestParts};

/// What the description says of an operation, apart from its types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationInfo {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method, which can be any token.
    pub method: &'static str,
    /// The path template.
    pub path: &'static str,
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
pub trait Operation: Debug + Send + Sync + 'static {
    /// What a success decodes to.
    type Output: Send + 'static;
    /// The documented errors.
    type Error: DocumentedError;
    /// How it is sent.
    type Mode: Mode;

    /// What the description says of it.
    const INFO: OperationInfo;

    /// What it is sent with.
    fn call(&self) -> &Call<Self::Mode>;

    /// Writes the input down.
    fn encode(&self) -> Result<RequestParts, BuildError>;

    /// Reads a success.
    fn decode(answer: &Answer) -> Result<Self::Output, DecodeError>;
}
