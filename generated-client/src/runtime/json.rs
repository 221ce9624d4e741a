//! Any JSON value, kept as its text: [`Json`].

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{
    Codec, DecodeError, EncodeError, Fault, JsonKind, Reader, Writer, decode, json_equal, quoted_json, read_by_serde,
    serde_by_json, write_by_serde,
};

/// Any JSON value.
///
/// It keeps the text, so numbers of any size, the order of keys and keys that stand twice survive. Two values are equal
/// when they mean the same: order of keys, escapes and the way in which numbers are written do not count.
#[derive(Clone)]
pub struct Json(Box<str>);

impl Json {
    /// `null`.
    #[must_use]
    pub fn null() -> Self {
        Self("null".into())
    }

    /// The JSON of a value.
    ///
    /// # Errors
    ///
    /// An [`EncodeError`] for a value that JSON cannot hold, such as a map whose keys are not strings.
    pub fn encode<T: Serialize + ?Sized>(value: &T) -> Result<Self, EncodeError> {
        let mut writer = Writer::new();
        write_by_serde(value, &mut writer);
        match writer.finish() {
            Ok(json) => Ok(Self(json.into())),
            Err(reason) => Err(EncodeError::new(reason)),
        }
    }

    /// Reads the value as a type.
    ///
    /// # Errors
    ///
    /// A [`DecodeError`] for a value that does not have the shape of `T`.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        Ok(read_by_serde(&mut Reader::new(self.as_json()))?)
    }

    /// The value as JSON, in which a string stands in quotes.
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.0
    }

    /// The text of a value that is a string.
    #[must_use]
    pub fn as_text(&self) -> Option<Cow<'_, str>> {
        let inside = self.as_json().strip_prefix('"')?.strip_suffix('"')?;
        if inside.contains('\\') {
            decode(self.as_json().as_bytes()).ok().map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(inside))
        }
    }

    /// The type of the value.
    #[must_use]
    pub fn kind(&self) -> JsonKind {
        JsonKind::of(self.as_json().as_bytes())
    }

    /// Whether the value is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.kind() == JsonKind::Null
    }
}

impl Default for Json {
    fn default() -> Self {
        Self::null()
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        json_equal(self.as_json(), other.as_json())
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Json({})", self.as_json())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_json())
    }
}

impl FromStr for Json {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        decode(text.as_bytes())
    }
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        // `Value` displays as its JSON text.
        Self(value.to_string().into())
    }
}

impl From<&str> for Json {
    /// A JSON string with this text; [`FromStr`] reads JSON.
    fn from(text: &str) -> Self {
        Self(quoted_json(text).into())
    }
}

impl From<String> for Json {
    /// A JSON string with this text; [`FromStr`] reads JSON.
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::from(serde_json::Value::from(value))
    }
}

impl From<i64> for Json {
    fn from(value: i64) -> Self {
        Self::from(serde_json::Value::from(value))
    }
}

impl From<f64> for Json {
    /// A JSON number, or `null` for a value that is not finite.
    fn from(value: f64) -> Self {
        Self::from(serde_json::Value::from(value))
    }
}

impl Codec for Json {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.raw().map(|json| Self(json.into()))
    }

    fn write(&self, writer: &mut Writer) {
        writer.json(&self.0);
    }
}

serde_by_json! { Json }
