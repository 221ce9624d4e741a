//! One fact as a line of text: a kind, its words, and what else is known, as `key` or `key=value`.

use std::borrow::Cow;
use std::fmt::Write;

use super::kind::Kind;

/// A line that was read; its parts are as they are written.
#[derive(Debug, Clone)]
pub(in crate::evolution) struct Fact<'a> {
    pub(in crate::evolution) kind: Kind,
    words: Vec<&'a str>,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Fact<'a> {
    /// Reads a line; nothing where it has no known kind, as one of a later version may.
    pub(super) fn read(line: &'a str) -> Option<Self> {
        let mut tokens = tokens(line);
        let kind = Kind::named(tokens.next()?)?;
        let words = tokens.by_ref().take(kind.words()).collect();
        let attributes = tokens.map(|token| token.split_once('=').unwrap_or((token, "")));
        Some(Self {
            kind,
            words,
            attributes: attributes.collect(),
        })
    }

    /// A word as it is written; empty where there is none.
    pub(in crate::evolution) fn word(&self, place: usize) -> &'a str {
        self.words.get(place).copied().unwrap_or_default()
    }

    /// A word without the quotes that it may need in a line.
    pub(in crate::evolution) fn text(&self, place: usize) -> Cow<'a, str> {
        unquoted(self.word(place))
    }

    /// An attribute as it is written.
    pub(in crate::evolution) fn attribute(&self, key: &str) -> Option<&'a str> {
        let mut attributes = self.attributes.iter();
        attributes.find(|(found, _)| *found == key).map(|(_, value)| *value)
    }

    /// All attributes, as they are written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.attributes.iter().copied()
    }

    /// Whether an attribute is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.attribute(key).is_some()
    }

    /// The type of a value: the last word of what has a value.
    pub(super) fn ty(&self) -> &'a str {
        self.words.last().copied().unwrap_or_default()
    }
}

/// A line that is being written.
pub(super) struct Line(String);

impl Line {
    pub(super) fn of(kind: Kind) -> Self {
        Self(kind.name().to_owned())
    }

    /// Adds a word.
    pub(super) fn word(mut self, word: &str) -> Self {
        self.0.push(' ');
        self.0.push_str(&quoted(word));
        self
    }

    /// Adds a word or an attribute that is written in a form of its own, without spaces outside of quotes.
    pub(super) fn raw(mut self, text: &str) -> Self {
        self.0.push(' ');
        self.0.push_str(text);
        self
    }

    /// Adds a mark where it holds.
    pub(super) fn mark(self, key: &str, holds: bool) -> Self {
        if holds { self.raw(key) } else { self }
    }

    /// Adds a text where there is one.
    pub(super) fn with(mut self, key: &str, value: Option<&str>) -> Self {
        if let Some(value) = value {
            let _ = write!(self.0, " {key}={}", quoted(value));
        }
        self
    }

    /// Adds JSON where there is some.
    pub(super) fn json(mut self, key: &str, value: Option<&str>) -> Self {
        if let Some(value) = value {
            let _ = write!(self.0, " {key}={value}");
        }
        self
    }

    /// Goes on with a line.
    pub(super) fn read(line: String) -> Self {
        Self(line)
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// A text as one token: a JSON string where it would not be one otherwise.
fn quoted(text: &str) -> Cow<'_, str> {
    let is_plain = |character: char| !character.is_whitespace() && !character.is_control() && character != '"';
    if !text.is_empty() && text.chars().all(is_plain) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(serde_json::Value::from(text).to_string())
    }
}

/// The text that a token stands for.
pub(super) fn unquoted(token: &str) -> Cow<'_, str> {
    if !token.starts_with('"') {
        return Cow::Borrowed(token);
    }
    serde_json::from_str::<String>(token).map_or(Cow::Borrowed(token), Cow::Owned)
}

/// The tokens of a line: what stands between spaces that are not inside of quotes.
fn tokens(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(' ');
        if rest.is_empty() {
            return None;
        }
        let (token, behind) = rest.split_at(end_of_token(rest));
        rest = behind;
        Some(token)
    })
}

fn end_of_token(text: &str) -> usize {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b' ' if !is_quoted => return place,
            _ => {}
        }
    }
    text.len()
}
