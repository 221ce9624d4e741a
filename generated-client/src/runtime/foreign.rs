//! Types that only serde knows, read from JSON: [`read_by_serde`].

use std::borrow::Cow;
use std::fmt::{self, Display};

use serde::de::value::{CowStrDeserializer, MapAccessDeserializer, MapDeserializer};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use super::{Fault, Reader, describe_json, exact_integer};

/// Reads a type that only serde knows. Its errors may quote what it read, so of those nothing is taken but the path.
///
/// # Errors
///
/// A [`Fault`] for JSON that does not have the shape of this type.
pub fn read_by_serde<T: DeserializeOwned>(reader: &mut Reader<'_>) -> Result<T, Fault> {
    described(reader, |reader| T::deserialize(reader))
}

impl Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON does not have the documented shape")
    }
}

impl std::error::Error for Fault {}

/// What stands there is told by who reads it: see [`described`].
impl de::Error for Fault {
    fn custom<T: Display>(_: T) -> Self {
        Self::new("a value of the documented form", "")
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(in_json(expected), "")
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(in_json(expected), "")
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::new(in_json(expected), "")
    }

    fn missing_field(key: &'static str) -> Self {
        Self::missing(key)
    }
}

fn in_json(expected: &dyn Expected) -> String {
    match expected.to_string().as_str() {
        "a sequence" => "an array".to_owned(),
        "a map" => "an object".to_owned(),
        other => other.to_owned(),
    }
}

/// Reads a value, and says what stood there if it was the value itself that did not fit.
fn described<'a, T>(
    reader: &mut Reader<'a>,
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let start = reader.mark();
    read(reader).map_err(|fault| match fault.is_described() {
        true => fault,
        false => {
            reader.back_to(start);
            match reader.look() {
                Ok((_, json)) => fault.of_value(describe_json(json.as_bytes())),
                Err(broken) => broken,
            }
        }
    })
}

/// Reads a number, which is an integer where one is asked for.
fn number<'a, V: Visitor<'a>>(reader: &mut Reader<'a>, is_integer: bool, visitor: V) -> Result<V::Value, Fault> {
    let text = reader.number("a value")?;
    let plain = || text.parse().ok();
    let integer = match is_integer {
        true => plain().or_else(|| exact_integer(text)),
        false => plain(),
    };
    match (integer, text.parse()) {
        (Some(integer), _) => match (u64::try_from(integer), i64::try_from(integer)) {
            (Ok(integer), _) => visitor.visit_u64(integer),
            (_, Ok(integer)) => visitor.visit_i64(integer),
            _ => visitor.visit_i128(integer),
        },
        (None, Ok(float)) => visitor.visit_f64(float),
        (None, Err(_)) => Err(Fault::new("a number", describe_json(text.as_bytes()))),
    }
}

macro_rules! integers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            described(self, |reader| match reader.peek() {
                Some(b'-' | b'0'..=b'9') => number(reader, true, visitor),
                _ => reader.deserialize_any(visitor),
            })
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        described(self, |reader| match reader.peek() {
            Some(b'n') => reader.null().and_then(|_| visitor.visit_unit()),
            Some(b't' | b'f') => visitor.visit_bool(reader.boolean()?),
            Some(b'"') => match reader.string()? {
                Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
                Cow::Owned(text) => visitor.visit_string(text),
            },
            Some(b'[') => {
                let mut parts = Parts::of_array(reader)?;
                let value = visitor.visit_seq(&mut parts)?;
                parts.end().map(|()| value)
            }
            Some(b'{') => {
                let mut parts = Parts::of_object(reader)?;
                let value = visitor.visit_map(&mut parts)?;
                parts.end().map(|()| value)
            }
            _ => number(reader, false, visitor),
        })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.null()? {
            true => visitor.visit_none(),
            false => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        // By this name `RawValue` asks for the text.
        match name.ends_with("::RawValue") {
            true => visitor.visit_map(MapDeserializer::new(std::iter::once((name, self.raw()?)))),
            false => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        described(self, |reader| match reader.peek() {
            Some(b'{') => {
                let mut parts = Parts::of_object(reader)?;
                let value = visitor.visit_enum(MapAccessDeserializer::new(&mut parts))?;
                parts.end().map(|()| value)
            }
            _ => visitor.visit_enum(CowStrDeserializer::new(reader.string()?)),
        })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.raw()?;
        visitor.visit_unit()
    }

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    forward_to_deserialize_any! {
        bool f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier
    }
}

/// The parts of an array or an object, one after the other.
struct Parts<'r, 'a> {
    reader: &'r mut Reader<'a>,
    bracket: u8,
    read: usize,
    key: Cow<'a, str>,
    is_over: bool,
}

impl<'r, 'a> Parts<'r, 'a> {
    fn of_array(reader: &'r mut Reader<'a>) -> Result<Self, Fault> {
        reader.open(b'[', "an array")?;
        Ok(Self::new(reader, b']'))
    }

    fn of_object(reader: &'r mut Reader<'a>) -> Result<Self, Fault> {
        reader.open(b'{', "an object")?;
        Ok(Self::new(reader, b'}'))
    }

    fn new(reader: &'r mut Reader<'a>, bracket: u8) -> Self {
        Self {
            reader,
            bracket,
            read: 0,
            key: Cow::Borrowed(""),
            is_over: false,
        }
    }

    fn another(&mut self) -> Result<bool, Fault> {
        if self.is_over {
            return Ok(false);
        }
        let follows = self.reader.another(self.bracket, self.read == 0)?;
        self.read += 1;
        self.is_over = !follows;
        Ok(follows)
    }

    fn end(&mut self) -> Result<(), Fault> {
        match self.another()? {
            true => Err(Fault::new(format!("{} parts", self.read.saturating_sub(1)), "more")),
            false => Ok(()),
        }
    }
}

impl<'a> SeqAccess<'a> for &mut Parts<'_, 'a> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        if !self.another()? {
            return Ok(None);
        }
        let element = seed.deserialize(&mut *self.reader);
        element
            .map(Some)
            .map_err(|fault| fault.at_index(self.read.saturating_sub(1)))
    }
}

impl<'a> MapAccess<'a> for &mut Parts<'_, 'a> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        if !self.another()? {
            return Ok(None);
        }
        self.key = self.reader.key()?;
        seed.deserialize(CowStrDeserializer::new(self.key.clone())).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let value = self.reader.colon().and_then(|()| seed.deserialize(&mut *self.reader));
        value.map_err(|fault| fault.at_key(&self.key))
    }
}
