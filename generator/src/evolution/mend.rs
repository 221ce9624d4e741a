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
    /// The entry that gives a member of a union its name, by the places of the union and of what the member refers to.
    pub(super) fn of_member(union: &str, member: &str, name: &str) -> Option<Self> {
        let pointer = |place: &str| Some(place.split_once('#')?.1.to_owned());
        Some(Self {
            table: format!("variants.{}", quoted(&pointer(union)?)),
            key: pointer(member)?,
            value: name.to_owned(),
        })
    }
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
