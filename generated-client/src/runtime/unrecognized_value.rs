//! A text that an enumeration does not know: [`UnrecognizedValue`].

use std::fmt;

/// The text of a value that this version of the crate does not know.
///
/// Only the enumeration itself makes one, so a documented text is always its own variant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnrecognizedValue(String);

impl UnrecognizedValue {
    /// For `open_enum!` and `value_enum!`, with a text that no variant has.
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnrecognizedValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
