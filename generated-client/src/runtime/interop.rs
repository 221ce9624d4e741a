//! From types that are read from JSON and written to it to any format of serde, and back.

use std::cell::RefCell;
use std::fmt;

use serde::de::value::MapDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Serialize, forward_to_deserialize_any};
use serde_json::value::RawValue;

use super::{Codec, DecodeError, Encode, Fault, Reader, decode, encode, quoted_json, same_number};

/// Hands a value to any format of serde.
///
/// # Errors
///
/// The serializer's error, and one for a value that JSON cannot hold.
pub fn serialize<T: Encode + ?Sized, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    match encode(value) {
        Ok(json) => Next::of(&mut Reader::new(&json)).serialize(serializer),
        Err(error) => Err(S::Error::custom(error)),
    }
}

/// Takes a value from any format of serde that says what it holds; JSON keeps the text of its numbers.
///
/// # Errors
///
/// The deserializer's error, and one for a value that does not have the shape of `T`.
pub fn deserialize<'de, T: Codec, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let json = Box::<RawValue>::deserialize(AnyFormat(deserializer))?;
    decode(json.get().as_bytes()).map_err(D::Error::custom)
}

/// The JSON value that comes next, as any format writes it; reading moves the cursor, and serde shares what it writes.
struct Next<'r, 'a>(RefCell<&'r mut Reader<'a>>);

impl<'r, 'a> Next<'r, 'a> {
    fn of(reader: &'r mut Reader<'a>) -> Self {
        Self(RefCell::new(reader))
    }
}

impl Serialize for Next<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut reader = self.0.borrow_mut();
        match reader.peek() {
            Some(b'n') => reader.null().map_err(broken)?,
            Some(b't' | b'f') => return serializer.serialize_bool(reader.boolean().map_err(broken)?),
            Some(b'"') => return write_text(&mut reader, serializer),
            Some(b'[') => return write_array(&mut reader, serializer),
            Some(b'{') => return write_object(&mut reader, serializer),
            _ => return write_number(reader.number("a value").map_err(broken)?, serializer),
        };
        serializer.serialize_unit()
    }
}

fn broken<E: serde::ser::Error>(fault: Fault) -> E {
    E::custom(DecodeError::from(fault))
}

fn write_text<S: Serializer>(reader: &mut Reader<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let start = reader.mark();
    if let Ok(text) = reader.string() {
        return serializer.serialize_str(&text);
    }
    // Half a surrogate pair.
    reader.back_to(start);
    write_raw(reader.raw().map_err(broken)?, serializer)
}

fn write_array<S: Serializer>(reader: &mut Reader<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut sequence = serializer.serialize_seq(None)?;
    let mut failed = None;
    let read = reader.array(|reader, _| {
        let written = sequence.serialize_element(&Next::of(reader));
        written.map_err(|error| stop(&mut failed, error))
    });
    match failed {
        Some(error) => Err(error),
        None => read.map_err(broken).and_then(|()| sequence.end()),
    }
}

fn write_object<S: Serializer>(reader: &mut Reader<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    let mut failed = None;
    let read = reader.object(|reader, key| {
        let written = map.serialize_entry(key.as_ref(), &Next::of(reader));
        written.map_err(|error| stop(&mut failed, error))
    });
    match failed {
        Some(error) => Err(error),
        None => read.map_err(broken).and_then(|()| map.end()),
    }
}

/// Keeps the serializer's error, and ends the reading.
fn stop<E>(failed: &mut Option<E>, error: E) -> Fault {
    *failed = Some(error);
    Fault::new("a value", "one that cannot be written")
}

fn write_number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(integer) = text.parse() {
        return serializer.serialize_u64(integer);
    }
    if let Ok(integer) = text.parse() {
        return serializer.serialize_i64(integer);
    }
    let exact = |float: &f64| serde_json::to_string(float).is_ok_and(|written| same_number(&written, text));
    match text.parse().ok().filter(exact) {
        Some(float) => serializer.serialize_f64(float),
        None => write_raw(text, serializer),
    }
}

/// What only JSON itself can hold.
fn write_raw<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match RawValue::from_string(json.to_owned()) {
        Ok(raw) => raw.serialize(serializer),
        Err(error) => Err(S::Error::custom(error)),
    }
}

/// A deserializer of which a `RawValue` can be read, whatever the format: JSON gives its text, the others are written down.
struct AnyFormat<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for AnyFormat<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    // `RawValue` asks for a newtype of a name that `serde_json` knows; it takes a map with that name as its one key.
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        let json = self.0.deserialize_newtype_struct(name, TextOf { raw: name })?;
        visitor.visit_map(MapDeserializer::new(std::iter::once((name, json))))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

/// Writes down what a deserializer holds; a map with the key `raw` holds a JSON text.
#[derive(Clone, Copy)]
struct TextOf {
    raw: &'static str,
}

impl<'de> DeserializeSeed<'de> for TextOf {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for TextOf {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value that JSON can hold")
    }

    fn visit_bool<E>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i128<E>(self, value: i128) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u64<E>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u128<E>(self, value: u128) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<String, E> {
        serde_json::to_string(&value).map_err(E::custom)
    }

    fn visit_str<E>(self, value: &str) -> Result<String, E> {
        Ok(quoted_json(value))
    }

    fn visit_unit<E>(self) -> Result<String, E> {
        Ok("null".to_owned())
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<String, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<String, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element_seed(self)? {
            elements.push(element);
        }
        Ok(format!("[{}]", elements.join(",")))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(self)? {
            if key == quoted_json(self.raw) {
                return map.next_value();
            }
            let key = if key.starts_with('"') { key } else { quoted_json(&key) };
            entries.push(format!("{key}:{}", map.next_value_seed(self)?));
        }
        Ok(format!("{{{}}}", entries.join(",")))
    }
}
