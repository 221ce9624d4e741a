//! The parts of one JSON array or object, their values unread: [`JsonObject`], [`elements`].

use std::borrow::Cow;

use super::Reader;

/// The entries of one JSON object.
#[derive(Debug, Default)]
pub struct JsonObject<'a> {
    entries: Vec<(Cow<'a, str>, &'a str)>,
}

impl<'a> JsonObject<'a> {
    /// Reads the entries, or none if the text is no object.
    #[must_use]
    pub fn read(json: &'a str) -> Self {
        Self::parse(json).unwrap_or_default()
    }

    /// Reads the entries, if the text is an object.
    #[must_use]
    pub fn parse(json: &'a str) -> Option<Self> {
        let mut reader = Reader::new(json);
        let mut entries = Vec::new();
        let read = reader.object(|reader, key| {
            entries.push((key.clone(), reader.raw()?));
            Ok(())
        });
        read.ok().map(|()| Self { entries })
    }

    /// The JSON text of a value; of a key that stands twice the last one counts.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'a str> {
        self.entries
            .iter()
            .rev()
            .find(|(name, _)| name == key)
            .map(|(_, value)| *value)
    }

    /// Keys and the JSON texts of their values, as they stand.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.entries.iter().map(|(name, value)| (name.as_ref(), *value))
    }
}

/// The JSON texts of the elements, if the text is an array.
#[must_use]
pub fn elements(json: &str) -> Option<Vec<&str>> {
    let mut reader = Reader::new(json);
    let mut elements = Vec::new();
    let read = reader.array(|reader, _| {
        elements.push(reader.raw()?);
        Ok(())
    });
    read.ok().map(|()| elements)
}
