//! Names that were given, by what has them.

use std::collections::BTreeMap;

use super::Convention;

/// Names that were given, by the key of the item that has each: those of a run before win over every rule.
///
/// Keys of what the description holds are pointers into it, those of members begin with the name of their type. The
/// members that are written as [`NameTable::convention`] says, and have the plain identifier of their text, are left out:
/// nearly all are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameTable(pub BTreeMap<String, String>);

/// What has names by the hundred, in a convention that most of them follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Members {
    /// Properties, and the parameters of operations.
    Fields,
    /// The values of enumerations.
    Values,
}

impl Members {
    fn key(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Values => "values",
        }
    }
}

impl NameTable {
    /// Whether nothing was named before.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name of an item.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// Remembers the name of an item.
    pub fn insert(&mut self, key: impl Into<String>, name: impl Into<String>) {
        let (mut key, mut name) = (key.into(), name.into());
        // There are thousands of them, and they are kept.
        key.shrink_to_fit();
        name.shrink_to_fit();
        self.0.insert(key, name);
    }

    /// How most of the members are written.
    #[must_use]
    pub fn convention(&self, of: Members) -> Option<Convention> {
        self.get(of.key()).and_then(Convention::parse)
    }

    /// Remembers how most of the members are written.
    pub fn set_convention(&mut self, of: Members, convention: Convention) {
        self.insert(of.key(), convention.as_str());
    }

    /// The keys with a start in common.
    pub fn below<'t>(&'t self, start: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        let range = self
            .0
            .range::<str, _>((std::ops::Bound::Included(start), std::ops::Bound::Unbounded));
        range
            .take_while(move |(key, _)| key.starts_with(start))
            .map(|(key, name)| (key.as_str(), name.as_str()))
    }
}
