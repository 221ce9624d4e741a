//! JSON that is being written: [`Writer`].

use std::fmt::{Display, Write};

use super::Encode;

/// A JSON text that grows, and the first reason why it cannot be finished.
#[derive(Debug, Default)]
pub struct Writer {
    json: String,
    refused: Option<String>,
}

impl Writer {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The text.
    ///
    /// # Errors
    ///
    /// The first reason why a value cannot be written.
    pub fn finish(self) -> Result<String, String> {
        match self.refused {
            None => Ok(self.json),
            Some(reason) => Err(reason),
        }
    }

    /// Says why a value cannot be written.
    pub fn refuse(&mut self, reason: impl Display) {
        if self.refused.is_none() {
            self.refused = Some(reason.to_string());
        }
    }

    /// Adds a value that is JSON already.
    pub fn json(&mut self, json: &str) {
        self.json.push_str(json);
    }

    /// Adds a value whose text is JSON, such as an integer.
    pub fn display(&mut self, value: &dyn Display) {
        if let Err(error) = write!(self.json, "{value}") {
            self.refuse(error);
        }
    }

    /// Adds a string.
    pub fn text(&mut self, text: &str) {
        push_quoted(&mut self.json, text);
    }

    /// Adds an array.
    pub fn array<'v>(&mut self, elements: impl IntoIterator<Item = &'v dyn Encode>) {
        self.json.push('[');
        for element in elements {
            self.comma('[');
            element.write(self);
        }
        self.json.push(']');
    }

    /// Adds an object, with the entries that `entries` adds.
    pub fn object(&mut self, entries: impl FnOnce(&mut Self)) {
        self.json.push('{');
        entries(self);
        self.json.push('}');
    }

    /// Adds an entry to the object that is open; the key is a value that is written as a string or a number.
    pub fn entry(&mut self, key: &dyn Encode, value: &dyn Encode) {
        self.comma('{');
        let start = self.json.len();
        key.write(self);
        match self.json.as_bytes().get(start) {
            Some(b'"') => {}
            Some(b'-' | b'0'..=b'9') => {
                self.json.insert(start, '"');
                self.json.push('"');
            }
            _ => self.refuse("a key must be a string"),
        }
        self.json.push(':');
        value.write(self);
    }

    /// Adds the value of a field.
    pub fn field(&mut self, key: &str, value: &dyn Encode) {
        self.comma('{');
        self.text(key);
        self.json.push(':');
        value.write(self);
    }

    /// Adds an entry whose value is JSON already.
    pub fn raw_entry(&mut self, key: &str, json: &str) {
        self.comma('{');
        self.text(key);
        self.json.push(':');
        self.json.push_str(json);
    }

    /// No value ends as an array or an object begins, so the last letter tells whether this is the first element.
    fn comma(&mut self, open: char) {
        if !self.json.ends_with(open) {
            self.json.push(',');
        }
    }
}

/// A text as JSON.
#[must_use]
pub fn quoted_json(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    push_quoted(&mut json, text);
    json
}

fn push_quoted(json: &mut String, text: &str) {
    json.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            8 => "\\b",
            12 => "\\f",
            0..0x20 => "",
            _ => continue,
        };
        json.push_str(text.get(plain..at).unwrap_or_default());
        json.push_str(escape);
        if escape.is_empty() {
            json.push_str(&format!("\\u{byte:04x}"));
        }
        plain = at + 1;
    }
    json.push_str(text.get(plain..).unwrap_or_default());
    json.push('"');
}
