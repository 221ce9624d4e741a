//! Values as path segments.

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

/// A value as it stands between two slashes; `None` where it would address another path.
pub fn encode_segment(value: &str) -> Option<String> {
    if matches!(value, "" | "." | "..") {
        return None;
    }
    Some(utf8_percent_encode(value, SEGMENT).to_string())
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
    let plain = segment.replace("%2e", ".").replace("%2E", ".");
    plain == "." || plain == ".."
}
