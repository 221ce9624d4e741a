//! What is added to a description changes no name of what was there, unless it comes to the same name.

use std::collections::BTreeMap;

use crate::model;
use crate::support;
use cratesmith::model::{Api, TypeKind};
use cratesmith::options::Options;
use serde_yaml::Value;

/// Every name that a user of the crate can write, by what in the description has it.
fn names(api: &Api) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for group in &api.groups {
        for operation in &group.operations {
            let key = format!("{} {}", operation.http_method, operation.path.text);
            let path = format!("{}::{} {}", group.module, operation.builder, operation.method);
            names.insert(key.clone(), path);
            for parameter in &operation.parameters {
                let key = format!("{key} {:?} {}", parameter.location, parameter.wire);
                names.insert(key, parameter.name.to_string());
            }
        }
    }
    for (_, def) in api.types.iter() {
        let pointer = def.origin.pointer.as_str();
        names.insert(pointer.to_owned(), format!("{}::{}", def.module, def.name));
        let members: Vec<(String, String)> = match &def.kind {
            TypeKind::Struct(object) => {
                let fields = object.fields.iter();
                fields
                    .map(|field| (field.wire.clone(), field.name.to_string()))
                    .collect()
            }
            TypeKind::Enum(list) => {
                let variants = list.variants.iter();
                variants
                    .map(|variant| (variant.wire.clone(), variant.name.to_string()))
                    .collect()
            }
            _ => Vec::new(),
        };
        names.extend(
            members
                .into_iter()
                .map(|(wire, name)| (format!("{pointer} {wire:?}"), name)),
        );
    }
    names
}

fn names_of(description: &Value) -> BTreeMap<String, String> {
    let (api, _) = model::model(&support::permute::written(description), &Options::default());
    names(&api)
}

/// Calls something for every mapping of a tree.
fn visit(value: &mut Value, change: &mut dyn FnMut(&mut serde_yaml::Mapping)) {
    match value {
        Value::Mapping(map) => {
            change(map);
            map.iter_mut().for_each(|(_, value)| visit(value, change));
        }
        Value::Sequence(list) => list.iter_mut().for_each(|value| visit(value, change)),
        _ => {}
    }
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("the addition is YAML")
}

#[track_caller]
fn assert_kept(what: &str, before: &Value, change: impl FnOnce(&mut Value)) {
    let mut after = before.clone();
    change(&mut after);
    assert_ne!(&after, before, "{what} adds nothing");
    let (old, new) = (names_of(before), names_of(&after));
    assert!(new.len() > old.len(), "{what}: {} names, then {}", old.len(), new.len());
    for (key, name) in &old {
        assert_eq!(new.get(key), Some(name), "{what}: {key}");
    }
}

#[test]
fn additions_change_no_other_name() {
    let files = [
        "spec/connections.yaml",
        "tests/fixtures/ok/names/openapi.yaml",
        "tests/fixtures/compiled/names_of_fields/openapi.yaml",
        "tests/fixtures/compiled/names_of_types/openapi.yaml",
        "tests/fixtures/compiled/names_of_operations/openapi.yaml",
    ];
    for file in files {
        let text = std::fs::read_to_string(support::root().join(file)).expect("the description is there");
        let description: Value = yaml(&text);
        assert_kept(&format!("{file}: a schema"), &description, |description| {
            let zebra = yaml("{type: object, properties: {stripes: {type: string, enum: [thin, wide]}}}");
            let root = description.as_mapping_mut().expect("a description is an object");
            let components = root.entry("components".into()).or_insert_with(|| yaml("{}"));
            let components = components.as_mapping_mut().expect("components are an object");
            let schemas = components.entry("schemas".into()).or_insert_with(|| yaml("{}"));
            schemas["zebra"] = zebra;
        });
        assert_kept(&format!("{file}: an operation"), &description, |description| {
            description["paths"]["/zebras/{stripe}"] = yaml(
                "{get: {operationId: list_zebras, tags: [zebras], parameters: [{name: stripe, in: path, required: true, \
                 schema: {type: string}}], responses: {'200': {description: Them., content: {application/json: {schema: \
                 {type: object, properties: {zebras: {type: integer}}}}}}}}}",
            );
        });
        if !file.ends_with("operations/openapi.yaml") {
            assert_kept(&format!("{file}: properties"), &description, |description| {
                visit(&mut description["components"]["schemas"], &mut |map| {
                    if let Some(Value::Mapping(properties)) = map.get_mut("properties") {
                        properties.insert("zebra crossing".into(), yaml("{type: integer}"));
                    }
                });
            });
        }
        if file.contains("names_of") {
            assert_kept(&format!("{file}: values"), &description, |description| {
                visit(description, &mut |map| {
                    if let Some(Value::Sequence(values)) = map.get_mut("enum") {
                        values.insert(0, "zebra".into());
                    }
                });
            });
        }
    }
}
