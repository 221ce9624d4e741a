//! Constants and runtime expressions (OpenAPI 3.0, section 4.7.20.4).

use serde_json::Value;

use crate::lower::operation::media::is_token;
use crate::model::LinkValue;

/// Where a value comes from, as it is written; nothing where it only looks like an expression.
pub(super) fn read(value: &Value, http_method: &str) -> Option<LinkValue> {
    match value.as_str() {
        Some(text) if text.starts_with('$') => expression(text, http_method),
        Some(text) if text.contains("{$") => embedded(text, http_method),
        _ => Some(LinkValue::Constant(value.to_string())),
    }
}

fn expression(text: &str, http_method: &str) -> Option<LinkValue> {
    match text {
        "$url" => return Some(LinkValue::Caller),
        "$method" => return Some(constant(http_method)),
        "$statusCode" => return Some(LinkValue::Status),
        _ => {}
    }
    if let Some(source) = text.strip_prefix("$request.") {
        return is_of_request(source).then_some(LinkValue::Caller);
    }
    let source = text.strip_prefix("$response.")?;
    match source.strip_prefix("header.") {
        Some(name) => is_token(name).then(|| LinkValue::Header(name.to_ascii_lowercase())),
        None => body(source).map(|pointer| LinkValue::Body(pointer.to_owned())),
    }
}

/// A text with expressions in braces; nothing but one of them is that expression.
fn embedded(text: &str, http_method: &str) -> Option<LinkValue> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{$") {
        let (name, behind) = after.split_once('}')?;
        if !before.is_empty() {
            parts.push(constant(before));
        }
        parts.push(expression(&format!("${name}"), http_method)?);
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push(constant(rest));
    }
    if parts.contains(&LinkValue::Caller) {
        return Some(LinkValue::Caller);
    }
    match parts.as_slice() {
        [only] => Some(only.clone()),
        _ => Some(LinkValue::Text(parts)),
    }
}

fn constant(text: &str) -> LinkValue {
    LinkValue::Constant(Value::from(text).to_string())
}

fn is_of_request(source: &str) -> bool {
    match source.split_once('.') {
        Some(("header", name)) => is_token(name),
        Some(("path" | "query", name)) => !name.is_empty(),
        _ => body(source).is_some(),
    }
}

/// The pointer of `body#/id`; that of `body` and `body#` is empty.
fn body(source: &str) -> Option<&str> {
    let pointer = source.strip_prefix("body")?;
    match pointer.strip_prefix('#') {
        Some(pointer) => (pointer.is_empty() || pointer.starts_with('/')).then_some(pointer),
        None => pointer.is_empty().then_some(pointer),
    }
}
