//! What a service reads, straight from RFC 3986, RFC 6265, RFC 6570 and RFC 9110, and with the form parser of browsers.

use serde_json::{Value, json};

/// A location with a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) location: &'static str,
    pub(crate) style: &'static str,
    pub(crate) explode: bool,
}

impl Kind {
    pub(crate) const fn of(location: &'static str, style: &'static str, explode: bool) -> Self {
        Self {
            location,
            style,
            explode,
        }
    }

    /// What is percent-encoded is decoded; headers and the style `cookie` have none of it.
    fn is_encoded(self) -> bool {
        self.location != "header" && self.style != "cookie"
    }
}

/// The value of the parameter `color` in a text: a string, an array of strings, or for an object an array of its
/// properties. Nothing where the text cannot be of this kind.
pub(crate) fn decoded<'t>(kind: Kind, shape: &str, text: &'t str) -> Option<Value> {
    let rows = match (kind.location, kind.style) {
        ("query", "form" | "spaceDelimited" | "pipeDelimited") if kind.explode => return from_form(shape, text, ""),
        ("query", "deepObject") => return from_form(shape, text, "[]"),
        ("query", "spaceDelimited" | "pipeDelimited") if shape == "string" => return from_form(shape, text, ""),
        ("cookie", _) if kind.explode || shape == "string" => {
            let trimmed = |(name, value): (&'t str, &'t str)| (name.trim_matches(' '), value.trim_matches(' '));
            let pairs = text.split("; ").map(|pair| pair.split_once('=').map(trimmed));
            return from_pairs(kind, shape, &pairs.collect::<Option<Vec<_>>>()?);
        }
        ("path", "matrix") if kind.explode || shape == "string" => {
            let pairs = text.strip_prefix(';')?.split(';');
            let pairs: Vec<_> = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect();
            return from_pairs(kind, shape, &pairs);
        }
        ("path", "matrix") => match text.strip_prefix(";color")? {
            "" => "",
            rest => rest.strip_prefix('=')?,
        },
        ("path", "label") => text.strip_prefix('.')?,
        ("query" | "cookie", _) => text.strip_prefix("color=")?.trim_matches(' '),
        _ => text.trim_matches([' ', '\t']),
    };
    let separator = match (kind.style, kind.explode) {
        ("label", true) => ".",
        ("spaceDelimited", _) => "%20",
        ("pipeDelimited", _) => "%7C",
        _ => ",",
    };
    let parts: Vec<&str> = match shape {
        "string" => return plain(kind, rows).map(Value::String),
        // RFC 9110, section 5.6.1: space around an element is none of it.
        _ if kind.location == "header" => rows
            .split(separator)
            .map(|part| part.trim_matches([' ', '\t']))
            .collect(),
        _ => rows.split(separator).collect(),
    };
    if shape == "array" {
        return parts
            .into_iter()
            .map(|part| plain(kind, part).map(Value::String))
            .collect();
    }
    let pairs: Vec<(&str, &str)> = match kind.explode {
        true => parts
            .into_iter()
            .map(|part| part.split_once('='))
            .collect::<Option<_>>()?,
        false if parts.len() % 2 == 1 => return None,
        false => parts.chunks(2).map(|pair| (pair[0], pair[1])).collect(),
    };
    properties(kind, &pairs)
}

/// Pairs of which those of a string or an array have the name of the parameter.
fn from_pairs(kind: Kind, shape: &str, pairs: &[(&str, &str)]) -> Option<Value> {
    if shape == "object" {
        return properties(kind, pairs);
    }
    let own = pairs.iter().filter(|(name, _)| *name == "color").count();
    let mut values: Vec<Value> = pairs
        .iter()
        .map(|(_, value)| plain(kind, value).map(Value::String))
        .collect::<Option<_>>()?;
    match shape {
        _ if own != pairs.len() => None,
        "string" if own == 1 => values.pop(),
        "string" => None,
        _ => Some(Value::Array(values)),
    }
}

fn properties(kind: Kind, pairs: &[(&str, &str)]) -> Option<Value> {
    let property = |(name, value): &(&str, &str)| Some(json!([plain(kind, name)?, plain(kind, value)?]));
    pairs.iter().map(property).collect()
}

/// Pairs as the URL standard reads them; with `deepObject` the name is followed by what is in brackets.
fn from_form(shape: &str, text: &str, brackets: &str) -> Option<Value> {
    text.bytes().all(in_query).then_some(())?;
    let mut values = Vec::new();
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        match (shape, brackets) {
            ("object", "") => values.push(json!([name, value])),
            ("object", _) => {
                let key = name.strip_prefix("color[")?.strip_suffix(']')?;
                values.push(json!([key, value]));
            }
            ("array", _) if name == format!("color{brackets}") => values.push(json!(value)),
            ("string", _) if name == "color" => return Some(json!(value)),
            _ => return None,
        }
    }
    Some(Value::Array(values))
}

/// A part, decoded where it is encoded.
fn plain(kind: Kind, text: &str) -> Option<String> {
    match (kind.is_encoded(), kind.location) {
        (false, _) => Some(text.to_owned()),
        (true, "path") => percent_decoded(text, in_segment),
        (true, "cookie") => percent_decoded(text, |byte| byte.is_ascii_graphic() && !b"\",;\\".contains(&byte)),
        (true, _) => percent_decoded(text, in_query),
    }
}

/// RFC 3986, section 2.1; nothing where a byte stands there that `allowed` does not name.
pub(crate) fn percent_decoded(text: &str, allowed: impl Fn(u8) -> bool) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            allowed(*first).then(|| bytes.push(*first))?;
            continue;
        }
        let digits = std::str::from_utf8(after.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &after[2..];
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// `pchar` of RFC 3986, section 3.3.
fn in_segment(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@%".contains(&byte)
}

/// `query` of RFC 3986, section 3.4, without the plus, which many services read as a space.
fn in_query(byte: u8) -> bool {
    byte != b'+' && in_segment(byte) || b"/?".contains(&byte)
}
