//! What 3.1 and later say in words of their own, said in the words of 3.0.

use super::Node;

/// Keywords that do not change which values are valid.
pub(super) fn is_annotation(key: &str) -> bool {
    key.starts_with("x-")
        || matches!(
            key,
            "title"
                | "description"
                | "default"
                | "deprecated"
                | "readOnly"
                | "writeOnly"
                | "example"
                | "examples"
                | "externalDocs"
                | "$comment"
        )
}

/// Whether a schema permits `null` and nothing else.
pub(super) fn is_null(schema: &Node) -> bool {
    let says_null = |key: &str, node: &Node| match (key, node) {
        ("type", Node::String(name)) => name == "null",
        ("type" | "enum", Node::List(list)) => {
            matches!(list.as_slice(), [Node::Null])
                || matches!(list.as_slice(), [Node::String(name)] if key == "type" && name == "null")
        }
        ("type" | "const", Node::Null) => true,
        _ => false,
    };
    let entries = schema.entries();
    entries.iter().any(|(key, node)| says_null(key, node))
        && entries
            .iter()
            .all(|(key, node)| says_null(key, node) || is_annotation(key) || key == "nullable")
}

/// The list and the place in it of `T` in `anyOf: [T, {type: null}]` with nothing but annotations around it.
pub(super) fn lone_alternative(schema: &Node) -> Option<(&'static str, usize)> {
    let mut found = None;
    for (key, node) in schema.entries() {
        let list = match key.as_str() {
            "anyOf" => "anyOf",
            "oneOf" => "oneOf",
            key if is_annotation(key) || key == "nullable" => continue,
            _ => return None,
        };
        let elements = node.elements();
        let mut others = elements.iter().enumerate().filter(|(_, element)| !is_null(element));
        let (index, _) = others.next()?;
        if others.next().is_some() || elements.len() < 2 || found.is_some() {
            return None;
        }
        found = Some((list, index));
    }
    found
}
