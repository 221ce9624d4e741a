//! How an API writes the names of its members, so that only exceptions to it have to be remembered.

/// The way in which the words of a name are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// `created_at`.
    Snake,
    /// `createdAt`.
    Camel,
    /// `CreatedAt`.
    Pascal,
    /// `created-at`.
    Kebab,
    /// `CREATED_AT`.
    Shouty,
}

impl Convention {
    /// All of them; of those that are followed equally often the first is taken.
    pub const ALL: [Self; 5] = [Self::Snake, Self::Camel, Self::Pascal, Self::Kebab, Self::Shouty];

    /// The convention, written in itself.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Snake => "snake_case",
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
            Self::Kebab => "kebab-case",
            Self::Shouty => "SHOUTY_CASE",
        }
    }

    /// Reads what [`Convention::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|convention| convention.as_str() == text)
    }

    /// Whether a text is the one that has this convention, of all texts that come to an identifier.
    #[must_use]
    pub fn writes(self, identifier: &str, text: &str) -> bool {
        let is_pascal = identifier.starts_with(char::is_uppercase);
        let mut text = text.chars();
        let mut is_first = true;
        let mut starts_word = true;
        for character in identifier.chars() {
            if character == '_' && !is_pascal {
                starts_word = true;
                continue;
            }
            starts_word |= is_pascal && character.is_uppercase();
            if starts_word && !is_first && self.separator().is_some_and(|sign| text.next() != Some(sign)) {
                return false;
            }
            let is_upper = match self {
                Self::Snake | Self::Kebab => false,
                Self::Shouty => true,
                Self::Camel => starts_word && !is_first,
                Self::Pascal => starts_word,
            };
            if !text.next().is_some_and(|found| is_cased(found, character, is_upper)) {
                return false;
            }
            is_first = false;
            starts_word = false;
        }
        text.next().is_none()
    }

    fn separator(self) -> Option<char> {
        match self {
            Self::Snake | Self::Shouty => Some('_'),
            Self::Kebab => Some('-'),
            Self::Camel | Self::Pascal => None,
        }
    }

    /// The one that most of these identifiers and texts follow.
    pub fn prevailing<'n>(names: impl Iterator<Item = (&'n str, &'n str)>) -> Self {
        let mut counts = Self::ALL.map(|convention| (convention, 0usize));
        for (identifier, text) in names {
            for (convention, count) in &mut counts {
                *count += usize::from(convention.writes(identifier, text));
            }
        }
        let most = counts.iter().rev().max_by_key(|(_, count)| *count);
        most.map_or(Self::Snake, |(convention, _)| *convention)
    }
}

/// Whether a character of a text is one of an identifier, in upper or lower case.
fn is_cased(found: char, character: char, is_upper: bool) -> bool {
    if found.is_ascii() {
        let cased = match is_upper {
            true => character.to_ascii_uppercase(),
            false => character.to_ascii_lowercase(),
        };
        return found == cased;
    }
    let is_one = |mut cased: Box<dyn Iterator<Item = char>>| cased.next() == Some(found) && cased.next().is_none();
    match is_upper {
        true => is_one(Box::new(character.to_uppercase())),
        false => is_one(Box::new(character.to_lowercase())),
    }
}
