//! What goes over the wire between a client and its service, as data that is read from the model.

use std::collections::BTreeMap;

use super::Change;
use crate::model::Api;

/// What requests and answers of an API can be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WireSurface {}

impl WireSurface {
    /// Reads it from the model.
    #[must_use]
    pub fn of(_api: &Api) -> Self {
        Self {}
    }

    /// It as the lock keeps it: one fact a line, from the Rust path of what it is about.
    #[must_use]
    pub fn facts(&self) -> BTreeMap<String, String> {
        BTreeMap::new()
    }

    /// Takes it as the lock keeps it.
    #[must_use]
    pub fn from_facts(_facts: &BTreeMap<String, String>) -> Self {
        Self {}
    }

    /// What changed for programs that go on compiling.
    #[must_use]
    pub fn compare(&self, _after: &Self) -> Vec<Change> {
        Vec::new()
    }
}
