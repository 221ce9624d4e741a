//! The documented examples of a description, each with the place of the schema that it is an example of.

use serde_json::Value;

use super::Document;

/// A documented value.
#[derive(Debug, Clone)]
pub(super) struct Example<'a> {
    /// Where it stands.
    pub(super) at: String,
    /// The pointer to its schema.
    pub(super) schema: String,
    /// The value.
    pub(super) value: &'a Value,
}

/// All examples of media types, parameters, headers and schemas, in their order.
pub(super) fn examples(document: &Document) -> Vec<Example<'_>> {
    let mut found = Vec::new();
    walk(&document.root, &document.root, String::new(), &mut found);
    found
}

fn walk<'a>(root: &'a Value, node: &'a Value, at: String, found: &mut Vec<Example<'a>>) {
    match node {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                walk(root, element, format!("{at}/{index}"), found);
            }
        }
        Value::Object(entries) => {
            own(root, node, &at, found);
            for (key, value) in entries {
                let names = at.ends_with("/properties") || at.ends_with("/schemas") || at.ends_with("/definitions");
                let opaque = matches!(key.as_str(), "example" | "examples" | "default" | "enum" | "const");
                let foreign = !names && (opaque || (key.starts_with("x-") && value.is_object()));
                let media = at.ends_with("/content") && !is_json(key);
                if !foreign && !media {
                    walk(root, value, format!("{at}/{}", escaped(key)), found);
                }
            }
        }
        _ => {}
    }
}

fn is_json(media_type: &str) -> bool {
    media_type.contains("json") || media_type == "*/*"
}

/// The examples of one node.
fn own<'a>(root: &'a Value, node: &'a Value, at: &str, found: &mut Vec<Example<'a>>) {
    let beside = node.get("schema").is_some_and(Value::is_object);
    let schema = if beside { format!("{at}/schema") } else { at.to_owned() };
    let mut add = |place: String, value: &'a Value| {
        let schema = schema.clone();
        found.push(Example {
            at: place,
            schema,
            value,
        });
    };
    if let Some(value) = node.get("example") {
        add(format!("{at}/example"), value);
    }
    match node.get("examples") {
        Some(Value::Array(values)) if !beside => {
            let values = values.iter().enumerate();
            values.for_each(|(index, value)| add(format!("{at}/examples/{index}"), value));
        }
        Some(Value::Object(named)) if beside => {
            for (name, example) in named {
                let place = format!("{at}/examples/{}", escaped(name));
                let reference = example
                    .get("$ref")
                    .and_then(Value::as_str)
                    .and_then(|text| text.strip_prefix('#'));
                let example = reference.and_then(|pointer| root.pointer(pointer)).unwrap_or(example);
                match example.get("value") {
                    Some(value) => add(place, value),
                    // In Swagger 2.0 the value stands under its media type.
                    None if is_json(name) => add(place, example),
                    None => {}
                }
            }
        }
        _ => {}
    }
}

/// A key as a part of a pointer.
pub(super) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
