//! Why the validator refuses a value: the place of what is wrong, and the keyword that says so.

use serde_json::{Map, Value, json};

use super::validator::{ASSERTIONS, Validator, compile};
use crate::kit::kept::{applied, element, member};

/// How deep a reason is looked for.
const DEEPEST: usize = 40;

/// The reason in words, as near as it can be told: of alternatives of which none holds only that.
pub(super) fn reason(validator: &Validator<'_>, root: &Value, schema: &Value, value: &Value) -> String {
    let mut place = String::new();
    let why = inner(validator, root, schema, value, &mut place, 0);
    format!("{}: {why}", if place.is_empty() { "/" } else { &place })
}

fn inner(
    validator: &Validator<'_>,
    root: &Value,
    schema: &Value,
    value: &Value,
    place: &mut String,
    depth: usize,
) -> String {
    let mut parts = conjoined(root, schema);
    parts.retain(|part| !part.is_empty());
    for part in &parts {
        for (key, child) in children(value) {
            let schemas = match value {
                Value::Array(_) => key
                    .parse()
                    .ok()
                    .and_then(|index| element(part, index))
                    .into_iter()
                    .collect(),
                _ => member(part, &key),
            };
            let refusing = schemas.into_iter().find(|schema| !validator.admits(schema, child));
            if let Some(schema) = refusing.filter(|_| depth < DEEPEST) {
                place.push('/');
                place.push_str(&key);
                return inner(validator, root, schema, child, place, depth + 1);
            }
        }
    }
    parts
        .iter()
        .find_map(|part| own(part, value))
        .unwrap_or_else(|| "no alternative holds, or several of `oneOf` do".to_owned())
}

/// The schemas that all have to hold.
fn conjoined<'a>(root: &'a Value, schema: &'a Value) -> Vec<&'a Map<String, Value>> {
    let wrapped = schema.get("anyOf").and_then(|members| members.get(0));
    let schema = wrapped
        .filter(|_| schema.get(super::document::WRAPPED).is_some())
        .unwrap_or(schema);
    let is_alternative = |part: &Map<String, Value>| part.contains_key("anyOf") || part.contains_key("oneOf");
    let all = applied(root, &[schema]);
    match all.iter().any(|part| is_alternative(part)) {
        true => schema.as_object().into_iter().collect(),
        false => all,
    }
}

fn children(value: &Value) -> Vec<(String, &Value)> {
    match value {
        Value::Object(entries) => entries.iter().map(|(key, child)| (key.clone(), child)).collect(),
        Value::Array(elements) => (0..)
            .zip(elements)
            .map(|(index, child): (usize, _)| (index.to_string(), child))
            .collect(),
        _ => Vec::new(),
    }
}

/// The first keyword without a schema inside that refuses a value.
fn own(part: &Map<String, Value>, value: &Value) -> Option<String> {
    if let Some(required) = part.get("required").and_then(Value::as_array)
        && let Some(name) = required
            .iter()
            .filter_map(Value::as_str)
            .find(|name| value.get(name).is_none())
        && value.is_object()
    {
        return Some(format!("lacks `{name}`"));
    }
    // Compiled for this alone: what a validator compiles it knows again by where the schema stands.
    let refuses = |keyword: &str, said: &Value| {
        let validator = compile(&json!({ keyword: said }));
        !validator.is_some_and(|validator| validator.is_valid(value))
    };
    let keyword = ASSERTIONS
        .iter()
        .find(|keyword| part.get(**keyword).is_some_and(|said| refuses(keyword, said)))?;
    let said = part.get(*keyword).map(Value::to_string).unwrap_or_default();
    let short = |text: String| text.chars().take(60).collect::<String>();
    Some(format!(
        "{} is not as `{keyword}: {}`",
        short(value.to_string()),
        short(said)
    ))
}
