//! From a value to the bytes of JSON: [`Encode`].

use std::fmt::Debug;

use super::{Codec, Writer};

/// What is written as JSON, whatever its type: a [`Codec`] behind a reference.
pub trait Encode: Debug {
    /// Writes the value.
    fn write(&self, writer: &mut Writer);

    /// Whether there is no value: an object leaves out an optional field of which this is true.
    fn is_absent(&self) -> bool {
        false
    }

    /// Writes the entries of a map into the object that is open; what is no map has none.
    fn write_entries(&self, _writer: &mut Writer) {}
}

/// Writes a value as JSON, without space; a floating point number that is not finite is written as `null`.
///
/// # Errors
///
/// The reason why JSON cannot hold the value: a map may have keys that are not strings.
pub fn encode<T: Encode + ?Sized>(value: &T) -> Result<String, String> {
    let mut writer = Writer::new();
    value.write(&mut writer);
    writer.finish()
}

impl<T: Codec> Encode for T {
    fn write(&self, writer: &mut Writer) {
        Codec::write(self, writer);
    }

    fn is_absent(&self) -> bool {
        Codec::is_absent(self)
    }

    fn write_entries(&self, writer: &mut Writer) {
        Codec::write_entries(self, writer);
    }
}

impl Encode for str {
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl<T: Encode> Encode for [T] {
    fn write(&self, writer: &mut Writer) {
        writer.array(self.iter().map(|element| element as &dyn Encode));
    }
}

/// Writes a type that only serde knows.
pub fn write_by_serde<T: serde::Serialize + ?Sized>(value: &T, writer: &mut Writer) {
    match serde_json::to_string(value) {
        Ok(json) => writer.json(&json),
        Err(error) => writer.refuse(error),
    }
}
