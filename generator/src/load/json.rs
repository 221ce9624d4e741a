//! Nodes as values of `serde_json`, which `openapiv3` holds for examples, defaults and extensions.

use serde_json::{Number, Value};

use super::Node;

/// The node as JSON; what JSON cannot say becomes text.
pub(super) fn to_json(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(value) => Value::Bool(*value),
        Node::Integer(value) => number(*value).map_or_else(|| Value::String(value.to_string()), Value::Number),
        Node::Float(value) => Number::from_f64(*value).map_or_else(|| Value::String(value.to_string()), Value::Number),
        Node::String(text) => Value::String(text.clone()),
        Node::List(elements) => Value::Array(elements.iter().map(to_json).collect()),
        Node::Map(entries) => Value::Object(entries.iter().map(|(key, node)| (key.clone(), to_json(node))).collect()),
    }
}

/// Whether JSON says the node exactly.
pub(super) fn is_exact(node: &Node) -> bool {
    match node {
        Node::Integer(value) => number(*value).is_some(),
        Node::Float(value) => value.is_finite(),
        Node::List(elements) => elements.iter().all(is_exact),
        Node::Map(entries) => entries.iter().all(|(_, node)| is_exact(node)),
        Node::Null | Node::Bool(_) | Node::String(_) => true,
    }
}

fn number(value: i128) -> Option<Number> {
    i64::try_from(value)
        .map(Number::from)
        .or_else(|_| u64::try_from(value).map(Number::from))
        .ok()
}
