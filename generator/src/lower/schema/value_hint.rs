//! What a description says of the values of an `enum` beside their texts: `x-enum-varnames`, `x-ms-enum` and the like.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::shape::{Literal, Shape};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::pointer::Place;

/// Extensions that name the values: a list in their order, or an object by value.
const NAMES: [&str; 5] = [
    "x-enum-varnames",
    "x-enum-names",
    "x-enumNames",
    "x-enumVarnames",
    "x-speakeasy-enums",
];

/// Extensions that explain the values: a list in their order, or an object by value.
const DESCRIPTIONS: [&str; 3] = ["x-enum-descriptions", "x-enumDescriptions", "x-enum-description"];

/// The names and explanations of values, by the text of the value.
#[derive(Debug, Clone, Default)]
pub(in crate::lower) struct Hints<'a> {
    pub(super) names: BTreeMap<String, &'a str>,
    pub(super) descriptions: BTreeMap<String, &'a str>,
    /// The values that are `deprecated`.
    pub(super) deprecated: BTreeSet<String>,
}

impl<'a> Hints<'a> {
    /// Adds what one schema says of the values that it lists.
    pub(super) fn add(&mut self, context: &mut Context<'a>, shape: &Shape<'a>, place: &Place) {
        self.add_objects(shape);
        for (keys, target) in [
            (NAMES.as_slice(), &mut self.names),
            (DESCRIPTIONS.as_slice(), &mut self.descriptions),
        ] {
            let found = keys
                .iter()
                .find_map(|key| Some((*key, shape.data.extensions.get(*key)?)));
            let Some((key, value)) = found else { continue };
            if !take(target, &shape.values, value) {
                context.diagnostics.note(
                    codes::IGNORED_KEY,
                    &place.key(key),
                    format!("`{key}` does not have one text for each value of `enum`; it is left aside"),
                    "list one text for each value, in the order of `enum`",
                );
            }
        }
    }

    /// Adds what extensions say that have an object for each value: `x-ms-enum` in a list, `x-fern-enum` by value.
    fn add_objects(&mut self, shape: &Shape<'a>) {
        let extensions = &shape.data.extensions;
        let listed = extensions
            .get("x-ms-enum")
            .and_then(|hint| hint.get("values")?.as_array());
        for entry in listed.into_iter().flatten() {
            if let Some(value) = entry.get("value").map(Literal::of).as_ref().and_then(text_of) {
                self.add_object(value, entry);
            }
        }
        let by_value = extensions.get("x-fern-enum").and_then(Value::as_object);
        for (value, entry) in by_value.into_iter().flatten() {
            self.add_object(value.clone(), entry);
        }
    }

    fn add_object(&mut self, value: String, entry: &'a Value) {
        let text = |key: &str| entry.get(key).and_then(Value::as_str);
        if let Some(description) = text("description") {
            self.descriptions.entry(value.clone()).or_insert(description);
        }
        if let Some(name) = text("name") {
            self.names.entry(value).or_insert(name);
        }
    }

    /// Adds what a schema says whose only value is this one.
    pub(super) fn add_one(&mut self, text: &str, shape: &Shape<'a>) {
        if let Some(title) = shape
            .data
            .title
            .as_deref()
            .filter(|title| super::legible_title(title).is_some())
        {
            self.names.entry(text.to_owned()).or_insert(title);
        }
        if shape.data.deprecated {
            self.deprecated.insert(text.to_owned());
        }
        if let Some(description) = &shape.data.description {
            self.descriptions.entry(text.to_owned()).or_insert(description);
        }
    }
}

fn take<'a>(target: &mut BTreeMap<String, &'a str>, values: &[Literal<'a>], hint: &'a Value) -> bool {
    match hint {
        Value::Array(list) if list.len() == values.len() => {
            for (value, text) in values.iter().zip(list) {
                if let (Some(value), Some(text)) = (text_of(value), text.as_str()) {
                    target.insert(value, text);
                }
            }
            true
        }
        Value::Object(map) => {
            for (value, text) in map {
                if let Some(text) = text.as_str() {
                    target.insert(value.clone(), text);
                }
            }
            true
        }
        _ => false,
    }
}

/// The value as the key of an object has it.
pub(super) fn text_of(value: &Literal<'_>) -> Option<String> {
    Some(match value {
        Literal::Null => return None,
        Literal::Bool(value) => value.to_string(),
        Literal::Integer(value) => value.to_string(),
        Literal::Number(value) => value.to_string(),
        Literal::Text(text) => (*text).to_owned(),
        Literal::Other(value) => value.to_string(),
    })
}
