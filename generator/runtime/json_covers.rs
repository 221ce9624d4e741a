//! Whether one JSON text has every key of another: [`json_covers`].

use serde_json::value::RawValue;

use super::{JsonKind, JsonObject, depth};

/// Whether every key of the objects in `part` stands at the same place in `whole`; other values are not compared.
///
/// Of texts that nest deeper than 128 nothing is known: they count as covered.
#[must_use]
pub fn json_covers(whole: &str, part: &str) -> bool {
    depth::check(part.as_bytes()).is_err() || covers(whole, part)
}

/// Recursive: the depth has been checked.
fn covers(whole: &str, part: &str) -> bool {
    match (JsonKind::of(whole.as_bytes()), JsonKind::of(part.as_bytes())) {
        (JsonKind::Object, JsonKind::Object) => {
            let whole = JsonObject::read(whole);
            let part = JsonObject::read(part);
            part.iter()
                .all(|(key, part)| whole.get(key).is_some_and(|whole| covers(whole, part)))
        }
        (JsonKind::Array, JsonKind::Array) => {
            let (whole, part) = (elements(whole), elements(part));
            let mut pairs = whole.iter().zip(&part);
            pairs.all(|(whole, part)| covers(whole.get(), part.get()))
        }
        _ => true,
    }
}

fn elements(json: &str) -> Vec<&RawValue> {
    serde_json::from_slice(json.as_bytes()).unwrap_or_default()
}
