//! Swagger 2.0: the objects that it has in other shapes than OpenAPI 3, each brought to the shape of 3.0.

mod address;
mod collection_format;
mod content;
mod form;
mod operation;
mod parameter;
mod request_body;
mod response;
mod root;
mod security;
mod spread;

pub(super) use address::Address;
pub(super) use parameter::is_field;

/// What operations take over from the description as a whole, where they say nothing else.
#[derive(Debug, Clone, Default)]
pub(super) struct Inherited {
    /// The media types of bodies.
    consumes: Vec<String>,
    /// The media types of answers.
    produces: Vec<String>,
    /// Whether the operation in which the walk is has media types of its own for answers.
    own_produces: bool,
    /// Where the API is served.
    address: Address,
}
