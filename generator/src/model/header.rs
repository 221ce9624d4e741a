//! The headers of answers and webhooks.

use super::{Docs, TypeRef};
use crate::naming::MethodName;

/// A header that answers, or webhooks, are documented to carry (OpenAPI 3.0, section 4.7.21): one for the whole API, as a
/// header means the same wherever it stands (RFC 9110, section 5.1).
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentedHeader {
    /// The method that reads it.
    pub name: MethodName,
    /// The name on the wire, as it is first written.
    pub wire: String,
    /// The type of its value; text where the description says different things of it.
    pub ty: TypeRef,
    /// Whether its value is JSON: it has `content` and no `schema`.
    pub json: bool,
    /// What the description says of it, where it first says something.
    pub docs: Docs,
    /// Whether it is `deprecated` wherever it stands.
    pub deprecated: bool,
}
