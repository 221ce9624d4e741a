//! Values as path segments.

use std::fmt::{self, Display, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::query::{encode_component, joined};
use super::{BuildError, JsonParts, plain_text};

/// Everything outside the `pchar` of RFC 3986, section 3.3.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// Appends a value as it stands between two slashes; false where it would address another path.
pub fn push_segment(path: &mut String, value: &(impl Display + ?Sized)) -> bool {
    let start = path.len();
    let written = write!(Encoding(path), "{value}");
    // Encoding changes neither of them.
    written.is_ok() && !matches!(path.get(start..), None | Some("" | "." | ".."))
}

/// Encodes what is written.
struct Encoding<'p>(&'p mut String);

impl Write for Encoding<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend(utf8_percent_encode(text, SEGMENT));
        Ok(())
    }
}

/// How lists and objects are written in a path (OpenAPI 3.0, section 4.7.12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PathStyle {
    /// `simple`: `1,2`.
    Simple,
    /// `label`: `.1.2`.
    Label,
    /// `matrix`: `;a=1,2`.
    Matrix,
}

/// A value of any shape in a path, its parts encoded by `encode`.
///
/// # Errors
///
/// With `simple` the value would address another path, or its parts cannot be told apart.
pub fn encode_styled(
    name: &str,
    value: &JsonParts<'_>,
    style: PathStyle,
    explode: bool,
    encode: &dyn Fn(&str) -> String,
) -> Result<String, BuildError> {
    let pair = if explode { "=" } else { "," };
    let row = |between: &str| joined(value, between, pair, encode).ok_or_else(|| BuildError::delimiter(name));
    match style {
        PathStyle::Simple => match row(",")? {
            text if text.is_empty() || is_dot_segment(&text) => Err(BuildError::path(name)),
            text => Ok(text),
        },
        PathStyle::Label if explode => Ok(format!(".{}", row(".")?)),
        PathStyle::Label => Ok(format!(".{}", row(",")?)),
        PathStyle::Matrix => match value {
            JsonParts::List(items) if explode && !items.is_empty() => {
                let item = |item: &&str| matrix(&encode_component(name), &encode(&plain_text(item)));
                Ok(items.iter().map(item).collect())
            }
            JsonParts::Object(properties) if explode && !properties.is_empty() => {
                let mut text = String::new();
                for (key, item) in properties {
                    text.push_str(&matrix(&encode_component(key), &encode(&plain_text(item))));
                }
                Ok(text)
            }
            _ => Ok(matrix(&encode_component(name), &row(",")?)),
        },
    }
}

/// A pair of `matrix`; without a value there is no `=` (RFC 6570, section 3.2.7).
fn matrix(name: &str, value: &str) -> String {
    match value {
        "" => format!(";{name}"),
        value => format!(";{name}={value}"),
    }
}

/// Whether servers and URL parsers resolve a segment away, which they do for its encoded forms too.
pub fn is_dot_segment(segment: &str) -> bool {
    let after_dot = |text: &'_ str| match text.as_bytes() {
        [b'.', ..] => Some(1),
        [b'%', b'2', b'e' | b'E', ..] => Some(3),
        _ => None,
    };
    let Some(first) = after_dot(segment) else { return false };
    match segment.get(first..) {
        None | Some("") => true,
        Some(rest) => after_dot(rest) == Some(rest.len()),
    }
}
