//! A description with everything in another order that has no order: paths, methods, components, responses, `x-` keys.

use serde_yaml::{Mapping, Value};

/// The kinds of components of Swagger 2.0, which stand at the root.
const OF_2_0: [&str; 4] = ["definitions", "parameters", "responses", "securityDefinitions"];

/// Numbers that look random and are the same in every run (Knuth's linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    fn shuffle(&mut self, map: &mut Mapping) {
        let mut entries: Vec<(Value, Value)> = std::mem::take(map).into_iter().collect();
        for last in (1..entries.len()).rev() {
            entries.swap(last, self.below(last + 1));
        }
        map.extend(entries);
    }

    /// Moves the `x-` keys of a map, and leaves the others in their order.
    fn scatter(&mut self, map: &mut Mapping) {
        let is_extension = |key: &Value| key.as_str().is_some_and(|key| key.starts_with("x-"));
        let (extensions, mut entries): (Vec<_>, Vec<_>) =
            std::mem::take(map).into_iter().partition(|(key, _)| is_extension(key));
        for extension in extensions {
            let place = self.below(entries.len() + 1);
            entries.insert(place, extension);
        }
        map.extend(entries);
    }
}

fn entries<'v>(value: &'v mut Value, key: &str) -> Option<&'v mut Mapping> {
    value.get_mut(key).and_then(Value::as_mapping_mut)
}

/// The description in the order that a seed gives; the same for the same seed.
pub(crate) fn permuted(description: &Value, seed: u64) -> String {
    let mut description = description.clone();
    let mut numbers = Numbers(seed);
    everywhere(&mut description, &mut numbers);
    if let Some(paths) = entries(&mut description, "paths") {
        numbers.shuffle(paths);
        for item in paths.values_mut() {
            let Some(item) = item.as_mapping_mut() else { continue };
            numbers.shuffle(item);
            for operation in item.values_mut() {
                if let Some(responses) = entries(operation, "responses") {
                    numbers.shuffle(responses);
                }
            }
        }
    }
    if let Some(components) = entries(&mut description, "components") {
        numbers.shuffle(components);
        for (_, kind) in components.iter_mut() {
            if let Some(kind) = kind.as_mapping_mut() {
                numbers.shuffle(kind);
            }
        }
    }
    for kind in OF_2_0 {
        if let Some(kind) = entries(&mut description, kind) {
            numbers.shuffle(kind);
        }
    }
    written(&description)
}

/// The description as text.
pub(crate) fn written(description: &Value) -> String {
    serde_yaml::to_string(description).expect("YAML can be written")
}

/// Scatters the `x-` keys of every object that can have some.
fn everywhere(value: &mut Value, numbers: &mut Numbers) {
    match value {
        Value::Mapping(map) => {
            numbers.scatter(map);
            for (key, value) in map.iter_mut() {
                let key = key.as_str().unwrap_or_default();
                let is_data = key.starts_with("x-") || matches!(key, "example" | "examples" | "default" | "enum");
                match (key, value) {
                    _ if is_data => {}
                    // The order of properties is that of fields.
                    ("properties", Value::Mapping(properties)) => {
                        for (_, property) in properties.iter_mut() {
                            everywhere(property, numbers);
                        }
                    }
                    (_, value) => everywhere(value, numbers),
                }
            }
        }
        Value::Sequence(list) => {
            for value in list {
                everywhere(value, numbers);
            }
        }
        _ => {}
    }
}
