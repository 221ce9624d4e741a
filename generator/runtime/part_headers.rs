//! Headers of parts that the description has (OpenAPI 3.0, section 4.7.15).

use super::{Multipart, PartKind, RequestParts};

impl<K: PartKind> Multipart<K> {
    /// The next part has these headers.
    pub fn headed(&mut self, head: &RequestParts) -> &mut Self {
        match head.clone().finished() {
            Ok(head) => {
                let (headers, ..) = head.into_headers_and_body();
                for (name, value) in &headers {
                    // It was made of a text.
                    let value = String::from_utf8_lossy(value.as_bytes());
                    self.described.headers.push_str(&format!("{name}: {value}\r\n"));
                }
            }
            Err(reason) => self.refuse(reason),
        }
        self
    }
}
