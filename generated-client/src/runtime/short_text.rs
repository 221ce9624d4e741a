//! Texts that mostly are short, and then need no memory of their own.

/// How many bytes a short text has at most: as many as fit beside a length and a tag in three words.
const SHORT: usize = 22;

/// A text.
#[derive(Clone)]
pub enum ShortText {
    /// In place.
    Short {
        /// How many of the bytes count.
        length: u8,
        /// The text and what stands behind it.
        bytes: [u8; SHORT],
    },
    /// Elsewhere.
    Long(Box<str>),
}

impl ShortText {
    /// The text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Short { length, bytes } => {
                let text = bytes.get(..usize::from(*length)).unwrap_or_default();
                // They were a text when they were put here.
                std::str::from_utf8(text).unwrap_or_default()
            }
            Self::Long(text) => text,
        }
    }
}

impl From<&str> for ShortText {
    fn from(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Self::Short { length, bytes }
            }
            _ => Self::Long(text.into()),
        }
    }
}
