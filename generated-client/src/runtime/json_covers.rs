//! Whether one JSON text has every key of another: [`json_covers`].

use super::{JsonKind, JsonObject, elements};

/// Whether every key of the objects in `part` stands at the same place in `whole`; other values are not compared.
///
/// Recursive: what nests too deep has no parts, and counts as covered.
#[must_use]
pub fn json_covers(whole: &str, part: &str) -> bool {
    match (JsonKind::of(whole.as_bytes()), JsonKind::of(part.as_bytes())) {
        (JsonKind::Object, JsonKind::Object) => {
            let whole = JsonObject::read(whole);
            let part = JsonObject::read(part);
            part.iter()
                .all(|(key, part)| whole.get(key).is_some_and(|whole| json_covers(whole, part)))
        }
        (JsonKind::Array, JsonKind::Array) => match (elements(whole), elements(part)) {
            (Some(whole), Some(part)) => whole.iter().zip(&part).all(|(whole, part)| json_covers(whole, part)),
            _ => true,
        },
        _ => true,
    }
}
