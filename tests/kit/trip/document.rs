//! A description as one JSON Schema document, in which every schema stands where it stood.
//!
//! Nothing of the generator is used: what it makes of a description is what is to be proved.

use serde_json::{Map, Value, json};

use super::sanitize::sanitize;
use super::yaml::Yaml;

/// The mark of a schema that was wrapped so that `null` may stand for it.
pub(super) const WRAPPED: &str = "x-kit-wrapped";

/// Where the schema stands of what any webhook is sent, which no description has.
const WEBHOOK_EVENT: &str = "x-kit-webhook-event";

/// A description whose schemas say in the words of JSON Schema 2020-12 what they say in those of their version.
#[derive(Debug)]
pub struct Document {
    /// The document.
    pub root: Value,
}

#[derive(Clone, Copy, PartialEq)]
enum Version {
    /// Swagger 2.0.
    Swagger,
    /// OpenAPI 3.0.
    Old,
    /// OpenAPI 3.1 and later.
    New,
}

impl Document {
    /// Reads a description.
    ///
    /// # Errors
    ///
    /// The text is neither YAML nor JSON.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let mut root = parse(bytes)?;
        let version = match root.get("openapi").and_then(Value::as_str) {
            Some(version) if version.starts_with("3.0") => Version::Old,
            Some(_) => Version::New,
            None => Version::Swagger,
        };
        outside(&mut root, version);
        if let Some(event) = webhook_event(&root) {
            root[WEBHOOK_EVENT] = event;
        }
        Ok(Self { root })
    }

    /// The place in this document of a schema of the description.
    #[must_use]
    pub fn place(&self, origin: &str) -> Option<String> {
        // An operation of a webhook is no schema: the type of what any of them is sent has the place of the first.
        if origin.starts_with("/webhooks/") && origin.split('/').count() == 4 {
            return Some(format!("/{WEBHOOK_EVENT}"));
        }
        let mut node = &self.root;
        let mut place = String::new();
        for token in origin.split('/').skip(1) {
            while node.get(WRAPPED).is_some() {
                node = node.pointer("/anyOf/0")?;
                place.push_str("/anyOf/0");
            }
            let token = moved(node, token);
            let key = token.replace("~1", "/").replace("~0", "~");
            node = match node {
                Value::Array(elements) => elements.get(key.parse::<usize>().ok()?)?,
                other => other.get(&key)?,
            };
            place.push('/');
            place.push_str(token);
        }
        Some(place)
    }
}

/// A schema of the bodies of all webhooks.
fn webhook_event(root: &Value) -> Option<Value> {
    let mut bodies = Vec::new();
    for (name, item) in root.get("webhooks")?.as_object()? {
        let name = name.replace('~', "~0").replace('/', "~1");
        let (item, place) = followed(root, item, format!("/webhooks/{name}"));
        for (method, operation) in item.as_object()? {
            let Some(body) = operation.get("requestBody") else {
                continue;
            };
            let (body, place) = followed(root, body, format!("{place}/{method}/requestBody"));
            if body.pointer("/content/application~1json/schema").is_some() {
                bodies.push(json!({"$ref": format!("#{place}/content/application~1json/schema")}));
            }
        }
    }
    Some(json!({"anyOf": bodies}))
}

/// What a reference leads to, and its place.
fn followed<'v>(root: &'v Value, value: &'v Value, place: String) -> (&'v Value, String) {
    let reference = value.get("$ref").and_then(Value::as_str);
    let pointer = reference.and_then(|reference| reference.strip_prefix('#'));
    match pointer.and_then(|pointer| Some((root.pointer(pointer)?, pointer.to_owned()))) {
        Some(found) => found,
        None => (value, place),
    }
}

/// Where a list in `items` stands in this document.
fn moved<'t>(node: &Value, token: &'t str) -> &'t str {
    let is_there = |keyword: &&str| node.get(keyword).is_some();
    match token {
        "items" if !is_there(&"items") => ["prefixItems", "anyOf"].into_iter().find(is_there).unwrap_or(token),
        _ => token,
    }
}

/// Reads JSON, or else YAML.
fn parse(bytes: &[u8]) -> Result<Value, String> {
    if let Ok(value) = serde_json::from_slice(bytes) {
        return Ok(value);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let text = text.trim_start_matches('\u{feff}');
    let yaml: Yaml = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    Ok(yaml.0)
}

/// Goes through what is no schema, to the schemas.
fn outside(node: &mut Value, version: Version) {
    match node {
        Value::Array(elements) => elements.iter_mut().for_each(|element| outside(element, version)),
        Value::Object(entries) => {
            // A parameter or a header of Swagger 2.0 is its own schema.
            if entries.contains_key("in") && entries.contains_key("type") {
                inside(node, version);
                return;
            }
            for (key, value) in entries {
                match key.as_str() {
                    "schema" | "itemSchema" if value.is_object() => inside(value, version),
                    "schemas" | "definitions" => named(value, version),
                    "example" | "examples" | "default" | "enum" => {}
                    key if key.starts_with("x-") => {}
                    _ => outside(value, version),
                }
            }
        }
        _ => {}
    }
}

fn named(node: &mut Value, version: Version) {
    if let Value::Object(members) = node {
        members.values_mut().for_each(|member| inside(member, version));
    }
}

/// Says a schema in the words of 2020-12.
fn inside(node: &mut Value, version: Version) {
    let Value::Object(schema) = node else {
        return;
    };
    if version == Version::Swagger {
        alternatives(schema);
    }
    for (key, value) in schema.iter_mut() {
        match key.as_str() {
            "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => named(value, version),
            "items" if value.is_array() => {
                let members = value.as_array_mut().into_iter().flatten();
                members.for_each(|member| inside(member, version));
            }
            "items"
            | "additionalProperties"
            | "not"
            | "if"
            | "then"
            | "else"
            | "contains"
            | "propertyNames"
            | "additionalItems"
            | "unevaluatedItems"
            | "unevaluatedProperties" => inside(value, version),
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
                let members = value.as_array_mut().into_iter().flatten();
                members.for_each(|member| inside(member, version));
            }
            _ => {}
        }
    }
    if version != Version::New {
        exclusive(schema, "minimum", "exclusiveMinimum");
        exclusive(schema, "maximum", "exclusiveMaximum");
        if schema.contains_key("$ref") {
            schema.retain(|key, _| matches!(key.as_str(), "$ref" | "nullable" | "x-nullable"));
        }
    }
    let nullable = [schema.get("nullable"), schema.get("x-nullable")].contains(&Some(&Value::Bool(true)));
    sanitize(schema);
    if nullable {
        admit_null(node);
    }
}

/// A list in `items` without a `type`: what a conversion to Swagger 2.0, which has no `anyOf`, leaves of one.
fn alternatives(schema: &mut Map<String, Value>) {
    let is_list = schema.get("items").is_some_and(Value::is_array);
    if is_list
        && !schema.contains_key("type")
        && let Some(members) = schema.remove("items")
    {
        schema.insert("anyOf".to_owned(), members);
    }
}

/// `exclusiveMinimum: true` beside a `minimum` is the bound itself.
fn exclusive(schema: &mut Map<String, Value>, bound: &str, flag: &str) {
    match schema.get(flag) {
        Some(Value::Bool(true)) => {
            schema.remove(flag);
            if let Some(limit) = schema.remove(bound) {
                schema.insert(flag.to_owned(), limit);
            }
        }
        Some(Value::Bool(false)) => drop(schema.remove(flag)),
        _ => {}
    }
}

/// `nullable`: `null` may stand for a value, whatever else the schema says.
fn admit_null(node: &mut Value) {
    let inner = node.take();
    *node = json!({ "anyOf": [inner, { "type": "null" }], WRAPPED: true });
}
