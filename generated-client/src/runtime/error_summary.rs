//! Code and message of an error body, whatever its shape.

use serde_json::{Map, Value};

use super::Answer;

/// What an error body says in short.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErrorSummary {
    /// A code for programs.
    pub code: Option<String>,
    /// A message for people.
    pub message: Option<String>,
}

impl ErrorSummary {
    /// Looks where services put code and message, and takes both as they stand. `error` may be a text, an object, or a list of them.
    pub fn of(answer: &Answer) -> Self {
        let Ok(Value::Object(fields)) = answer.json::<Value>() else {
            return Self::default();
        };
        let inner = fields.get("error").or_else(|| fields.get("errors")).map(first);
        let inner_fields = inner.and_then(Value::as_object);
        let message = inner_fields
            .and_then(message)
            .or_else(|| inner.and_then(text))
            .or_else(|| message(&fields));
        let mut said: Vec<String> = message.into_iter().collect();
        for more in ["message", "detail", "details"] {
            said.extend(text_of(&fields, &[more]).filter(|text| !said.contains(text)));
        }
        Self {
            code: inner_fields.and_then(code).or_else(|| code(&fields)),
            message: Some(said.join(": ")),
        }
    }

    /// The same with both texts changed; what becomes empty is left out.
    pub fn map(self, change: impl Fn(String) -> String) -> Self {
        let changed = |text: Option<String>| text.map(&change).filter(|text| !text.is_empty());
        Self {
            code: changed(self.code),
            message: changed(self.message),
        }
    }
}

fn first(value: &Value) -> &Value {
    match value {
        Value::Array(items) => items.first().unwrap_or(value),
        other => other,
    }
}

fn message(fields: &Map<String, Value>) -> Option<String> {
    text_of(fields, &["message", "error_description", "detail", "title", "error"])
}

fn code(fields: &Map<String, Value>) -> Option<String> {
    text_of(fields, &["code", "error_code", "errorCode", "type"])
}

fn text_of(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| fields.get(*name).and_then(text))
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A text that cannot break out of its line, shortened.
pub fn one_line(text: &str) -> String {
    const LONGEST: usize = 300;
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
