//! Values that must not be printed.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::basic::encode_base64;
use super::json_parts::JsonParts;
use super::query::encode_component;

/// The secrets that a request carries.
#[derive(Clone, Default)]
pub struct Secrets {
    /// Shared, since each request carries those of its client.
    values: Option<Arc<Vec<Arc<str>>>>,
}

impl Secrets {
    /// Adds a value, which is any text that identifies nothing but the secret.
    pub fn add(&mut self, value: impl Into<String>) {
        self.keep(value.into().into());
    }

    /// Adds the texts in a JSON value. Short ones are left out: they would turn up in words that say nothing of the secret.
    pub fn add_json(&mut self, json: &str) {
        match JsonParts::of(json) {
            None | Some(JsonParts::Null) => {}
            Some(JsonParts::Scalar(text)) => {
                if text.chars().count() >= 4 && !matches!(json, "true" | "false") {
                    self.add(text);
                }
            }
            Some(JsonParts::List(items)) => items.iter().for_each(|item| self.add_json(item)),
            Some(JsonParts::Object(fields)) => fields.iter().for_each(|(_, item)| self.add_json(item)),
        }
    }

    /// Adds all values of `other`.
    pub fn extend(&mut self, other: &Secrets) {
        match &self.values {
            None => self.values.clone_from(&other.values),
            Some(_) => other.values().iter().for_each(|value| self.keep(Arc::clone(value))),
        }
    }

    fn values(&self) -> &[Arc<str>] {
        self.values.as_deref().map_or(&[], Vec::as_slice)
    }

    fn keep(&mut self, value: Arc<str>) {
        if !value.is_empty() && !self.values().contains(&value) {
            Arc::make_mut(self.values.get_or_insert_default()).push(value);
        }
    }

    /// Whether `text` holds one.
    pub fn occur_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    /// `text` with `[secret]` where they were, in whatever spelling.
    pub fn scrub(&self, text: &str) -> String {
        let mut scrubbed = String::with_capacity(text.len());
        let mut done = 0;
        for place in self.places(text) {
            // Secrets that overlap are hidden together.
            if place.start >= done {
                scrubbed.push_str(text.get(done..place.start).unwrap_or_default());
                scrubbed.push_str("[secret]");
            }
            done = done.max(place.end);
        }
        scrubbed.push_str(text.get(done..).unwrap_or_default());
        scrubbed
    }

    /// Where they stand in a text, in order.
    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        for form in self.values().iter().flat_map(|value| forms(value)) {
            places.extend(text.match_indices(&form).map(|(at, found)| at..at + found.len()));
        }
        places.sort_by_key(|place| place.start);
        places
    }
}

/// A value as it is, and as services, proxies and `Debug` repeat it.
fn forms(value: &str) -> BTreeSet<String> {
    let in_one_line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut forms = BTreeSet::new();
    for text in [value, &in_one_line] {
        // `Debug` writes what JSON writes, but for control characters, which stand in no key.
        let escaped = escape(text);
        let encoded = encode_component(text);
        forms.extend([escape(&escaped), escaped, in_lower_case(&encoded), encoded]);
        if text.len() >= 4 {
            forms.insert(encode_base64(text.as_bytes()).trim_end_matches('=').to_owned());
        }
        forms.insert(text.to_owned());
    }
    forms.remove("");
    forms
}

fn escape(text: &str) -> String {
    let quoted = format!("{text:?}");
    quoted
        .get(1..quoted.len().saturating_sub(1))
        .unwrap_or_default()
        .to_owned()
}

/// The same with `%2f` for `%2F`.
fn in_lower_case(encoded: &str) -> String {
    let mut parts = encoded.split('%');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        text.push('%');
        text.push_str(&code.to_ascii_lowercase());
        text.push_str(rest);
    }
    text
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({})", self.values().len())
    }
}
