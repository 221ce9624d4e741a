//! The independent validator, for every schema of a document that has a type.

use jsonschema::{Draft, ValidatorMap};
use serde_json::{Value, json};

use super::document::Document;

/// Validators by the place of their schema.
#[derive(Debug)]
pub(super) struct Validators {
    map: ValidatorMap,
}

impl Validators {
    /// Compiles the schemas at these places, and all that they reach.
    pub(super) fn of(document: &Document, places: &[String]) -> Result<Self, String> {
        let mut root = document.root.clone();
        let references: Vec<Value> = places.iter().map(|place| json!({ "$ref": fragment(place) })).collect();
        if let (Value::Object(root), false) = (&mut root, references.is_empty()) {
            root.insert("anyOf".to_owned(), Value::Array(references));
        }
        let map = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(true)
            .with_format("byte", is_base64)
            .with_format("base64", is_base64)
            .offline()
            .build_map(&root)
            .map_err(|error| error.to_string())?;
        Ok(Self { map })
    }

    /// Whether the schema at a place admits a value; nothing where no validator stands there.
    pub(super) fn admits(&self, place: &str, value: &Value) -> Option<bool> {
        let validator = self
            .map
            .get(&fragment(place))
            .or_else(|| self.map.get(&format!("#{place}")))?;
        Some(validator.is_valid(value))
    }
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    digits
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_'))
        && digits.len() % 4 != 1
        && text.len().is_multiple_of(4)
}

/// A pointer as the fragment of a URI.
pub(super) fn fragment(place: &str) -> String {
    let mut text = String::from("#");
    for byte in place.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' | b'$' => {
                text.push(char::from(byte))
            }
            byte => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}
