//! JSON with its numbers as they are written, so that none is rounded before it is compared.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::value::RawValue;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exact {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, in its shortest form: equal values are equal texts.
    Number(String),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Exact>),
    /// An object; of a key that stands twice the last one counts.
    Object(BTreeMap<String, Exact>),
}

impl Exact {
    /// Reads a JSON text.
    ///
    /// # Errors
    ///
    /// The text is not JSON.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The value with its numbers as near as a `serde_json::Value` has them.
    #[must_use]
    pub fn rounded(text: &str) -> serde_json::Value {
        serde_json::from_str(text).unwrap_or_default()
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        read(raw.get()).map_err(D::Error::custom)
    }
}

fn read(text: &str) -> Result<Exact, serde_json::Error> {
    Ok(match text.as_bytes().first() {
        Some(b'{') => Exact::Object(serde_json::from_str(text)?),
        Some(b'[') => Exact::Array(serde_json::from_str(text)?),
        Some(b'"') => Exact::String(serde_json::from_str(text)?),
        Some(b't') => Exact::Bool(true),
        Some(b'f') => Exact::Bool(false),
        Some(b'n') => Exact::Null,
        _ => Exact::Number(shortest(text)),
    })
}

/// A number as a sign, its digits without zeros on either side, and the power of ten that they stand for.
fn shortest(text: &str) -> String {
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_end_matches('0');
    let zeros = i64::try_from(all.len() - digits.len()).unwrap_or_default();
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let exponent: i64 = exponent.parse().unwrap_or_default();
    let places = i64::try_from(fraction.len()).unwrap_or_default();
    match exponent - places + zeros {
        0 => format!("{sign}{digits}"),
        power => format!("{sign}{digits}e{power}"),
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |text: &str| serde_json::Value::from(text).to_string();
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Bool(value) => write!(formatter, "{value}"),
            Self::Number(number) => formatter.write_str(number),
            Self::String(string) => formatter.write_str(&text(string)),
            Self::Array(elements) => {
                formatter.write_str("[")?;
                for (index, element) in elements.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(formatter, "{comma}{element}")?;
                }
                formatter.write_str("]")
            }
            Self::Object(entries) => {
                formatter.write_str("{")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(formatter, "{comma}{}:{value}", text(key))?;
                }
                formatter.write_str("}")
            }
        }
    }
}
