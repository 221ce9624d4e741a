//! From the bytes of a JSON answer to a value.

use super::{Codec, DecodeError, Fault, Presence, Reader};

/// Reads one JSON value.
///
/// A byte order mark is skipped. Nesting deeper than 128 is refused. Of a key that stands twice the last one counts.
/// Where an integer is documented, a number such as `5.0` or `1e3` is read as that integer.
///
/// # Errors
///
/// A [`DecodeError`] for bytes that are not JSON or do not have the shape of `T`.
pub fn decode<T: Codec>(bytes: &[u8]) -> Result<T, DecodeError> {
    read_body(bytes, T::read)
}

/// Reads a JSON array, or a single value as an array of one.
///
/// # Errors
///
/// As for [`decode`].
pub fn decode_one_or_many<T: Codec>(bytes: &[u8]) -> Result<Vec<T>, DecodeError> {
    read_body(bytes, |reader| Vec::read_field(Presence::OneOrMany, reader))
}

fn read_body<T>(bytes: &[u8], read: fn(&mut Reader<'_>) -> Result<T, Fault>) -> Result<T, DecodeError> {
    let mut reader = Reader::of_body(bytes)?;
    let value = read(&mut reader)?;
    reader.end()?;
    Ok(value)
}
