//! What keeps a change from happening.

use std::fmt;

use serde_json::Value;

/// An entry of `codegen.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The table that it stands in, such as `types` or `variants."/components/schemas/Owner"`.
    pub table: String,
    /// Its key, as `/components/schemas/Animal`.
    pub key: String,
    /// Its value, a text.
    pub value: String,
}

impl Mend {
    /// The entry that gives a part of a type its name, by the place of the type and what the description calls the part.
    pub(super) fn of_part(table: &str, ty: &str, key: &str, name: &str) -> Option<Self> {
        Some(Self {
            table: format!("{table}.{}", quoted(pointer(ty)?)),
            key: key.to_owned(),
            value: name.to_owned(),
        })
    }
}

/// The pointer of a place, by which the configuration calls it.
pub(super) fn pointer(place: &str) -> Option<&str> {
    place.split_once('#').map(|(_, pointer)| pointer)
}

/// A text of JSON, which is one of TOML.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

impl fmt::Display for Mend {
    /// The line as it is written below the head of its table.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} = {}", quoted(&self.key), quoted(&self.value))
    }
}
