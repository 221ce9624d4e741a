//! Why an answer could not be decoded: [`DecodeError`].

use std::fmt;

use serde::de;

use super::describe_json;

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

    /// The same error as seen from outside, where the JSON in which it happened stands at `path`.
    #[must_use]
    #[doc(hidden)]
    pub fn below(mut self, path: &str) -> Self {
        let inner = self.path.strip_prefix('$').unwrap_or(&self.path);
        self.path = format!("{path}{inner}");
        self
    }

    /// Hands the error through serde, whose errors are text; [`DecodeError::unpack`] reads it again.
    ///
    /// `len` is the length of the JSON value in which it happened, by which that value is found again.
    #[doc(hidden)]
    pub fn pack<E: de::Error>(&self, len: usize) -> E {
        E::custom(format_args!("in {len} bytes: {self}"))
    }

    /// The length of the JSON value and the error in it, from a message that [`DecodeError::pack`] wrote.
    #[must_use]
    #[doc(hidden)]
    pub fn unpack(message: &str) -> Option<(usize, Self)> {
        let (len, rest) = message.strip_prefix("in ")?.split_once(" bytes: ")?;
        let (path, rest) = rest.split_once(": expected ")?;
        let (expected, found) = rest.rsplit_once(", found ")?;
        Some((len.parse().ok()?, Self::new(path, expected, found)))
    }

    /// The packed error for a JSON value that is something else than expected.
    #[doc(hidden)]
    pub fn mismatch<E: de::Error>(expected: &str, json: &str) -> E {
        Self::new("$", expected, describe_json(json.as_bytes())).pack(json.len())
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
