//! Makes the type of exactly one declared value of a sample wrong.

use fastrand::Rng;
use serde_json::{Value, json};

use crate::kit::kept::{applied, element, member};

/// A place in a value: keys and indices.
type Way = Vec<String>;

/// A copy of the sample in which one declared value has another JSON type, and where; nothing where nothing is declared.
///
/// `null` is never put in: an optional value that is `null` in an answer reads as missing, on purpose.
pub(super) fn mutate(rng: &mut Rng, root: &Value, schema: &Value, sample: &Value) -> Option<(Value, String)> {
    let mut ways = Vec::new();
    // Only where the other type is declared by no schema: else it would be the format or a bound that is wrong.
    declared(root, &[schema], sample, &mut Vec::new(), &mut ways);
    let (way, types) = ways.get(rng.usize(..ways.len().max(1)))?;
    let mut mutant = sample.clone();
    let mut at = &mut mutant;
    for step in way {
        at = match at {
            Value::Array(elements) => elements.get_mut(step.parse::<usize>().ok()?)?,
            other => other.get_mut(step)?,
        };
    }
    *at = wrong(rng, types)?;
    let place = way.iter().fold(String::new(), |place, step| place + "/" + step);
    Some((mutant, place))
}

/// A value of a JSON type that is not declared.
fn wrong(rng: &mut Rng, types: &[String]) -> Option<Value> {
    let others = [
        ("string", json!("wrong")),
        ("integer", json!(7)),
        ("boolean", json!(true)),
        ("array", json!(["wrong"])),
        ("object", json!({ "wrong": true })),
    ];
    let declared = |name: &str| {
        types
            .iter()
            .any(|own| own == name || (own == "number" && name == "integer"))
    };
    let different: Vec<&Value> = others
        .iter()
        .filter(|(name, _)| !declared(name))
        .map(|(_, value)| value)
        .collect();
    different
        .get(rng.usize(..different.len().max(1)))
        .map(|value| (*value).clone())
}

/// The places of values for which a schema says something.
fn declared(root: &Value, schemas: &[&Value], value: &Value, way: &mut Way, ways: &mut Vec<(Way, Vec<String>)>) {
    let applied = applied(root, schemas);
    let types = applied.iter().filter_map(|schema| schema.get("type"));
    let names = types.flat_map(|names| match names {
        Value::Array(names) => names.iter().collect(),
        name => vec![name],
    });
    let names: Vec<String> = names.filter_map(Value::as_str).map(str::to_owned).collect();
    if !names.is_empty() {
        ways.push((way.clone(), names));
    }
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let inner: Vec<&Value> = applied.iter().flat_map(|schema| member(schema, key)).collect();
                way.push(key.clone());
                declared(root, &inner, value, way, ways);
                way.pop();
            }
        }
        Value::Array(elements) => {
            for (index, value) in elements.iter().enumerate() {
                let inner: Vec<&Value> = applied.iter().filter_map(|schema| element(schema, index)).collect();
                way.push(index.to_string());
                declared(root, &inner, value, way, ways);
                way.pop();
            }
        }
        _ => {}
    }
}
