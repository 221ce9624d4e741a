//! Values as path segments.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::query::{encode_component, joined};

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

/// A value of any shape in a path; `None` where it would address another path.
pub fn encode_styled(name: &str, value: &Value, style: PathStyle, explode: bool) -> Option<String> {
    let name = encode_component(name);
    let pair = if explode { "=" } else { "," };
    let text = match (style, explode) {
        (PathStyle::Simple, _) => joined(value, ",", pair, encode_component),
        (PathStyle::Label, true) => format!(".{}", joined(value, ".", pair, encode_component)),
        (PathStyle::Label, false) => format!(".{}", joined(value, ",", pair, encode_component)),
        (PathStyle::Matrix, true) if value.is_object() => format!(";{}", joined(value, ";", pair, encode_component)),
        (PathStyle::Matrix, true) => {
            let between = format!(";{name}=");
            format!("{between}{}", joined(value, &between, pair, encode_component))
        }
        (PathStyle::Matrix, false) => format!(";{name}={}", joined(value, ",", pair, encode_component)),
    };
    Some(text).filter(|text| !text.is_empty() && !is_dot_segment(text))
}

/// Whether servers and URL parsers resolve a segment away, which they do for its encoded forms too.
pub fn is_dot_segment(segment: &str) -> bool {
    let plain = segment.replace("%2e", ".").replace("%2E", ".");
    plain == "." || plain == ".."
}
