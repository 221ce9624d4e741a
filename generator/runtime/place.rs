//! A key as a step of a path: [`place_of`].

/// One key as a step of a path: by name when it looks like one, else by its length, for it may be data.
#[must_use]
pub fn place_of(key: &str) -> String {
    let name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$' | b'@');
    match !key.is_empty() && key.len() <= 64 && key.bytes().all(name) {
        true => format!(".{key}"),
        false => format!("[key of {} bytes]", key.len()),
    }
}
