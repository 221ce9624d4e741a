//! Headers of parts that the description has (OpenAPI 3.0, section 4.7.15).

use super::{BuildError, Multipart, PartKind, RequestParts};

impl<K: PartKind> Multipart<K> {
    /// The next part has these headers.
    pub fn headed(&mut self, head: &RequestParts) -> &mut Self {
        match head_lines(head) {
            Ok(lines) => self.described.headers.push_str(&lines),
            Err(reason) => self.refuse(reason),
        }
        self
    }
}

/// The headers of a part as lines, with their ends.
///
/// # Errors
///
/// The first reason why one of them cannot be sent.
pub fn head_lines(head: &RequestParts) -> Result<String, BuildError> {
    let (headers, ..) = head.clone().finished()?.into_headers_and_body();
    let mut lines = String::new();
    for (name, value) in &headers {
        // It was made of a text.
        let value = String::from_utf8_lossy(value.as_bytes());
        lines.push_str(&format!("{name}: {value}\r\n"));
    }
    Ok(lines)
}
