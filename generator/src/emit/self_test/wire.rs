//! How values are written in path, query, headers and cookies, by the style tables of OpenAPI 3.0, section 4.7.12.3.

// On purpose this shares nothing with the runtime of generated crates: each is the other's proof.

use serde_json::Value;

use super::super::encode::{Shape, shape};
use super::super::file::File;
use super::call::Call;
use crate::model::{Location, Operation, Parameter, PathPart, Style};

/// Path and query of a call.
pub(super) fn target(file: &File<'_>, operation: &Operation, call: &Call<'_>) -> String {
    let mut target = String::new();
    for part in &operation.path.parts {
        match part {
            PathPart::Literal(text) => target.push_str(text),
            PathPart::Parameter(place) => {
                let named = operation.parameters.get(*place);
                let given = call
                    .parameters
                    .iter()
                    .find(|(known, _)| named.is_some_and(|named| std::ptr::eq(named, *known)));
                if let Some((parameter, value)) = given {
                    target.push_str(&segment(file, parameter, value));
                }
            }
        }
    }
    let fixed = operation
        .path
        .query
        .iter()
        .map(|(name, value)| pair(name, &component(value)));
    let mut pairs: Vec<String> = fixed.collect();
    for (parameter, value) in in_order(operation, call, Location::Query) {
        pairs.extend(query(parameter, value));
    }
    if !pairs.is_empty() {
        target.push('?');
        target.push_str(&pairs.join("&"));
    }
    target
}

/// Name and value of the headers that parameters set.
pub(super) fn headers(operation: &Operation, call: &Call<'_>) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    for (parameter, value) in in_order(operation, call, Location::Header) {
        let text = header(parameter, value);
        if !text.is_empty() {
            headers.push((parameter.wire.to_ascii_lowercase(), text));
        }
    }
    let cookies: Vec<String> = in_order(operation, call, Location::Cookie)
        .flat_map(|(parameter, value)| cookie(parameter, value))
        .collect();
    if !cookies.is_empty() {
        headers.push(("cookie".to_owned(), cookies.join("; ")));
    }
    headers
}

/// The value of a header.
pub(super) fn header(parameter: &Parameter, value: &Value) -> String {
    match parameter.style {
        Style::Json => ascii(&value.to_string()),
        Style::Simple { explode: true } => joined(value, ",", "=", str::to_owned),
        _ => joined(value, ",", ",", str::to_owned),
    }
}

/// The parameters of a place that are set, in the order of the operation.
fn in_order<'c>(
    operation: &'c Operation,
    call: &'c Call<'_>,
    location: Location,
) -> impl Iterator<Item = (&'c Parameter, &'c Value)> {
    let of_place = operation
        .parameters
        .iter()
        .filter(move |parameter| parameter.location == location);
    of_place.filter_map(|parameter| {
        let given = call
            .parameters
            .iter()
            .find(|(known, _)| std::ptr::eq(*known, parameter));
        given.map(|(_, value)| (parameter, value))
    })
}

fn segment(file: &File<'_>, parameter: &Parameter, value: &Value) -> String {
    let name = component(&parameter.wire);
    match parameter.style {
        Style::Json => path_text(&value.to_string()),
        Style::Label { explode: true } => format!(".{}", joined(value, ".", "=", component)),
        Style::Label { explode: false } => format!(".{}", joined(value, ",", ",", component)),
        Style::Matrix { explode: false } => format!(";{name}={}", joined(value, ",", ",", component)),
        Style::Matrix { explode: true } => match value {
            Value::Object(_) => format!(";{}", joined(value, ";", "=", component)),
            _ => format!(";{name}={}", joined(value, &format!(";{name}="), "=", component)),
        },
        Style::Simple { explode: true } => joined(value, ",", "=", component),
        _ if shape(file, &parameter.ty) == Shape::Scalar => path_text(&text(value)),
        _ => joined(value, ",", ",", component),
    }
}

fn query(parameter: &Parameter, value: &Value) -> Vec<String> {
    let name = &parameter.wire;
    if parameter.reserved
        && let Some(value) = scalar(value)
    {
        return vec![pair(name, &encoded(&value, b"-._~:/?@!$'()*;=,"))];
    }
    match parameter.style {
        Style::Json => vec![pair(name, &component(&value.to_string()))],
        Style::QueryJson => vec![component(&value.to_string())],
        Style::QueryText => vec![component(&text(value))],
        Style::Form { explode: false } => delimited(name, value, ","),
        Style::SpaceDelimited => delimited(name, value, "%20"),
        Style::PipeDelimited => delimited(name, value, "%7C"),
        Style::DeepObject => deep(name, value),
        _ => exploded(name, value),
    }
}

fn cookie(parameter: &Parameter, value: &Value) -> Vec<String> {
    let name = &parameter.wire;
    let plain = |value: &Value| joined(value, ",", ",", str::to_owned);
    match (parameter.style, value) {
        (Style::Json, _) => vec![format!("{name}={}", component(&value.to_string()))],
        (Style::Cookie { explode: true }, Value::Array(items)) => {
            items.iter().map(|item| format!("{name}={}", text(item))).collect()
        }
        (Style::Cookie { explode: true }, Value::Object(entries)) => entries
            .iter()
            .map(|(key, item)| format!("{key}={}", text(item)))
            .collect(),
        (Style::Cookie { .. }, _) => vec![format!("{name}={}", plain(value))],
        (Style::Form { explode: false }, _) => vec![format!("{name}={}", joined(value, ",", ",", component))],
        (_, Value::Array(items)) => items
            .iter()
            .map(|item| format!("{name}={}", component(&text(item))))
            .collect(),
        (_, Value::Object(entries)) => entries
            .iter()
            .map(|(key, item)| format!("{key}={}", component(&text(item))))
            .collect(),
        _ => vec![format!("{name}={}", component(&text(value)))],
    }
}

/// The pairs of a field of a form.
pub(super) fn field(name: &str, value: &Value, style: Option<Style>) -> Vec<String> {
    match style {
        Some(Style::Json) => vec![pair(name, &component(&value.to_string()))],
        Some(Style::Form { explode: false }) => delimited(name, value, ","),
        Some(Style::SpaceDelimited) => delimited(name, value, "%20"),
        Some(Style::PipeDelimited) => delimited(name, value, "%7C"),
        Some(Style::DeepObject) => deep(name, value),
        _ => exploded(name, value),
    }
}

/// `form` with `explode`.
fn exploded(name: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().map(|item| pair(name, &component(&text(item)))).collect(),
        Value::Object(entries) => entries
            .iter()
            .flat_map(|(key, item)| match item {
                // The names of a second level would lose those of the first.
                Value::Object(_) => vec![pair(key, &component(&item.to_string()))],
                _ => exploded(key, item),
            })
            .collect(),
        _ => vec![pair(name, &component(&text(value)))],
    }
}

/// A list or an object in one pair.
fn delimited(name: &str, value: &Value, delimiter: &str) -> Vec<String> {
    match value {
        Value::Array(items) if items.is_empty() => Vec::new(),
        Value::Object(entries) if entries.is_empty() => Vec::new(),
        Value::Null => Vec::new(),
        _ => vec![pair(name, &joined(value, delimiter, delimiter, component))],
    }
}

/// `deepObject`.
fn deep(name: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(place, item)| match item {
                Value::Array(_) | Value::Object(_) => deep(&format!("{name}[{place}]"), item),
                _ => deep(&format!("{name}[]"), item),
            })
            .collect(),
        Value::Object(entries) => entries
            .iter()
            .flat_map(|(key, item)| deep(&format!("{name}[{key}]"), item))
            .collect(),
        _ => vec![pair(name, &component(&text(value)))],
    }
}

fn pair(name: &str, encoded: &str) -> String {
    format!("{}={encoded}", component(name))
}

/// The items of a list or the entries of an object in a row.
fn joined(value: &Value, between: &str, within: &str, encode: impl Fn(&str) -> String) -> String {
    let parts: Vec<String> = match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().map(|item| encode(&text(item))).collect(),
        Value::Object(entries) => entries
            .iter()
            .filter(|(_, item)| !item.is_null())
            .map(|(key, item)| format!("{}{within}{}", encode(key), encode(&text(item))))
            .collect(),
        scalar => vec![encode(&text(scalar))],
    };
    parts.join(between)
}

/// A scalar as text.
fn scalar(value: &Value) -> Option<String> {
    (!matches!(value, Value::Null | Value::Array(_) | Value::Object(_))).then(|| text(value))
}

/// A scalar as text; anything else as JSON.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => float.to_string(),
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}

/// A text of which nothing but unreserved characters stays as it is (RFC 3986, section 2.3).
pub(super) fn component(text: &str) -> String {
    encoded(text, b"-._~")
}

/// A text as it stands between two slashes (RFC 3986, section 3.3).
fn path_text(text: &str) -> String {
    encoded(text, b"-._~!$&'()*+,;=:@")
}

fn encoded(text: &str, plain: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// JSON of which only texts can have other characters than ASCII, which they can escape.
fn ascii(json: &str) -> String {
    let mut out = String::new();
    for unit in json.encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\u{unit:04x}")),
        }
    }
    out
}
