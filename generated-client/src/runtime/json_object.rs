//! The entries of one JSON object, their values unread: [`JsonObject`].

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::Text;

/// The entries of one JSON object.
#[derive(Debug, Default)]
pub struct JsonObject<'a> {
    entries: Vec<(Text<'a>, &'a RawValue)>,
}

impl<'a> JsonObject<'a> {
    /// Reads the entries, or none if the text is no object.
    #[must_use]
    pub fn read(json: &'a str) -> Self {
        serde_json::from_slice(json.as_bytes()).unwrap_or_default()
    }

    /// The JSON text of a value; of a key that stands twice the last one counts.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'a str> {
        self.entries
            .iter()
            .rev()
            .find(|(name, _)| name.as_str() == key)
            .map(|(_, value)| value.get())
    }

    /// Keys and values, as they stand.
    pub fn raw(&self) -> impl Iterator<Item = (&str, &'a RawValue)> {
        self.entries.iter().map(|(name, value)| (name.as_str(), *value))
    }

    /// Keys and the JSON texts of their values, as they stand.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.entries.iter().map(|(name, value)| (name.as_str(), value.get()))
    }
}

impl<'de> Deserialize<'de> for JsonObject<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = JsonObject<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<JsonObject<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(JsonObject { entries })
    }
}
