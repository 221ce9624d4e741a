//! The texts that a description consists of, and how further ones are fetched.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// A text and the name under which diagnostics show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// A path or URL, as the user gave it.
    pub name: String,
    /// The bytes; YAML or JSON.
    pub bytes: Vec<u8>,
}

impl Source {
    /// The text, without a byte order mark; nothing where the bytes are not UTF-8.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        let text = std::str::from_utf8(&self.bytes).ok()?;
        Some(text.strip_prefix('\u{feff}').unwrap_or(text))
    }
}

/// The bytes as UTF-8: those of UTF-16 are read as such, by their byte order mark or else by the zeros between letters.
#[must_use]
pub fn utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        [first, 0, _, 0, ..] if first.is_ascii() => u16::from_le_bytes,
        [0, first, 0, _, ..] if first.is_ascii() => u16::from_be_bytes,
        _ => return Cow::Borrowed(bytes),
    };
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map_or(Cow::Borrowed(bytes), |text| Cow::Owned(text.into_bytes()))
}

/// Fetches the files that a description refers to.
pub trait Fetch {
    /// The bytes of `name`, which is relative to the first source.
    ///
    /// # Errors
    ///
    /// A sentence that says why the file cannot be had.
    fn fetch(&self, name: &str) -> Result<Vec<u8>, String>;
}

/// Refuses every file.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFetch;

impl Fetch for NoFetch {
    fn fetch(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("references to other files are not permitted here".to_owned())
    }
}

/// Files held in memory, for tests.
#[derive(Debug, Clone, Default)]
pub struct MemoryFetch(pub BTreeMap<String, Vec<u8>>);

impl Fetch for MemoryFetch {
    fn fetch(&self, name: &str) -> Result<Vec<u8>, String> {
        self.0
            .get(name)
            .cloned()
            .ok_or_else(|| format!("there is no file `{name}`"))
    }
}
