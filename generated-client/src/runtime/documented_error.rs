//! The documented errors of an operation, told apart by status.

use std::fmt::Debug;

use super::{Answer, DecodeError};

/// Implemented by the error enum of each operation.
pub trait DocumentedError: Debug + Send + Sync + Sized + 'static {
    /// Reads the error that is documented for the answer's status; `None` if none is.
    #[doc(hidden)]
    fn decode(answer: &Answer) -> Option<Result<Self, DecodeError>>;
}
