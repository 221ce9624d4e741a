//! How a body falls into parts.

use super::Style;

/// What the description says of the parts of a multipart body.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parts {
    /// How its parts are told apart.
    pub kind: PartsKind,
    /// The parts of which more is said than what follows from their types.
    pub described: Vec<Part>,
}

impl Parts {
    /// What is said of the part that a property is, with its place.
    #[must_use]
    pub fn of_property(&self, wire: &str) -> Option<(usize, &Part)> {
        let is_it = |part: &Part| matches!(&part.place, PartPlace::Property(name) if name == wire);
        let place = self.described.iter().position(is_it)?;
        Some((place, self.described.get(place)?))
    }

    /// The media types of the first parts of a list, and of those behind them, where they are said.
    #[must_use]
    pub fn of_items(&self) -> (Vec<Option<&str>>, Option<&str>) {
        let (mut first, mut rest) = (Vec::new(), None);
        for part in &self.described {
            match part.place {
                PartPlace::Item(place) => {
                    first.resize(first.len().max(place + 1), None);
                    if let Some(slot) = first.get_mut(place) {
                        *slot = part.media_type.as_deref();
                    }
                }
                PartPlace::Rest => rest = part.media_type.as_deref(),
                PartPlace::Property(_) => {}
            }
        }
        (first, rest)
    }
}

/// How the parts of a multipart body are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PartsKind {
    /// By names: `multipart/form-data` (RFC 7578).
    #[default]
    FormData,
    /// By ids: `multipart/related` (RFC 2387).
    Related,
    /// By their places: `multipart/mixed` and all others (RFC 2046, section 5.1.3).
    Mixed,
}

/// What is said of a part (OpenAPI 3.0, section 4.7.15).
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which part it is.
    pub place: PartPlace,
    /// Its media type, where it is said which one it is.
    pub media_type: Option<String>,
    /// How its value is written.
    pub writing: PartWriting,
    /// Whether what has no type is a file.
    pub is_file: bool,
    /// How its text is encoded: `Content-Transfer-Encoding` (RFC 2045, section 6).
    pub transfer_encoding: Option<String>,
}

/// Which part of a body something is said of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartPlace {
    /// Each part that a property is, by its name on the wire.
    Property(String),
    /// The item of a list that has this place.
    Item(usize),
    /// Each item of a list that has no description of its own.
    Rest,
}

/// How the value of a part is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartWriting {
    /// A text as it is, and what is no text as JSON.
    Plain,
    /// JSON.
    Json,
    /// In a style of parameters, which may be several parts.
    Styled(Style),
}
