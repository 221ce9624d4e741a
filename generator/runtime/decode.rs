//! From the bytes of a JSON answer to a value: [`Decode`].

use std::collections::BTreeMap;

use super::{DecodeError, Fault, Reader, quoted_json, read_by_serde};

/// A type that is read from JSON.
///
/// It is no generic code over formats, such as serde's, because a client reads nothing else: that the compiler sees every
/// type once, and not once for each format, makes large clients build in seconds.
pub trait Decode: Sized {
    /// Reads the value that comes next.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for JSON that does not have the shape of this type.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault>;

    /// Reads a list, or a single value as a list of one; what is no list is read as ever.
    ///
    /// # Errors
    ///
    /// As for [`Decode::read`].
    fn read_one_or_many(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        Self::read(reader)
    }

    /// Reads the value of one more key into a map; into what is no map, nothing.
    ///
    /// # Errors
    ///
    /// As for [`Decode::read`].
    fn read_entry(&mut self, _key: &str, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.raw().map(drop)
    }
}

/// Reads one JSON value.
///
/// A byte order mark is skipped. Nesting deeper than 128 is refused. Of a key that stands twice the last one counts.
/// Where an integer is documented, a number such as `5.0` or `1e3` is read as that integer.
///
/// # Errors
///
/// A [`DecodeError`] for bytes that are not JSON or do not have the shape of `T`.
pub fn decode<T: Decode>(bytes: &[u8]) -> Result<T, DecodeError> {
    read_body(bytes, T::read)
}

/// Reads a JSON array, or a single value as an array of one.
///
/// # Errors
///
/// As for [`decode`].
pub fn decode_one_or_many<T: Decode>(bytes: &[u8]) -> Result<Vec<T>, DecodeError> {
    read_body(bytes, Vec::read_one_or_many)
}

fn read_body<T>(bytes: &[u8], read: fn(&mut Reader<'_>) -> Result<T, Fault>) -> Result<T, DecodeError> {
    let mut reader = Reader::of_body(bytes)?;
    let value = read(&mut reader)?;
    reader.end()?;
    Ok(value)
}

impl Decode for bool {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.boolean()
    }
}

impl Decode for String {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.string().map(std::borrow::Cow::into_owned)
    }
}

impl Decode for () {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match reader.null()? {
            true => Ok(()),
            false => Err(reader.mismatch("null")),
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match reader.null()? {
            true => Ok(None),
            false => T::read(reader).map(Some),
        }
    }

    fn read_one_or_many(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match reader.null()? {
            true => Ok(None),
            false => T::read_one_or_many(reader).map(Some),
        }
    }
}

impl<T: Decode> Decode for Box<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        T::read(reader).map(Box::new)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut list = Vec::new();
        reader.array(|reader, _| {
            list.push(T::read(reader)?);
            Ok(())
        })?;
        Ok(list)
    }

    fn read_one_or_many(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match reader.peek() {
            Some(b'[') => Self::read(reader),
            _ => Ok(vec![T::read(reader)?]),
        }
    }
}

impl<K: Decode + Ord, T: Decode> Decode for BTreeMap<K, T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut map = Self::new();
        reader.object(|reader, key| map.read_entry(key, reader))?;
        Ok(map)
    }

    fn read_entry(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let key = read_key(key, reader)?;
        self.insert(key, T::read(reader)?);
        Ok(())
    }
}

/// A key as the value that its text is.
fn read_key<K: Decode>(key: &str, around: &mut Reader<'_>) -> Result<K, Fault> {
    let json = quoted_json(key);
    let mut reader = Reader::new(&json);
    let key = K::read(&mut reader);
    around.add_misfit(reader.take_misfit());
    key
}

impl Decode for serde_json::Value {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        read_by_serde(reader)
    }
}
