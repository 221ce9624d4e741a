//! JSON pointers (RFC 6901) and places in source files.

use std::fmt;
use std::sync::Arc;

/// A JSON pointer: cheap to extend, cheap to clone.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer {
    text: Arc<str>,
}

impl Pointer {
    /// The pointer to the whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// Takes a pointer as it is written, such as `/paths/~1pets/get`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self { text: text.into() }
    }

    /// The pointer to a member of this node; `~` and `/` are escaped.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut text = String::with_capacity(self.text.len() + key.len() + 1);
        text.push_str(&self.text);
        text.push('/');
        for character in key.chars() {
            match character {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                other => text.push(other),
            }
        }
        Self { text: text.into() }
    }

    /// The pointer to an element of this node.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self {
            text: format!("{}/{index}", self.text).into(),
        }
    }

    /// The pointer as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The keys and indices on the way, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> {
        self.text
            .split('/')
            .skip(1)
            .map(|token| token.replace("~1", "/").replace("~0", "~"))
    }

    /// The last key or index, unescaped; nothing for the root.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        self.tokens().last()
    }

    /// The pointer to the node that holds this one; nothing for the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.text.rfind('/').map(|end| Self {
            text: self.text[..end].into(),
        })
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Pointer({})", self.text)
    }
}

/// The place of a source among those that a description consists of; 0 is where it starts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A node of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The source.
    pub source: SourceId,
    /// The node in it.
    pub pointer: Pointer,
}

impl Place {
    /// The place of a member of this node.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        Self {
            source: self.source,
            pointer: self.pointer.key(key),
        }
    }

    /// The place of an element of this node.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self {
            source: self.source,
            pointer: self.pointer.index(index),
        }
    }
}
