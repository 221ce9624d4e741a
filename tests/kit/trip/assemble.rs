//! A whole value from the examples of properties.

use serde_json::{Map, Value};

use crate::kit::kept::applied;

/// How deep properties are put together.
const DEEPEST: usize = 6;

/// The value that the examples of a schema's properties make; nothing where a required one has none.
pub(super) fn assemble(root: &Value, schema: &Value) -> Option<Value> {
    inner(root, schema, 0)
}

fn inner(root: &Value, schema: &Value, depth: usize) -> Option<Value> {
    if depth > DEEPEST {
        return None;
    }
    if let Some(example) = own(schema) {
        return Some(example.clone());
    }
    let applied = applied(root, &[schema]);
    if let Some(example) = applied
        .iter()
        .find_map(|schema| schema.get("example").or_else(|| schema.get("examples")?.get(0)))
    {
        return Some(example.clone());
    }
    let mut object = Map::new();
    for part in &applied {
        let properties = part.get("properties").and_then(Value::as_object);
        for (name, schema) in properties.into_iter().flatten() {
            if let Some(value) = inner(root, schema, depth + 1) {
                object.insert(name.clone(), value);
            }
        }
    }
    let mut required = applied
        .iter()
        .filter_map(|part| part.get("required")?.as_array())
        .flatten();
    let whole = required.all(|name| name.as_str().is_some_and(|name| object.contains_key(name)));
    (whole && !object.is_empty()).then_some(Value::Object(object))
}

fn own(schema: &Value) -> Option<&Value> {
    schema
        .get("example")
        .or_else(|| schema.get("examples")?.as_array()?.first())
}
