//! Values that links carry from an answer to the next request: [`LinkedAnswer`].

use std::borrow::Cow;

use http::{HeaderMap, StatusCode};

use super::{Codec, Encode, JsonKind, JsonObject, decode, elements, encode, quoted_json};

/// An answer, as the runtime expressions of OpenAPI read it (OpenAPI 3.0, section 4.7.20.4).
///
/// The body is held as JSON, so that a value is found by its pointer whatever types lie on the way, and read as the type
/// that the next request takes. A number, a truth value and a text that says the same stand for one another, as paths,
/// queries and headers know texts only. `null` is no value. It has no `Debug`, since it holds secrets as they are.
pub struct LinkedAnswer<'a> {
    body: Option<String>,
    head: Option<(StatusCode, &'a HeaderMap)>,
}

impl<'a> LinkedAnswer<'a> {
    /// The body of an answer.
    pub fn of<T: Encode + ?Sized>(body: &T) -> Self {
        Self {
            body: encode(body).ok(),
            head: None,
        }
    }

    /// Status and headers of an answer.
    pub fn of_head(status: StatusCode, headers: &'a HeaderMap) -> Self {
        Self {
            body: None,
            head: Some((status, headers)),
        }
    }

    /// The same answer with its status and headers.
    pub fn with_head(self, status: StatusCode, headers: &'a HeaderMap) -> Self {
        Self {
            head: Some((status, headers)),
            ..self
        }
    }

    /// `$response.body`: the value at a JSON pointer (RFC 6901).
    pub fn body<T: Codec>(&self, pointer: &str) -> Option<T> {
        read(find(self.body.as_deref()?, pointer)?)
    }

    /// `$response.header`: the value of a header, the first where it stands several times.
    pub fn header<T: Codec>(&self, name: &str) -> Option<T> {
        let value = self.head?.1.get(name)?.to_str().ok()?;
        read(&quoted_json(value))
    }

    /// `$statusCode`.
    pub fn status<T: Codec>(&self) -> Option<T> {
        read(self.head?.0.as_str())
    }

    /// A value that the description says, as JSON.
    pub fn constant<T: Codec>(json: &str) -> Option<T> {
        read(json)
    }

    /// A text with values in it, if all of them are there.
    pub fn text<T: Codec>(parts: &[Option<String>]) -> Option<T> {
        let parts: Option<String> = parts.iter().map(Option::as_deref).collect();
        read(&quoted_json(&parts?))
    }
}

/// Reads a value as a type, or as the other kind of scalar.
fn read<T: Codec>(json: &str) -> Option<T> {
    if json == "null" {
        return None;
    }
    let value = decode(json.as_bytes()).ok();
    value.or_else(|| decode(other_scalar(json)?.as_bytes()).ok())
}

/// The text of a number or a truth value, or what a text says that is one.
fn other_scalar(json: &str) -> Option<Cow<'_, str>> {
    match JsonKind::of(json.as_bytes()) {
        // A whole number of a floating point type is written with a fraction that the service did not send.
        JsonKind::Number => Some(quoted_json(json.strip_suffix(".0").unwrap_or(json)).into()),
        JsonKind::Boolean | JsonKind::Integer => Some(quoted_json(json).into()),
        JsonKind::String => decode::<String>(json.as_bytes()).ok().map(Cow::from),
        _ => None,
    }
    .filter(|other| {
        let kind = JsonKind::of(other.as_bytes());
        !matches!(kind, JsonKind::Null | JsonKind::Array | JsonKind::Object)
    })
}

/// The JSON of the value at a pointer; none where the pointer leads nowhere.
fn find<'j>(json: &'j str, pointer: &str) -> Option<&'j str> {
    let mut at = json;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        at = match JsonObject::parse(at) {
            Some(object) => object.get(&token)?,
            None => element(at, &token)?,
        };
    }
    Some(at)
}

/// The JSON of an element of an array.
fn element<'j>(json: &'j str, token: &str) -> Option<&'j str> {
    let is_index = token.bytes().all(|byte| byte.is_ascii_digit()) && (token == "0" || !token.starts_with('0'));
    let index: usize = token.parse().ok().filter(|_| is_index)?;
    elements(json)?.get(index).copied()
}
