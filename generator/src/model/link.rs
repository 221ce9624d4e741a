//! Links: what the answer of one operation says about the request of the next.

use super::Docs;
use crate::naming::{FieldName, MethodName};

/// A method that makes the request of one operation from the answer of another (OpenAPI 3.0, section 4.7.20).
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The key of the link in `links`.
    pub wire: String,
    /// The method of the group of the operations that answer.
    pub method: MethodName,
    /// The argument that takes the answer.
    pub answer: FieldName,
    /// What the description says of it.
    pub docs: Docs,
    /// The operations whose answer it takes, by their places in the group; they answer alike.
    pub sources: Vec<usize>,
    /// The success that has the link, by its place in the successes of the first of the sources.
    pub success: usize,
    /// The operation that it leads to.
    pub target: OperationPlace,
    /// What the link says of the request, in the order of the inputs, each of them once.
    pub values: Vec<LinkedValue>,
}

/// Where an operation stands in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OperationPlace {
    /// The group, by its place in [`Api::groups`](super::Api::groups).
    pub group: usize,
    /// The operation, by its place in the group.
    pub operation: usize,
}

/// A value of the request, and where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkedValue {
    /// Where it goes.
    pub input: LinkInput,
    /// Where it comes from.
    pub value: LinkValue,
    /// The value as the description writes it, on one line.
    pub written: String,
}

/// Where a value goes in the request that a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkInput {
    /// A parameter, by its place in the target's parameters.
    Parameter(usize),
    /// A field of a flattened body, by its place in the struct's fields.
    BodyField(usize),
    /// The whole body.
    Body,
}

/// Where a link takes a value from: a constant or a runtime expression (OpenAPI 3.0, section 4.7.20.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkValue {
    /// `$response.body`: what stands at a JSON pointer (RFC 6901) in the body of the answer.
    Body(String),
    /// `$response.header`: a header of the answer, in lower case.
    Header(String),
    /// `$statusCode`: the status of the answer.
    Status,
    /// What the description says, as JSON text.
    Constant(String),
    /// A text with values in it.
    Text(Vec<LinkValue>),
    /// `$url` and `$request`: what the request had, which the caller knows and no answer repeats.
    Caller,
}

impl LinkValue {
    /// Whether the answer has a part of it.
    #[must_use]
    pub fn reads_answer(&self) -> bool {
        self.reads_body() || self.reads_head()
    }

    /// Whether a part of it is read from the body of the answer.
    #[must_use]
    pub fn reads_body(&self) -> bool {
        match self {
            Self::Body(_) => true,
            Self::Text(parts) => parts.iter().any(Self::reads_body),
            _ => false,
        }
    }

    /// Whether a part of it is read from status or headers of the answer.
    #[must_use]
    pub fn reads_head(&self) -> bool {
        match self {
            Self::Header(_) | Self::Status => true,
            Self::Text(parts) => parts.iter().any(Self::reads_head),
            _ => false,
        }
    }
}

impl Link {
    /// The values that need no caller.
    pub fn carried(&self) -> impl Iterator<Item = &LinkedValue> {
        self.values.iter().filter(|each| each.value != LinkValue::Caller)
    }
}
