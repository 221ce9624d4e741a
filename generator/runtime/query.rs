//! Values as pairs of a query or of a form.

use std::borrow::Cow;
use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{JsonParts, plain_text};

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
    /// `deepObject`: `a[b]=1`, and `a[]=1` for the items of a list, which OpenAPI leaves open.
    DeepObject,
}

impl QueryStyle {
    /// What parts the items of a list that is one pair, as it is sent.
    pub fn separator(self) -> Option<&'static str> {
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

    /// Adds a list of texts; an empty one adds nothing. `None` where an item holds what parts it from the next one.
    pub fn list(&mut self, name: &str, texts: &[String], style: QueryStyle) -> Option<()> {
        let encoded: Vec<String> = texts.iter().map(|text| encode_component(text)).collect();
        match style.separator() {
            _ if encoded.is_empty() => {}
            Some(separator) => self.raw(name, &row(&encoded, separator)?),
            None => {
                let name = item_name(name, style);
                encoded.iter().for_each(|value| self.raw(&name, value));
            }
        }
        Some(())
    }

    /// Adds a value of any shape, which is undefined without parts. `None` where its parts cannot be told apart.
    pub fn value(&mut self, name: &str, value: &JsonParts<'_>, style: QueryStyle) -> Option<()> {
        pairs(name, value, style, &encode_component, &mut |name, text| {
            self.raw(name, text)
        })
    }

    /// Adds a pair whose value is encoded already.
    pub fn raw(&mut self, name: &str, encoded: &str) {
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

/// Hands name and encoded text of every pair of a value to `add`; a null, an empty list and an empty object have none.
/// `None` where the parts of the value could not be told apart.
pub fn pairs(
    name: &str,
    value: &JsonParts<'_>,
    style: QueryStyle,
    encode: &dyn Fn(&str) -> String,
    add: &mut dyn FnMut(&str, &str),
) -> Option<()> {
    match (value, style.separator()) {
        (value, _) if value.is_undefined() => {}
        (JsonParts::Scalar(text), _) => add(name, &encode(text)),
        (value, Some(separator)) => add(name, &joined(value, separator, separator, encode)?),
        (value, None) if style == QueryStyle::DeepObject => deep(name, value, encode, add)?,
        (JsonParts::List(items), None) => items.iter().for_each(|item| add(name, &encode(&plain_text(item)))),
        (JsonParts::Object(properties), None) => {
            for (key, json) in properties {
                match JsonParts::of(json)? {
                    // The names of a second level would lose those of the first.
                    JsonParts::Object(_) => add(key, &encode(json)),
                    value => pairs(key, &value, style, encode, add)?,
                }
            }
        }
        (JsonParts::Null, None) => {}
    }
    Some(())
}

/// The pairs of `deepObject`, at any depth.
fn deep(
    name: &str,
    value: &JsonParts<'_>,
    encode: &dyn Fn(&str) -> String,
    add: &mut dyn FnMut(&str, &str),
) -> Option<()> {
    match value {
        JsonParts::Null => {}
        JsonParts::Scalar(text) => add(name, &encode(text)),
        JsonParts::List(items) => {
            let item_name = item_name(name, QueryStyle::DeepObject);
            let list = item_name.strip_suffix("[]").unwrap_or(name);
            for (place, json) in items.iter().enumerate() {
                match JsonParts::of(json)? {
                    JsonParts::Scalar(text) => add(&item_name, &encode(&text)),
                    value => deep(&format!("{list}[{place}]"), &value, encode, add)?,
                }
            }
        }
        JsonParts::Object(properties) => {
            for (key, json) in properties {
                // Brackets in a name would be those of another level, and no name at all that of a list.
                let plain = !key.is_empty() && !key.contains(['[', ']']);
                let value = JsonParts::of(json).filter(|_| plain)?;
                deep(&format!("{name}[{key}]"), &value, encode, add)?;
            }
        }
    }
    Some(())
}

/// The name of the pairs of a list's items.
fn item_name(name: &str, style: QueryStyle) -> Cow<'_, str> {
    match style {
        QueryStyle::DeepObject if !name.ends_with("[]") => Cow::Owned(format!("{name}[]")),
        _ => Cow::Borrowed(name),
    }
}

/// The items of a list or the properties of an object in a row; a scalar is a row of one, a null one of none. `None`
/// where a part holds what parts it from the next one.
pub fn joined(
    value: &JsonParts<'_>,
    between: &str,
    pair: &str,
    encode: &(impl Fn(&str) -> String + ?Sized),
) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    match value {
        JsonParts::Null => {}
        JsonParts::Scalar(text) => return Some(encode(text)),
        JsonParts::List(items) => parts.extend(items.iter().map(|item| encode(&plain_text(item)))),
        JsonParts::Object(properties) => {
            for (key, json) in properties {
                let (key, value) = (encode(key), encode(&plain_text(json)));
                if pair == between {
                    parts.extend([key, value]);
                } else if key.contains(pair) {
                    return None;
                } else {
                    parts.push(format!("{key}{pair}{value}"));
                }
            }
        }
    }
    row(&parts, between)
}

/// Parts in a row, unless one of them holds what stands between them.
fn row(parts: &[String], between: &str) -> Option<String> {
    let apart = |part: &String| !part.to_ascii_uppercase().contains(between);
    parts.iter().all(apart).then(|| parts.join(between))
}
