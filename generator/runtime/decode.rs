//! From the bytes of a JSON answer to a value: [`decode`].

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::{
    DecodeError, JsonKind, Spot, depth, describe_json, end_budget, locate, place_of, start_budget, with_exact_integers,
};

/// Reads one JSON value.
///
/// A byte order mark is skipped. Nesting deeper than 128 is refused. Of a key that stands twice the last one counts.
/// Where an integer is documented, a number such as `5.0` or `1e3` is read as that integer.
///
/// # Errors
///
/// A [`DecodeError`] for bytes that are not JSON or do not have the shape of `T`.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    let mut json = Cow::Borrowed(prepare(bytes)?);
    loop {
        start_budget(json.len());
        let result = serde_json::from_slice(&json);
        end_budget();
        match result {
            Ok(value) => return Ok(value),
            Err(error) => json = rewritten(&json, &error)?,
        }
    }
}

/// Reads one JSON value as part of a larger one, which has been checked already.
///
/// # Errors
///
/// A [`DecodeError`] for JSON that does not have the shape of `T`; its path starts at this value.
pub fn decode_part<T: DeserializeOwned>(json: &str) -> Result<T, DecodeError> {
    serde_json::from_slice(json.as_bytes()).map_err(|error| explain(json.as_bytes(), &error))
}

/// Reads a JSON array, or a single value as an array of one.
///
/// # Errors
///
/// As for [`decode`].
pub fn decode_one_or_many<T: DeserializeOwned>(bytes: &[u8]) -> Result<Vec<T>, DecodeError> {
    match JsonKind::of(prepare(bytes)?) {
        JsonKind::Array => decode(bytes),
        _ => Ok(vec![decode(bytes)?]),
    }
}

/// The JSON without byte order mark and surrounding space, if there is any and it is not too deep.
fn prepare(bytes: &[u8]) -> Result<&[u8], DecodeError> {
    let json = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii();
    if json.is_empty() {
        return Err(DecodeError::new("$", "JSON", "an empty body"));
    }
    depth::check(json)?;
    Ok(json)
}

/// The JSON to try again, if its shape was the trouble and other ways to write its numbers may help; only what failed
/// pays for the numbers that are integers in disguise, and what has been rewritten has none left.
fn rewritten(json: &[u8], error: &serde_json::Error) -> Result<Cow<'static, [u8]>, DecodeError> {
    match error.is_data().then(|| with_exact_integers(json)).flatten() {
        Some(json) => Ok(Cow::Owned(json)),
        None => Err(explain(json, error)),
    }
}

/// Turns serde's error, whose message quotes the body, into one that does not.
fn explain(json: &[u8], error: &serde_json::Error) -> DecodeError {
    let text = error.to_string();
    let message = text
        .rsplit_once(" at line ")
        .map_or(text.as_str(), |(message, _)| message);
    let offset = offset(json, error);
    match error.classify() {
        Category::Data => {}
        Category::Eof => {
            let place = locate(json, Spot::End(offset));
            return DecodeError::new(place.path, "more JSON", format!("its end after {} bytes", json.len()));
        }
        Category::Syntax | Category::Io if message.starts_with("recursion limit") => return depth::too_deep(),
        Category::Syntax | Category::Io => {
            let place = locate(json, Spot::End(offset));
            return DecodeError::new(place.path, "JSON", format!("something else after {offset} bytes"));
        }
    }
    if let Some((len, inner)) = DecodeError::unpack(message) {
        return match offset {
            0 => inner,
            before => inner.below(&locate(json, Spot::Last { before, len }).path),
        };
    }
    let place = locate(json, Spot::End(offset));
    if let Some(key) = message
        .strip_prefix("missing field `")
        .and_then(|rest| rest.strip_suffix('`'))
    {
        return DecodeError::new(format!("{}{}", place.path, place_of(key)), "a value", "nothing");
    }
    DecodeError::new(
        place.path,
        expected(message),
        place.value.map_or_else(String::new, describe_json),
    )
}

/// How many bytes of the text had been read when the error happened; 0 when that is not known.
fn offset(json: &[u8], error: &serde_json::Error) -> usize {
    let mut lines = json.split_inclusive(|&byte| byte == b'\n');
    let before: usize = lines
        .by_ref()
        .take(error.line().saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    (before + error.column()).min(json.len())
}

/// What a visitor expected; of messages in another form nothing is taken, for they may quote the body.
fn expected(message: &str) -> &str {
    let known = ["invalid type: ", "invalid value: ", "invalid length "];
    let expected = match known.iter().any(|start| message.starts_with(start)) {
        true => message.rsplit_once(", expected ").map(|(_, expected)| expected),
        false => None,
    };
    match expected {
        Some("a sequence") => "an array",
        Some("a map") => "an object",
        Some(expected) => expected,
        None => "a value of the documented form",
    }
}
