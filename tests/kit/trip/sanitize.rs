//! Leaves out of a schema what no validator takes: keywords whose value has the wrong form.

use serde_json::{Map, Value, json};

const TYPES: [&str; 7] = ["null", "boolean", "integer", "number", "string", "array", "object"];

/// Removes keywords that are not well-formed, and those that change how references are resolved.
pub(super) fn sanitize(schema: &mut Map<String, Value>) {
    for key in [
        "$id",
        "id",
        "$schema",
        "$anchor",
        "$dynamicAnchor",
        "$dynamicRef",
        "$recursiveRef",
        "$vocabulary",
    ] {
        if schema.get(key).is_some_and(Value::is_string) {
            schema.remove(key);
        }
    }
    if let Some(Value::Array(_)) = schema.get("items")
        && let Some(items) = schema.remove("items")
    {
        schema.insert("prefixItems".to_owned(), items);
    }
    schema.retain(|key, value| is_well_formed(key, value));
    bounds_of_format(schema);
}

fn is_well_formed(key: &str, value: &Value) -> bool {
    match key {
        "type" => match value {
            Value::String(name) => TYPES.contains(&name.as_str()),
            Value::Array(names) => {
                let known = |name: &Value| name.as_str().is_some_and(|name| TYPES.contains(&name));
                !names.is_empty() && names.iter().all(known)
            }
            _ => false,
        },
        "required" => value.as_array().is_some_and(|names| names.iter().all(Value::is_string)),
        "enum" => value.as_array().is_some_and(|values| !values.is_empty()),
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => {
            let schema = |member: &Value| member.is_object() || member.is_boolean();
            let pattern = |name: &String| key != "patternProperties" || is_pattern(name);
            value
                .as_object()
                .is_some_and(|members| members.values().all(schema) && members.keys().all(pattern))
        }
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
            let schema = |member: &Value| member.is_object() || member.is_boolean();
            value
                .as_array()
                .is_some_and(|members| !members.is_empty() && members.iter().all(schema))
        }
        "items"
        | "additionalProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties" => value.is_object() || value.is_boolean(),
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" | "minContains"
        | "maxContains" => value.is_u64(),
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => value.is_number(),
        "multipleOf" => value.as_f64().is_some_and(|divisor| divisor > 0.0),
        "uniqueItems" => value.is_boolean(),
        "pattern" => value.as_str().is_some_and(is_pattern),
        "format" => value.is_string(),
        "$ref" => value.is_string(),
        "dependentRequired" | "dependencies" | "additionalItems" | "contentSchema" | "$comment" => false,
        _ => true,
    }
}

fn is_pattern(pattern: &str) -> bool {
    jsonschema::validator_for(&json!({ "pattern": pattern })).is_ok()
}

/// `int32` and its like are bounds; the validator asserts the formats that it knows, and passes over the others.
fn bounds_of_format(schema: &mut Map<String, Value>) {
    let Some(format) = schema.get("format").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    let bounds = match format.as_str() {
        "int32" => Some((json!(i32::MIN), json!(i32::MAX))),
        "int64" => Some((json!(i64::MIN), json!(i64::MAX))),
        "uint32" => Some((json!(0), json!(u32::MAX))),
        "uint64" => Some((json!(0), json!(u64::MAX))),
        "int16" => Some((json!(i16::MIN), json!(i16::MAX))),
        "uint16" => Some((json!(0), json!(u16::MAX))),
        "int8" => Some((json!(i8::MIN), json!(i8::MAX))),
        "uint8" => Some((json!(0), json!(u8::MAX))),
        _ => None,
    };
    let numeric = schema
        .get("type")
        .is_none_or(|kind| kind.to_string().contains("integer"));
    if let (Some((low, high)), true) = (bounds, numeric) {
        schema.entry("minimum").or_insert(low);
        schema.entry("maximum").or_insert(high);
    }
}
