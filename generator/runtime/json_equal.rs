//! Whether two JSON texts mean the same value: [`json_equal`].

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::{JsonKind, JsonObject, Number, depth};

/// Whether two JSON texts mean the same: order of keys, escapes, space and the way numbers are written do not count.
///
/// Texts that nest deeper than 128, or that are not JSON, are compared byte by byte.
#[must_use]
pub fn json_equal(left: &str, right: &str) -> bool {
    left == right || (is_shallow(left) && is_shallow(right) && same(left, right))
}

fn is_shallow(json: &str) -> bool {
    depth::check(json.as_bytes()).is_ok()
}

/// Recursive: the depth has been checked.
fn same(left: &str, right: &str) -> bool {
    match (JsonKind::of(left.as_bytes()), JsonKind::of(right.as_bytes())) {
        (JsonKind::Integer | JsonKind::Number, JsonKind::Integer | JsonKind::Number) => {
            match (left.parse::<Number>(), right.parse::<Number>()) {
                (Ok(left), Ok(right)) => left == right,
                _ => false,
            }
        }
        (JsonKind::String, JsonKind::String) => match (string(left), string(right)) {
            (Some(left), Some(right)) => left == right,
            _ => left == right,
        },
        (JsonKind::Array, JsonKind::Array) => {
            let (left, right) = (elements(left), elements(right));
            left.len() == right.len()
                && left
                    .iter()
                    .zip(&right)
                    .all(|(left, right)| same(left.get(), right.get()))
        }
        (JsonKind::Object, JsonKind::Object) => match (object(left), object(right)) {
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

fn string(json: &str) -> Option<String> {
    serde_json::from_slice(json.as_bytes()).ok()
}

fn object(json: &str) -> Option<JsonObject<'_>> {
    serde_json::from_slice(json.as_bytes()).ok()
}

fn elements(json: &str) -> Vec<&RawValue> {
    serde_json::from_slice(json.as_bytes()).unwrap_or_default()
}
