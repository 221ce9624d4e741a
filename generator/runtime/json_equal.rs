//! Whether two JSON texts mean the same value: [`json_equal`].

use std::collections::BTreeMap;

use super::{JsonKind, JsonObject, decode, elements, same_number};

/// Whether two JSON texts mean the same: order of keys, escapes, space and the way numbers are written do not count.
///
/// Texts that cannot be read, as they nest too deep or are not JSON, are compared byte by byte.
#[must_use]
pub fn json_equal(left: &str, right: &str) -> bool {
    left == right || same(left, right)
}

/// Recursive: what nests too deep has no parts.
fn same(left: &str, right: &str) -> bool {
    match (JsonKind::of(left.as_bytes()), JsonKind::of(right.as_bytes())) {
        (JsonKind::Integer | JsonKind::Number, JsonKind::Integer | JsonKind::Number) => same_number(left, right),
        (JsonKind::String, JsonKind::String) => match (text(left), text(right)) {
            (Some(left), Some(right)) => left == right,
            _ => left == right,
        },
        (JsonKind::Array, JsonKind::Array) => match (elements(left), elements(right)) {
            (Some(left), Some(right)) => {
                left.len() == right.len() && left.iter().zip(&right).all(|(left, right)| same(left, right))
            }
            _ => left == right,
        },
        (JsonKind::Object, JsonKind::Object) => match (JsonObject::parse(left), JsonObject::parse(right)) {
            (Some(left), Some(right)) => {
                let (left, right): (BTreeMap<_, _>, BTreeMap<_, _>) = (left.iter().collect(), right.iter().collect());
                left.len() == right.len()
                    && left
                        .iter()
                        .zip(&right)
                        .all(|((key, left), (other, right))| key == other && same(left, right))
            }
            // Half a surrogate pair in a key.
            _ => left == right,
        },
        _ => left == right,
    }
}

fn text(json: &str) -> Option<String> {
    decode(json.as_bytes()).ok()
}
