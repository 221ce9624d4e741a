//! Values that are written as plain text, as those of headers are.

use super::{Codec, decode, quoted_json};

/// Reads a text as the value that it is documented to be: a number or a boolean, or else what a string in JSON would be;
/// nothing where it is neither.
pub fn read_text<T: Codec>(text: &str) -> Option<T> {
    let text = text.trim_ascii();
    decode(quoted_json(text).as_bytes())
        .or_else(|_| decode(text.as_bytes()))
        .ok()
}

/// Reads the items between the commas of all lines (RFC 9110, section 5.6.1); nothing where there is no line, or an item is
/// not what it is documented to be.
pub fn read_list<'t, T: Codec>(lines: impl Iterator<Item = &'t str>) -> Option<Vec<T>> {
    let mut lines = lines.peekable();
    lines.peek()?;
    let items = lines.flat_map(|line| line.split(',')).map(str::trim_ascii);
    items.filter(|item| !item.is_empty()).map(read_text).collect()
}

/// Reads JSON; nothing where it is not what it is documented to be.
pub fn read_json<T: Codec>(text: &str) -> Option<T> {
    decode(text.as_bytes()).ok()
}
