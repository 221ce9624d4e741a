//! From a value to the bytes of JSON: [`encode`].

use std::fmt;

use serde::Serialize;

/// Writes a value as JSON, without space; a floating point number that is not finite is written as `null`.
///
/// # Errors
///
/// An [`EncodeError`] for a value that JSON cannot hold, such as a map whose keys are not strings.
pub fn encode<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    serde_json::to_vec(value).map_err(EncodeError::new)
}

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
