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
    declared(root, &[schema], sample, &mut Vec::new(), &mut ways);
    let way = ways.get(rng.usize(..ways.len().max(1)))?;
    let mut mutant = sample.clone();
    let mut at = &mut mutant;
    for step in way {
        at = match at {
            Value::Array(elements) => elements.get_mut(step.parse::<usize>().ok()?)?,
            other => other.get_mut(step)?,
        };
    }
    *at = wrong(rng, at);
    let place = way.iter().fold(String::new(), |place, step| place + "/" + step);
    Some((mutant, place))
}

/// A value of another JSON type.
fn wrong(rng: &mut Rng, value: &Value) -> Value {
    let others = [
        json!("wrong"),
        json!(7),
        json!(true),
        json!(["wrong"]),
        json!({ "wrong": true }),
    ];
    let different: Vec<&Value> = others
        .iter()
        .filter(|other| std::mem::discriminant(*other) != std::mem::discriminant(value))
        .collect();
    different[rng.usize(..different.len())].clone()
}

/// The places of values for which a schema says something.
fn declared(root: &Value, schemas: &[&Value], value: &Value, way: &mut Way, ways: &mut Vec<Way>) {
    let applied = applied(root, schemas);
    if applied.iter().any(|schema| schema.contains_key("type")) {
        ways.push(way.clone());
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
