//! Why an answer could not be decoded: [`DecodeError`].

use std::fmt;

/// JSON that does not have the documented shape.
///
/// It says where, what was expected, and of what was found only kind and length: never text of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    expected: String,
    found: String,
}

impl DecodeError {
    /// An error at a path such as `$.items[0].id`; nothing passed may hold text of a value.
    #[doc(hidden)]
    pub fn new(path: impl Into<String>, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            expected: expected.into(),
            found: found.into(),
        }
    }

    /// The place in the JSON, such as `$.items[0].id`; `$` is the whole.
    ///
    /// A key that is long or does not look like a name stands there by its length only.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What the documentation promises there.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// Kind and length of what stands there.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: expected {}, found {}",
            self.path, self.expected, self.found
        )
    }
}

impl std::error::Error for DecodeError {}
