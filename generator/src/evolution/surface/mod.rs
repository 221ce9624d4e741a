//! The public API of a crate as data, read from its final files.

use std::collections::BTreeMap;

use super::Change;
use crate::files::FileSet;

/// What a crate's users compile against: every public item by its path, with features, public dependencies and
/// `rust-version`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RustSurface {}

impl RustSurface {
    /// Reads the API from the files of a crate.
    #[must_use]
    pub fn of(_files: &FileSet) -> Self {
        Self {}
    }

    /// The API as the lock keeps it: one fact a line, from the path of an item to what it is.
    #[must_use]
    pub fn facts(&self) -> BTreeMap<String, String> {
        BTreeMap::new()
    }

    /// Takes an API as the lock keeps it.
    #[must_use]
    pub fn from_facts(_facts: &BTreeMap<String, String>) -> Self {
        Self {}
    }

    /// What changed for whoever compiles against the crate.
    #[must_use]
    pub fn compare(&self, _after: &Self) -> Vec<Change> {
        Vec::new()
    }
}
