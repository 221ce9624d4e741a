//! The public API of a crate as data, read from its final files.

mod compare;
mod fact;
mod facts;
mod macros;
mod names;
mod source;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Change;
use crate::files::FileSet;

/// What a crate's users compile against: every public item by its path, with features, public dependencies and
/// `rust-version`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RustSurface {
    facts: BTreeMap<String, String>,
}

impl RustSurface {
    /// Reads the API from the files of a crate: `Cargo.toml`, and what stands below `src`. A file that is no Rust is
    /// passed over.
    #[must_use]
    pub fn of(files: &FileSet) -> Self {
        Self {
            facts: facts::read(files),
        }
    }

    /// The API as the lock keeps it: one fact a line, from the path of an item to what it is.
    ///
    /// A function has `()` behind its path, and all traits of a type stand on the line `types::X: impl`.
    #[must_use]
    pub fn facts(&self) -> BTreeMap<String, String> {
        self.facts.clone()
    }

    /// Takes an API as the lock keeps it.
    #[must_use]
    pub fn from_facts(facts: &BTreeMap<String, String>) -> Self {
        Self { facts: facts.clone() }
    }

    /// Whether users can name an item or a function by this path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.facts.contains_key(path) || self.facts.contains_key(&format!("{path}()"))
    }

    /// What changed for whoever compiles against the crate: one change for the topmost item that is new or gone, and one
    /// for each other that differs.
    #[must_use]
    pub fn compare(&self, after: &Self) -> Vec<Change> {
        compare::compare(&self.facts, &after.facts)
    }

    /// Whether an item is gone in a later version, and the same kind of item is new there by another name.
    pub(super) fn is_called(&self, old: &str, after: &Self, new: &str) -> bool {
        compare::is_called(old, &self.facts, new, &after.facts)
    }

    /// The API with other names: old paths with new ones.
    pub(super) fn renamed(&self, names: &BTreeMap<String, String>) -> Cow<'_, Self> {
        if names.is_empty() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self {
            facts: compare::called(&self.facts, names),
        })
    }
}
