//! A limit on how deep an answer may nest.

use super::DecodeError;

/// The deepest nesting of arrays and objects that is decoded.
pub const MAX_DEPTH: usize = 128;

/// Refuses JSON that nests deeper than [`MAX_DEPTH`], in one pass and without recursion.
///
/// # Errors
///
/// A [`DecodeError`] for text that nests deeper; whether the text is JSON at all is not looked at.
pub fn check(json: &[u8]) -> Result<(), DecodeError> {
    let mut depth = 0usize;
    let mut in_string = false;
    let mut escaped = false;
    for &byte in json {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(too_deep());
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// The error for nesting deeper than [`MAX_DEPTH`].
#[must_use]
pub fn too_deep() -> DecodeError {
    DecodeError::new("$", format!("at most {MAX_DEPTH} levels of nesting"), "more")
}
