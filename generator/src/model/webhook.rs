//! What the service sends of its own accord.

use super::{Docs, TypeRef};
use crate::naming::TypeName;
use crate::pointer::Place;

/// A webhook, or a callback of an operation: a request that the service sends and the user's program receives.
#[derive(Debug, Clone, PartialEq)]
pub struct Webhook {
    /// Its name in the description.
    pub name: String,
    /// What its body is called in Rust; nothing where that is no JSON.
    pub alias: Option<TypeName>,
    /// The HTTP method, upper case.
    pub http_method: String,
    /// What the description says of it.
    pub docs: Docs,
    /// The type of what is sent; nothing where that is neither JSON nor a form.
    pub ty: Option<TypeRef>,
    /// Where the description defines it.
    pub origin: Place,
}
