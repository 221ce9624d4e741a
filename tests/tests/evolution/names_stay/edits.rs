//! Descriptions from which something was taken away, or in which everything stands in another order.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_yaml::{Mapping, Value};

/// How many of ten operations, properties or values are taken away.
const OF_TEN: u8 = 3;

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The description without some of its operations, and without the components that nothing refers to any more.
pub(crate) fn without_operations(description: &Value, random: &mut Rng) -> Value {
    let mut description = description.clone();
    if let Some(paths) = entries(&mut description, "paths") {
        for item in paths.values_mut().filter_map(Value::as_mapping_mut) {
            item.retain(|key, _| !key.as_str().is_some_and(|key| METHODS.contains(&key)) || stays(random));
        }
        paths.retain(|_, item| {
            let item = item.as_mapping();
            item.is_none_or(|item| item.keys().any(|key| key.as_str() != Some("parameters")))
        });
    }
    without_unused(&mut description);
    description
}

/// The description without some of the properties that nothing requires, the values of enumerations and the optional
/// parameters.
pub(crate) fn without_members(description: &Value, random: &mut Rng) -> Value {
    let mut description = description.clone();
    each_object(&mut description, &mut |object| {
        let required: Vec<Value> = object
            .get("required")
            .and_then(Value::as_sequence)
            .cloned()
            .unwrap_or_default();
        if let Some(Value::Mapping(properties)) = object.get_mut("properties") {
            properties.retain(|key, _| required.contains(key) || stays(random));
        }
        if let Some(Value::Sequence(values)) = object.get_mut("enum") {
            let first = values.first().cloned();
            values.retain(|value| Some(value) == first.as_ref() || stays(random));
        }
        if let Some(Value::Sequence(parameters)) = object.get_mut("parameters") {
            parameters.retain(|parameter| parameter.get("required") == Some(&Value::Bool(true)) || stays(random));
        }
    });
    description
}

/// The description with all its objects, and its lists of parameters, in another order.
pub(crate) fn shuffled(description: &Value, random: &mut Rng) -> Value {
    let mut description = description.clone();
    each_object(&mut description, &mut |object| {
        let mut entries: Vec<(Value, Value)> = std::mem::take(object).into_iter().collect();
        random.shuffle(&mut entries);
        object.extend(entries);
        if let Some(Value::Sequence(parameters)) = object.get_mut("parameters") {
            random.shuffle(parameters);
        }
    });
    description
}

fn stays(random: &mut Rng) -> bool {
    random.u8(0..10) >= OF_TEN
}

fn entries<'v>(value: &'v mut Value, key: &str) -> Option<&'v mut Mapping> {
    value.get_mut(key).and_then(Value::as_mapping_mut)
}

/// What is no schema, but a value that one describes.
fn is_data(key: &str) -> bool {
    key.starts_with("x-") || matches!(key, "example" | "examples" | "default" | "enum" | "const" | "mapping")
}

fn each_object(value: &mut Value, edit: &mut impl FnMut(&mut Mapping)) {
    match value {
        Value::Mapping(map) => {
            edit(map);
            for (key, value) in map.iter_mut() {
                if !key.as_str().is_some_and(is_data) {
                    each_object(value, edit);
                }
            }
        }
        Value::Sequence(list) => list.iter_mut().for_each(|value| each_object(value, edit)),
        _ => {}
    }
}

/// Drops the schemas that neither an operation nor a schema which stays refers to.
fn without_unused(description: &mut Value) {
    let mut reached = BTreeSet::new();
    let mut open: Vec<Value> = Vec::new();
    for (key, value) in description.as_mapping().into_iter().flatten() {
        match key.as_str() {
            Some("components") => {
                let others = value.as_mapping().into_iter().flatten();
                open.extend(
                    others
                        .filter(|(key, _)| key.as_str() != Some("schemas"))
                        .map(|(_, value)| value.clone()),
                );
            }
            Some("definitions") => {}
            _ => open.push(value.clone()),
        }
    }
    while let Some(value) = open.pop() {
        let mut found = Vec::new();
        references(&value, &mut found);
        for reference in found {
            let Some((holder, key)) = component(&reference) else {
                continue;
            };
            if reached.insert(key.to_owned()) {
                let schemas = match holder {
                    "#/definitions" => description.get("definitions"),
                    _ => description
                        .get("components")
                        .and_then(|components| components.get("schemas")),
                };
                open.extend(schemas.and_then(|schemas| schemas.get(key)).cloned());
            }
        }
    }
    let holders = [&["components", "schemas"][..], &["definitions"][..]];
    for holder in holders {
        let found = holder.iter().try_fold(&mut *description, |at, key| at.get_mut(*key));
        if let Some(Value::Mapping(schemas)) = found {
            schemas.retain(|key, _| key.as_str().is_none_or(|key| reached.contains(key)));
        }
    }
}

/// Where the schema stands that a reference leads to, or into, and what it is called there.
fn component(reference: &str) -> Option<(&'static str, &str)> {
    let holders = ["#/components/schemas", "#/definitions"];
    holders.into_iter().find_map(|holder| {
        let below = reference.strip_prefix(holder)?.strip_prefix('/')?;
        Some((holder, below.split('/').next()?))
    })
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                match value {
                    Value::String(text) if key.as_str() == Some("$ref") => found.push(text.clone()),
                    Value::String(text) if text.starts_with("#/") => found.push(text.clone()),
                    value => references(value, found),
                }
            }
        }
        Value::Sequence(list) => list.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}
