//! The documented error of an operation that documents none.

use super::{Answer, DecodeError, DocumentedError};

/// The error of an operation that documents none: there is no value of it, and what a service refuses is
/// [`ErrorKind::Undocumented`](crate::ErrorKind::Undocumented).
///
/// Where the description comes to document one, the operation has an enum of its own.
#[derive(Debug)]
#[non_exhaustive]
pub enum NoDocumentedError {}

impl DocumentedError for NoDocumentedError {
    fn decode(_: &Answer) -> Option<Result<Self, DecodeError>> {
        None
    }
}
