//! The schema as the generator takes it, where that is on purpose not what JSON Schema means.

use jsonschema::{Draft, Retrieve, Uri, Validator};
use serde_json::{Map, Value, json};

use super::{Dialect, Group, Suite};

/// Schemas of a group under a reading of OpenAPI's own, to decide by a rule whether an instance is an exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reading {
    /// A schema with keywords of one JSON type and without `type` is of that type.
    ImpliedType,
    /// `format` is asserted.
    AssertedFormat,
    /// A list of strings in `enum`, or a `const` that is a string, is open: any other string may come.
    OpenEnum,
    /// Only what a type can express counts: no bounds, no logic, no exclusion, and open enums.
    Expressed,
}

impl Reading {
    /// Whether the group's schema, read so, admits an instance; nothing where the validator cannot say.
    pub(super) fn admits(self, group: &Group, suite: &Suite, instance: &Value) -> Option<bool> {
        let schema = match self {
            Self::ImpliedType => with_implied_types(&group.schema),
            Self::AssertedFormat => group.schema.clone(),
            Self::OpenEnum => with_open_enums(&group.schema),
            Self::Expressed => without_inexpressible(&with_open_enums(&group.schema)),
        };
        let asserted = self == Self::AssertedFormat || group.keyword.starts_with("optional/format");
        let validator = validator(group.dialect, &schema, suite, asserted)?;
        Some(validator.is_valid(instance))
    }
}

fn validator(dialect: Dialect, schema: &Value, suite: &Suite, formats: bool) -> Option<Validator> {
    let draft = match dialect {
        Dialect::Draft4 => Draft::Draft4,
        Dialect::Draft202012 => Draft::Draft202012,
    };
    jsonschema::options()
        .with_draft(draft)
        .should_validate_formats(formats)
        .with_retriever(Remotes(suite.clone()))
        .build(schema)
        .ok()
}

/// Serves the schemas below `remotes`, read in the same way.
struct Remotes(Suite);

impl Retrieve for Remotes {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let path = uri.path().as_str().trim_start_matches('/');
        let bytes = self.0.remotes.get(path).ok_or("there is no such schema")?;
        Ok(serde_json::from_slice(bytes)?)
    }
}

/// The JSON type that a keyword speaks of.
fn type_of_keyword(key: &str) -> Option<&'static str> {
    Some(match key {
        "properties"
        | "required"
        | "additionalProperties"
        | "patternProperties"
        | "propertyNames"
        | "minProperties"
        | "maxProperties"
        | "dependentRequired"
        | "dependentSchemas"
        | "dependencies"
        | "unevaluatedProperties" => "object",
        "items" | "prefixItems" | "additionalItems" | "contains" | "minItems" | "maxItems" | "uniqueItems"
        | "unevaluatedItems" => "array",
        "minLength" | "maxLength" | "pattern" | "format" | "contentEncoding" | "contentMediaType" | "contentSchema" => {
            "string"
        }
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => "number",
        _ => return None,
    })
}

fn with_implied_types(schema: &Value) -> Value {
    rewritten(schema, &|schema| {
        if schema.contains_key("type") || schema.contains_key("enum") || schema.contains_key("const") {
            return;
        }
        let has = |wanted: &&&str| schema.keys().any(|key| type_of_keyword(key) == Some(**wanted));
        let types = ["object", "array", "string", "number"];
        if let Some(implied) = types.iter().find(has) {
            let only = Value::from(*implied);
            // Draft 4 reads nothing beside a `$ref`.
            match schema.contains_key("$ref") {
                true => drop(schema.insert("allOf".to_owned(), json!([{ "type": only }]))),
                false => drop(schema.insert("type".to_owned(), only)),
            }
        }
    })
}

fn with_open_enums(schema: &Value) -> Value {
    rewritten(schema, &|schema| {
        let values = match (schema.get("enum"), schema.get("const")) {
            (Some(Value::Array(values)), _) => values.clone(),
            (_, Some(value)) => vec![value.clone()],
            _ => return,
        };
        if !values.iter().any(Value::is_string) {
            return;
        }
        schema.remove("enum");
        schema.remove("const");
        let rest: Vec<Value> = values.into_iter().filter(|value| !value.is_string()).collect();
        let mut alternatives = vec![json!({ "type": "string" })];
        if !rest.is_empty() {
            alternatives.push(json!({ "enum": rest }));
        }
        let parts = schema.entry("allOf").or_insert_with(|| json!([]));
        if let Some(parts) = parts.as_array_mut() {
            parts.push(json!({ "anyOf": alternatives }));
        }
    })
}

/// Formats that have a type of their own.
const TYPED_FORMATS: [&str; 6] = ["date-time", "date", "uuid", "ipv4", "ipv6", "byte"];

/// Whether no type can express a keyword, or generated types ignore it on purpose: answers may have more properties than documented.
fn is_inexpressible(key: &str, value: &Value) -> bool {
    match key {
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" | "minLength" | "maxLength"
        | "pattern" | "minItems" | "maxItems" | "uniqueItems" | "minProperties" | "maxProperties" | "propertyNames" => {
            true
        }
        "not" | "if" | "then" | "else" | "contains" | "minContains" | "maxContains" => true,
        "dependentRequired" | "dependentSchemas" | "dependencies" | "unevaluatedItems" | "unevaluatedProperties" => {
            true
        }
        "additionalProperties" => *value == Value::Bool(false),
        "format" => value.as_str().is_none_or(|format| !TYPED_FORMATS.contains(&format)),
        _ => false,
    }
}

fn without_inexpressible(schema: &Value) -> Value {
    rewritten(schema, &|schema| {
        schema.retain(|key, value| !is_inexpressible(key, value));
        for key in ["properties", "patternProperties"] {
            if let Some(Value::Object(members)) = schema.get_mut(key) {
                members.retain(|_, member| *member != Value::Bool(false));
            }
        }
        // That no second member holds is not expressed.
        if let Some(members) = schema.remove("oneOf") {
            let parts = schema.entry("allOf").or_insert_with(|| json!([]));
            if let Some(parts) = parts.as_array_mut() {
                parts.push(json!({ "anyOf": members }));
            }
        }
    })
}

/// The schema with a change made in it and in each schema inside.
fn rewritten(schema: &Value, change: &dyn Fn(&mut Map<String, Value>)) -> Value {
    let Value::Object(schema) = schema else {
        return schema.clone();
    };
    let mut result: Map<String, Value> = Map::new();
    for (key, value) in schema {
        let value = match key.as_str() {
            "enum" | "const" | "default" | "examples" | "required" | "type" => value.clone(),
            "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" | "dependencies" => {
                match value {
                    Value::Object(members) => members
                        .iter()
                        .map(|(name, member)| (name.clone(), rewritten(member, change)))
                        .collect(),
                    other => other.clone(),
                }
            }
            _ => match value {
                Value::Array(members) => members.iter().map(|member| rewritten(member, change)).collect(),
                other => rewritten(other, change),
            },
        };
        result.insert(key.clone(), value);
    }
    change(&mut result);
    Value::Object(result)
}
