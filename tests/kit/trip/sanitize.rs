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
    // What other languages call a type, and everybody understands.
    if let Some(Value::String(name)) = schema.get_mut("type") {
        let meant = match name.as_str() {
            "int" | "long" => "integer",
            "bool" => "boolean",
            "float" | "double" => "number",
            other => other.trim_matches(|character: char| !character.is_ascii_alphanumeric()),
        };
        *name = meant.to_owned();
    }
    schema.retain(|key, value| is_well_formed(key, value));
    type_of_format(schema);
    bounds_of_format(schema);
    follow_discriminator(schema);
}

/// A format says the type where none stands, and whole numbers where `type` says `number`; base64 is a format of text.
fn type_of_format(schema: &mut Map<String, Value>) {
    if schema.get("contentEncoding").and_then(Value::as_str) == Some("base64") {
        schema.entry("format").or_insert(json!("byte"));
    }
    let Some(implied) = schema.get("format").and_then(Value::as_str).and_then(implied_type) else {
        return;
    };
    let format = schema.get("format").and_then(Value::as_str);
    let number = format != Some("integer") && schema.get("type").and_then(Value::as_str) == Some("number");
    let composed = ["$ref", "allOf", "anyOf", "oneOf", "enum", "const"]
        .iter()
        .any(|key| schema.contains_key(*key));
    if (number && implied == "integer") || (!composed && !schema.contains_key("type")) {
        schema.insert("type".to_owned(), json!(implied));
    }
}

fn implied_type(format: &str) -> Option<&'static str> {
    match format {
        "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" => Some("integer"),
        "float" | "double" => Some("number"),
        name if TYPES.contains(&name) => TYPES.into_iter().find(|known| *known == name),
        "date-time" | "date" | "uuid" | "byte" | "uri" | "email" | "password" => Some("string"),
        _ => None,
    }
}

/// The member that a Discriminator Object names has to hold, which JSON Schema knows nothing of.
fn follow_discriminator(schema: &mut Map<String, Value>) {
    let Some(tag) = schema
        .get("discriminator")
        .and_then(|tag| tag.get("propertyName")?.as_str())
    else {
        return;
    };
    let mapping = schema
        .get("discriminator")
        .and_then(|tag| tag.get("mapping")?.as_object());
    let members = ["oneOf", "anyOf"]
        .iter()
        .filter_map(|key| schema.get(*key)?.as_array())
        .flatten();
    let references: Vec<&str> = members.filter_map(|member| member.get("$ref")?.as_str()).collect();
    let mut cases = Vec::new();
    for reference in references {
        let named = mapping.into_iter().flatten();
        let own = named.filter(|(_, target)| target.as_str().is_some_and(|target| reference.ends_with(target)));
        let mut values: Vec<&str> = own.map(|(value, _)| value.as_str()).collect();
        if values.is_empty() {
            values.extend(reference.rsplit('/').next());
        }
        let names = json!({ "type": "object", "properties": { tag: { "enum": values } }, "required": [tag] });
        cases.push(json!({ "if": names, "then": { "$ref": reference } }));
    }
    if !cases.is_empty()
        && let Value::Array(parts) = schema.entry("allOf").or_insert_with(|| json!([]))
    {
        parts.extend(cases);
    }
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
