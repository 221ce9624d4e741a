//! Texts that could be taken for something else come back as they were, or the request is refused before it is sent.

use fastrand::Rng;
use serde_json::{Value, json};

use crate::decode::{Kind, decoded};
use crate::kinds::{KINDS, sent};

/// What texts are put together from.
const PIECES: [&str; 44] = [
    "a", "b", "Z", "0", "color", "null", "true", " ", "  ", "+", "%", "%20", "%2F", "%2e", "%zz", "&", "=", "#", "?",
    "/", "//", ".", "..", ",", ";", "|", "%7C", "\"", "'", "\\", "[", "]", "{}", "<>", "^`", ":", "@", "!$*()", "~",
    "é", "日本", "🚀", "\n", "\t",
];

const ROUNDS: usize = 1500;

pub(crate) fn text(rng: &mut Rng) -> String {
    (0..rng.usize(0..5))
        .map(|_| PIECES[rng.usize(0..PIECES.len())])
        .collect()
}

/// A string, an array of strings, or an object of strings.
pub(crate) fn value(rng: &mut Rng, shape: &str) -> Value {
    let len = rng.usize(0..4);
    match shape {
        "string" => json!(text(rng)),
        "array" => (0..len).map(|_| text(rng)).collect(),
        _ => Value::Object((0..len).map(|_| (text(rng), json!(text(rng)))).collect()),
    }
}

/// What a decoder is to find: the properties of an object stand in their order.
pub(crate) fn expected(value: &Value, read: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => json!(read(text)),
        Value::Array(items) => items.iter().map(|item| expected(item, read)).collect(),
        Value::Object(properties) => properties
            .iter()
            .map(|(name, item)| json!([read(name), expected(item, read)]))
            .collect(),
        other => other.clone(),
    }
}

pub(crate) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(properties) => properties.is_empty(),
        _ => false,
    }
}

#[test]
fn nasty_values_come_back_or_are_refused_for_a_reason() {
    let mut rng = Rng::with_seed(6570);
    for kind in KINDS {
        for shape in ["string", "array", "object"] {
            let mut refused = 0;
            for _ in 0..ROUNDS {
                let value = value(&mut rng, shape);
                let context = format!("{kind:?} {value}");
                match sent(kind, &value, false) {
                    Err(reason) => {
                        refused += 1;
                        assert!(must_be_refused(kind, &value), "{context}: {reason}");
                        assert!(reason.contains("color"), "{context}: {reason}");
                    }
                    Ok(text) => {
                        assert!(!must_be_refused(kind, &value), "{context}: {text}");
                        if is_empty(&value) {
                            assert_eq!(text, if kind.style == "matrix" { ";color" } else { "" }, "{context}");
                        } else {
                            let found = decoded(kind, shape, &text);
                            assert_eq!(found, Some(expected(&value, &str::to_owned)), "{context}: {text}");
                        }
                    }
                }
            }
            // Most of the texts hold something that a header, or a cookie as it is, cannot carry.
            let few = kind.location == "header" || kind.style == "cookie";
            assert!(
                refused * 100 < ROUNDS * if few { 98 } else { 75 },
                "{kind:?} {shape}: {refused}"
            );
        }
    }
}

/// The parts of a value: of an object names and values.
fn parts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(parts).collect(),
        Value::Object(properties) => properties
            .iter()
            .flat_map(|(name, item)| [name.as_str(), item.as_str().unwrap_or_default()])
            .collect(),
        _ => Vec::new(),
    }
}

fn names(value: &Value) -> impl Iterator<Item = &String> {
    value.as_object().into_iter().flat_map(|properties| properties.keys())
}

/// Whether a value cannot be sent such that a service reads it, by the rules that services follow.
fn must_be_refused(kind: Kind, value: &Value) -> bool {
    let parts = parts(value);
    let many = !value.is_string();
    let holds = |separator: char| many && parts.iter().any(|part| part.contains(separator));
    match (kind.location, kind.style) {
        ("path", "simple") => matches!(parts.as_slice(), [] | ["" | "." | ".."]),
        ("path", "label") if kind.explode && holds('.') => true,
        ("path", "label") => match (parts.as_slice(), value.is_object()) {
            ([] | [""] | ["."], _) => true,
            (["", ""], false) => kind.explode,
            _ => false,
        },
        ("query", "spaceDelimited") => !kind.explode && holds(' '),
        ("query", "pipeDelimited") => !kind.explode && holds('|'),
        ("query", "deepObject") => names(value).any(|name| name.is_empty() || name.contains(['[', ']'])),
        ("header", _) => {
            let is_sent = |text: &str| text.bytes().all(|byte| byte == b'\t' || byte >= b' ' && byte != 0x7f);
            let is_kept = |text: &str| text.trim_matches([' ', '\t']) == text && !(many && text.is_empty());
            let named = kind.explode && value.is_object();
            holds(',')
                || named && names(value).any(|name| name.contains('='))
                || !parts.iter().all(|part| is_sent(part))
                || !written(value, named).iter().all(|part| is_kept(part))
        }
        ("cookie", "cookie") => {
            let is_sent = |text: &str| text.bytes().all(|byte| (b' '..=b'~').contains(&byte) && byte != b';');
            let is_kept = |text: &str| text.trim_matches(' ') == text;
            let is_name = |name: &String| !name.is_empty() && !name.contains(['=', ' ']);
            let whole = match (kind.explode, value) {
                (false, Value::Array(_) | Value::Object(_)) => vec![written(value, false).join(",")],
                (_, Value::Object(properties)) => properties
                    .values()
                    .filter_map(Value::as_str)
                    .map(str::to_owned)
                    .collect(),
                _ => written(value, false),
            };
            !kind.explode && holds(',')
                || kind.explode && !names(value).all(is_name)
                || !parts.iter().all(|part| is_sent(part))
                || !whole.iter().all(|part| is_kept(part))
        }
        _ => false,
    }
}

/// The elements of a row; of an object names and values, or pairs of them.
fn written(value: &Value, named: bool) -> Vec<String> {
    match value {
        Value::Object(properties) if named => properties
            .iter()
            .map(|(name, item)| format!("{name}={}", item.as_str().unwrap_or_default()))
            .collect(),
        value => parts(value).into_iter().map(str::to_owned).collect(),
    }
}
