//! Digests of texts and files.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(String);

impl Digest {
    /// The digest of the bytes as they are.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut text = String::with_capacity(64);
        for byte in Sha256::digest(bytes) {
            for half in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
        }
        Self(text)
    }

    /// The digest of a text in its canonical form: no byte order mark, lines end with a line feed.
    ///
    /// So an input has one digest, however version control checks it out.
    #[must_use]
    pub fn of_text(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if !bytes.contains(&b'\r') {
            return Self::of(bytes);
        }
        let mut canonical = Vec::with_capacity(bytes.len());
        for (place, byte) in bytes.iter().enumerate() {
            if *byte != b'\r' || bytes.get(place + 1) != Some(&b'\n') {
                canonical.push(*byte);
            }
        }
        Self::of(&canonical)
    }

    /// Takes a digest as it is written; nothing where the text is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let valid = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        valid.then(|| Self(text.to_owned()))
    }

    /// The digest as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
