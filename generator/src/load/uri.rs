//! Paths and URLs of files, as references have them.

/// Whether a path names a file elsewhere: `https://…`.
pub(super) fn is_remote(path: &str) -> bool {
    path.contains("://")
}

/// A path or URL relative to another one.
pub(super) fn join(base: &str, path: &str) -> String {
    if is_remote(path) || path.starts_with("urn:") {
        return path.to_owned();
    }
    let (origin, base) = match base.find("://") {
        Some(scheme) => {
            let start = scheme + "://".len();
            let length = base.get(start..).and_then(|rest| rest.find('/'));
            base.split_at(length.map_or(base.len(), |length| start + length))
        }
        None => ("", base),
    };
    if path.starts_with('/') {
        return format!("{origin}{path}");
    }
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|part| *part != "..") => {
                parts.pop();
            }
            // Nothing is above the root of a server.
            ".." if !origin.is_empty() => {}
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    if origin.is_empty() {
        path
    } else {
        format!("{origin}/{path}")
    }
}

/// Undoes percent-encoding.
pub(super) fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (*first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            (byte, _) => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
