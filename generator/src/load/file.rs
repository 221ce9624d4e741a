//! The files that a description consists of.

use std::collections::HashMap;

use super::Node;
use crate::pointer::{Place, Pointer, SourceId};

/// A file that was read.
#[derive(Debug)]
pub(super) struct File {
    /// Its path relative to the first one, whose own is empty.
    pub(super) path: String,
    pub(super) node: Node,
    /// Schemas by `$anchor` and `$id`.
    pub(super) names: HashMap<String, Pointer>,
    /// Where each reference that stands in this file leads.
    pub(super) targets: HashMap<String, Result<Place, Unresolved>>,
}

/// Why a reference leads to nothing.
#[derive(Debug, Clone)]
pub(super) struct Unresolved {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) help: String,
}

/// All files, by their source.
#[derive(Debug, Default)]
pub(super) struct Files(pub(super) Vec<File>);

impl Files {
    pub(super) fn get(&self, source: SourceId) -> Option<&File> {
        self.0.get(usize::try_from(source.0).ok()?)
    }

    /// The node at a place.
    pub(super) fn node(&self, place: &Place) -> Option<&Node> {
        self.get(place.source)?.node.find(place.pointer.tokens())
    }
}
