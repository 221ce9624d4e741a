//! The type of a JSON value: [`JsonKind`].

use std::fmt;

/// The type of a JSON value; an integer is a number without fraction and exponent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JsonKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number without fraction and exponent.
    Integer,
    /// A number with a fraction or an exponent.
    Number,
    /// A text.
    String,
    /// A list of values.
    Array,
    /// Values by key.
    Object,
}

impl JsonKind {
    /// The kind of one JSON value, by its first byte; a number is looked through.
    #[must_use]
    pub fn of(json: &[u8]) -> Self {
        match json.first() {
            Some(b'"') => Self::String,
            Some(b'{') => Self::Object,
            Some(b'[') => Self::Array,
            Some(b't' | b'f') => Self::Boolean,
            Some(b'-' | b'0'..=b'9') => match json.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E')) {
                true => Self::Number,
                false => Self::Integer,
            },
            _ => Self::Null,
        }
    }
}

impl fmt::Display for JsonKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

/// Says of one JSON value what it is and how long, and nothing of what it says.
#[must_use]
pub fn describe_json(json: &[u8]) -> String {
    let kind = JsonKind::of(json);
    match kind {
        JsonKind::Null | JsonKind::Boolean => kind.to_string(),
        _ if json.len() == 1 => format!("{kind} of 1 byte"),
        _ => format!("{kind} of {} bytes", json.len()),
    }
}
