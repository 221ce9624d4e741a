//! The path to a place in a JSON text, found by one pass over it.

/// A place in a JSON text, as far as a decoder tells it.
#[derive(Debug, Clone, Copy)]
pub enum Spot {
    /// The value that ends at this byte, or the array or object that starts there.
    End(usize),
    /// The last value of `len` bytes that ends at or before the byte `before`.
    Last {
        /// Where the decoder stood.
        before: usize,
        /// The length of the value.
        len: usize,
    },
}

/// A place that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<'a> {
    /// The path, such as `$.items[0].id`.
    pub path: String,
    /// The value there, when the spot names one.
    pub value: Option<&'a [u8]>,
}

/// An array or object that is open.
enum Open<'a> {
    Array { start: usize, index: usize },
    Object { start: usize, key: Option<&'a [u8]> },
}

/// Finds a place; where nothing matches it is the innermost array or object around it.
#[must_use]
pub fn locate(json: &[u8], spot: Spot) -> Located<'_> {
    let (limit, len) = match spot {
        Spot::End(offset) => (offset, None),
        Spot::Last { before, len } => (before, Some(len)),
    };
    let mut open = Vec::new();
    let mut found = None;
    let mut at = 0;
    while let Some(&byte) = json.get(at) {
        if at > limit {
            break;
        }
        let mut start = at;
        at += 1;
        match byte {
            b'[' | b'{' => {
                if len.is_none() && start == limit {
                    let value = json.get(start..value_end(json, start));
                    return Located {
                        path: path(&open),
                        value,
                    };
                }
                open.push(match byte {
                    b'[' => Open::Array { start, index: 0 },
                    _ => Open::Object { start, key: None },
                });
                continue;
            }
            b']' | b'}' => match open.pop() {
                Some(Open::Array { start: first, .. } | Open::Object { start: first, .. }) => start = first,
                None => continue,
            },
            b',' => {
                match open.last_mut() {
                    Some(Open::Array { index, .. }) => *index += 1,
                    Some(Open::Object { key, .. }) => *key = None,
                    None => {}
                }
                continue;
            }
            b' ' | b'\n' | b'\r' | b'\t' | b':' => continue,
            b'"' => {
                at = string_end(json, start);
                if let Some(Open::Object { key: key @ None, .. }) = open.last_mut() {
                    *key = json.get(start + 1..at.saturating_sub(1));
                    continue;
                }
            }
            _ => at = scalar_end(json, start),
        }
        let matches = match len {
            None => at == limit,
            Some(len) => at <= limit && at - start == len,
        };
        if matches {
            found = Some(Located {
                path: path(&open),
                value: json.get(start..at),
            });
        }
    }
    found.unwrap_or_else(|| Located {
        path: path(&open),
        value: None,
    })
}

/// The end of the string that starts at a quote.
fn string_end(json: &[u8], start: usize) -> usize {
    let mut escaped = false;
    for (at, &byte) in json.iter().enumerate().skip(start + 1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    json.len()
}

/// The end of the number, boolean or null that starts here.
fn scalar_end(json: &[u8], start: usize) -> usize {
    let ends = |byte: &u8| {
        matches!(
            byte,
            b',' | b':' | b'"' | b'[' | b']' | b'{' | b'}' | b' ' | b'\n' | b'\r' | b'\t'
        )
    };
    json.iter()
        .skip(start)
        .position(ends)
        .map_or(json.len(), |len| start + len)
}

/// The end of the array or object that starts here.
fn value_end(json: &[u8], start: usize) -> usize {
    let mut depth = 0usize;
    let mut at = start;
    while let Some(&byte) = json.get(at) {
        at += 1;
        match byte {
            b'"' => at = string_end(json, at - 1),
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    json.len()
}

/// The path to the value that stands innermost.
fn path(open: &[Open<'_>]) -> String {
    let mut path = String::from("$");
    for step in open {
        match step {
            Open::Array { index, .. } => path.push_str(&format!("[{index}]")),
            Open::Object { key: Some(key), .. } => path.push_str(&place_of(&String::from_utf8_lossy(key))),
            Open::Object { key: None, .. } => {}
        }
    }
    path
}

/// One key as a step of a path: by name when it looks like one, else by its length, for it may be data.
#[must_use]
pub fn place_of(key: &str) -> String {
    let name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$' | b'@');
    match !key.is_empty() && key.len() <= 64 && key.bytes().all(name) {
        true => format!(".{key}"),
        false => format!("[key of {} bytes]", key.len()),
    }
}
