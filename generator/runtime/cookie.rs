//! Values as pairs of the header `Cookie`.

use std::fmt::Display;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::query::{encode_component, pairs};
use super::{BuildError, JsonParts, QueryStyle};

/// What would end a name in a `Cookie` header, or make another one of it; the rest stays as the service wrote it.
const NAME: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'%')
    .add(b',')
    .add(b';')
    .add(b'=')
    .add(b'\\');

/// How values are written in cookies (OpenAPI 3.2, section 4.12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CookieStyle {
    /// `form`: everything in a value but the unreserved characters is percent-encoded.
    Form,
    /// `cookie`: values are sent as they are, and those that would end the pair are refused.
    Cookie,
}

/// The pairs of a `Cookie` header. With `explode` each item and each property is a pair of its own: pairs are parted
/// by `; ` in this header, where the style `form` has `&` in a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cookies(Vec<String>);

impl Cookies {
    /// Adds a pair, with the value percent-encoded.
    pub fn pair(&mut self, name: &str, value: impl Display) {
        self.0.push(encode_pair(name, &encode_component(&value.to_string())));
    }

    /// Adds a value of any shape; a null and an empty list add nothing.
    pub fn value(
        &mut self,
        name: &str,
        value: &JsonParts<'_>,
        style: CookieStyle,
        explode: bool,
    ) -> Result<(), BuildError> {
        if style == CookieStyle::Form {
            return self.encoded(name, value, explode, &encode_component);
        }
        let mut whole = true;
        let told = pairs(name, value, query_style(explode), &str::to_owned, &mut |name, text| {
            whole &= is_name(name) && is_value(text);
            self.0.push(format!("{name}={text}"));
        });
        told.filter(|()| whole).ok_or_else(|| BuildError::cookie(name))
    }

    /// Adds a value of any shape, its parts encoded by `encode`.
    pub fn encoded(
        &mut self,
        name: &str,
        value: &JsonParts<'_>,
        explode: bool,
        encode: &dyn Fn(&str) -> String,
    ) -> Result<(), BuildError> {
        let told = pairs(name, value, query_style(explode), encode, &mut |name, text| {
            self.0.push(encode_pair(name, text));
        });
        told.ok_or_else(|| BuildError::delimiter(name))
    }

    /// The pairs in their order.
    pub fn into_pairs(self) -> Vec<String> {
        self.0
    }
}

/// Which pairs a query would have.
fn query_style(explode: bool) -> QueryStyle {
    match explode {
        true => QueryStyle::FormExplode,
        false => QueryStyle::Form,
    }
}

/// A pair with the name encoded as far as it has to be; the value is encoded already.
pub fn encode_pair(name: &str, encoded: &str) -> String {
    format!("{}={encoded}", utf8_percent_encode(name, NAME))
}

/// Whether a name is read as one where it is not encoded.
fn is_name(name: &str) -> bool {
    !name.is_empty() && is_value(name) && !name.contains(['=', ' '])
}

/// Whether a text is read as one value where it is not encoded: it neither ends the pair nor the header, nor does it
/// lose space around it.
fn is_value(text: &str) -> bool {
    text.trim_matches(' ') == text && text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b';')
}
