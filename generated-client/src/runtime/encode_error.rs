//! Why a value could not be written as JSON: [`EncodeError`].

use std::fmt;

/// A value that JSON cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    reason: String,
}

impl EncodeError {
    /// An error with the reason that another one gives.
    #[doc(hidden)]
    pub fn new(reason: impl fmt::Display) -> Self {
        Self {
            reason: reason.to_string(),
        }
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the value cannot be written as JSON: {}", self.reason)
    }
}

impl std::error::Error for EncodeError {}
