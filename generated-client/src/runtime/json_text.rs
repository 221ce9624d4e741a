//! Values as JSON text, for a user's own files and tests: [`JsonText`].

use super::{Codec, DecodeError, EncodeError, decode, encode};

/// Values that are read from JSON and written as JSON: all types of this crate, lists and maps of them, and what they hold.
pub trait JsonText: Codec {
    /// Reads a value from its JSON, as it would be read from an answer.
    ///
    /// # Errors
    ///
    /// A [`DecodeError`] for text that is not JSON or does not have the shape of this type.
    fn from_json(text: &str) -> Result<Self, DecodeError> {
        decode(text.as_bytes())
    }

    /// Writes the value as JSON, as it would be sent.
    ///
    /// # Errors
    ///
    /// An [`EncodeError`] for a value that JSON cannot hold.
    fn to_json(&self) -> Result<String, EncodeError> {
        encode(self).map_err(EncodeError::new)
    }
}

impl<T: Codec> JsonText for T {}
