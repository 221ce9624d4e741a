//! Values as pairs of a query or of a form.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// Everything but the unreserved characters of RFC 3986, so that no server can take a value for a separator.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How lists and objects are written (OpenAPI 3.0, section 4.7.12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QueryStyle {
    /// `form` with `explode`: `a=1&a=2`, and an object's properties by their own names.
    FormExplode,
    /// `form` without `explode`: `a=1,2`.
    Form,
    /// `spaceDelimited`: `a=1%202`.
    Space,
    /// `pipeDelimited`: `a=1%7C2`.
    Pipe,
    /// `deepObject`: `a[b]=1`.
    DeepObject,
}

impl QueryStyle {
    fn separator(self) -> Option<&'static str> {
        match self {
            Self::FormExplode | Self::DeepObject => None,
            Self::Form => Some(","),
            Self::Space => Some("%20"),
            Self::Pipe => Some("%7C"),
        }
    }
}

/// Percent-encoded pairs, joined by `&`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
}

impl Query {
    /// The pairs as they are sent; empty without any.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether a pair of this name is there.
    pub fn contains(&self, name: &str) -> bool {
        let name = encode_component(name);
        self.text
            .split('&')
            .any(|pair| pair.split('=').next() == Some(name.as_str()))
    }

    /// Adds a pair.
    pub fn pair(&mut self, name: &str, value: impl Display) {
        self.raw(name, &encode_component(&value.to_string()));
    }

    /// Adds a text that is no pair.
    pub fn whole(&mut self, text: impl Display) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        self.text.push_str(&encode_component(&text.to_string()));
    }

    /// Adds a list; an empty one adds nothing.
    pub fn list<T: Display>(&mut self, name: &str, values: &[T], style: QueryStyle) {
        let encoded: Vec<String> = values
            .iter()
            .map(|value| encode_component(&value.to_string()))
            .collect();
        match style.separator() {
            Some(separator) if !encoded.is_empty() => self.raw(name, &encoded.join(separator)),
            Some(_) => {}
            None => encoded.iter().for_each(|value| self.raw(name, value)),
        }
    }

    /// Adds a value of any shape; a null adds nothing.
    pub fn value(&mut self, name: &str, value: &Value, style: QueryStyle) {
        pairs(name, value, style, &encode_component, &mut |name, text| {
            self.raw(name, text)
        });
    }

    fn raw(&mut self, name: &str, encoded: &str) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        self.text.push_str(&encode_component(name));
        self.text.push('=');
        self.text.push_str(encoded);
    }
}

/// A name or value with everything but the unreserved characters encoded.
pub fn encode_component(text: &str) -> String {
    utf8_percent_encode(text, COMPONENT).to_string()
}

/// Hands name and encoded text of every pair of a value to `add`; a null and an empty list have none.
pub fn pairs(
    name: &str,
    value: &Value,
    style: QueryStyle,
    encode: &dyn Fn(&str) -> String,
    add: &mut dyn FnMut(&str, &str),
) {
    match (value, style.separator()) {
        (Value::Null, _) => {}
        (Value::Array(items), _) if items.is_empty() => {}
        (Value::Object(fields), _) if fields.is_empty() => {}
        (Value::Array(_) | Value::Object(_), Some(separator)) => {
            add(name, &joined(value, separator, separator, encode));
        }
        (Value::Array(items), None) if style == QueryStyle::DeepObject => {
            items.iter().for_each(|item| pairs(name, item, style, encode, add));
        }
        (Value::Array(items), None) => items.iter().for_each(|item| add(name, &encode(&scalar_text(item)))),
        (Value::Object(fields), None) => {
            for (key, item) in fields {
                let nested = (style == QueryStyle::DeepObject).then(|| format!("{name}[{key}]"));
                pairs(nested.as_ref().unwrap_or(key), item, style, encode, add);
            }
        }
        (scalar, _) => add(name, &encode(&scalar_text(scalar))),
    }
}

/// The text of a scalar; anything else as JSON.
pub fn scalar_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The items of a list or the properties of an object in a row; a scalar is a row of one, a null one of none.
pub fn joined(value: &Value, between: &str, pair: &str, encode: impl Fn(&str) -> String) -> String {
    let parts: Vec<String> = match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().map(|item| encode(&scalar_text(item))).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, item)| format!("{}{pair}{}", encode(key), encode(&scalar_text(item))))
            .collect(),
        scalar => vec![encode(&scalar_text(scalar))],
    };
    parts.join(between)
}
