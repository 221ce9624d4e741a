//! Parameters of which the description allows more: `allowReserved` and `allowEmptyValue` (OpenAPI 3.2, section 4.12.2).

use super::path::PathStyle;
use super::query::{encode_component, pairs};
use super::{BuildError, Encode, JsonParts, QueryStyle, RequestParts};

/// What stays as it is in a query: the reserved characters of RFC 3986 without those that would end the value (`&`,
/// `#`), that are read as something else (`+`), or that a query cannot hold (`[`, `]`).
const OF_QUERY: &[u8] = b":/?@!$'()*;=,";

/// What stays as it is in a path: all of a segment (RFC 3986, section 3.3). OpenAPI rules `/`, `?` and `#` out.
const OF_SEGMENT: &[u8] = b":@!$&'()*+,;=";

/// The same beside other values, without what can stand between them.
const OF_SEGMENT_PART: &[u8] = b":@!$&'()*+";

/// What stays as it is in a cookie: all that RFC 6265, section 4.1.1, has in a value.
const OF_COOKIE: &[u8] = b":/?#[]@!$&'()*+=";

/// What the description allows a parameter of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Allow {
    /// `allowReserved`: reserved characters and percent-encoded ones stay as they are.
    Reserved,
    /// `allowEmptyValue`: a list or an object without parts is sent as `a=`, where others are left out.
    Empty,
    /// Both.
    Both,
}

impl RequestParts {
    /// Adds a value of any shape to the query, in which more is allowed than elsewhere.
    pub fn query_allowing(
        &mut self,
        name: &'static str,
        value: Option<&(impl Encode + ?Sized)>,
        style: QueryStyle,
        allow: Allow,
    ) {
        self.with_json(name, value, |parts, value| {
            if allow != Allow::Reserved && value.is_undefined() {
                parts.query.raw(name, "");
            }
            let is_row = style.separator() == Some(",") && !matches!(value, JsonParts::Scalar(_));
            // The comma parts the items of a row.
            let kept = OF_QUERY.strip_suffix(b",").filter(|_| is_row).unwrap_or(OF_QUERY);
            let encode = |text: &str| match allow {
                Allow::Empty => encode_component(text),
                _ => encode_but(text, kept),
            };
            let added = pairs(name, value, style, &encode, &mut |name, text| {
                parts.query.raw(name, text)
            });
            added.ok_or_else(|| BuildError::delimiter(name))
        });
    }

    /// Appends a value of any shape to the path, in which reserved characters stay as they are.
    pub fn segment_reserved(
        &mut self,
        name: &'static str,
        value: &(impl Encode + ?Sized),
        style: PathStyle,
        explode: bool,
    ) {
        self.with_json(name, Some(value), |parts, value| {
            let kept = match (style, value) {
                (PathStyle::Simple, JsonParts::Scalar(_)) => OF_SEGMENT,
                _ => OF_SEGMENT_PART,
            };
            parts.styled_segment(name, value, style, explode, &|text| encode_but(text, kept))
        });
    }

    /// Adds a value of any shape to the cookies, in which reserved characters stay as they are.
    pub fn cookie_reserved(&mut self, name: &'static str, value: Option<&(impl Encode + ?Sized)>, explode: bool) {
        self.with_json(name, value, |parts, value| {
            let encode = |text: &str| encode_but(text, OF_COOKIE);
            parts.cookies.encoded(name, value, explode, &encode)
        });
    }
}

/// Reserved expansion (RFC 6570, section 3.2.3): unreserved characters, `kept` ones and percent-encoded ones stay.
fn encode_but(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    for (place, byte) in bytes.iter().copied().enumerate() {
        let is_hex = |after: usize| bytes.get(place + after).is_some_and(u8::is_ascii_hexdigit);
        let stays = byte.is_ascii_alphanumeric()
            || b"-._~".contains(&byte)
            || kept.contains(&byte)
            || byte == b'%' && is_hex(1) && is_hex(2);
        match stays {
            true => encoded.push(char::from(byte)),
            false => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
