//! The documented error of an operation whose description tells no status from another.

use std::fmt::Debug;

use super::{Answer, Codec, DecodeError, DocumentedError};

/// The error of an operation that documents one for every status (`default`; OpenAPI, section "Responses Object").
///
/// Where the description comes to tell statuses apart, the operation has an enum of its own, which has this variant too.
#[derive(Debug)]
#[non_exhaustive]
pub enum DefaultError<T> {
    /// Any status that is no success.
    Default(T),
}

impl<T: Codec + Debug + Send + Sync + 'static> DocumentedError for DefaultError<T> {
    fn decode(answer: &Answer) -> Option<Result<Self, DecodeError>> {
        Some(answer.json().map(Self::Default))
    }
}
