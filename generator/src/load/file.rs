//! The files that a description consists of, and the schemas in them that references start from.

use std::collections::HashMap;

use super::Node;
use super::identity::{Resource, resources};
use crate::pointer::{Place, Pointer, SourceId};

/// Where references lead, by their text.
type Targets = HashMap<String, Result<Place, Unresolved>>;

/// A file that was read.
#[derive(Debug)]
pub(super) struct File {
    /// Its path relative to the first one, whose own is empty.
    pub(super) path: String,
    pub(super) node: Node,
    /// The file itself, then the schemas in it that have an `$id`.
    pub(super) resources: Vec<Resource>,
    /// Where the references that stand in each resource lead.
    targets: Vec<Targets>,
}

/// Why a reference leads to nothing.
#[derive(Debug, Clone)]
pub(super) struct Unresolved {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) help: String,
}

impl File {
    pub(super) fn new(path: String, node: Node) -> Self {
        let resources = resources(&path, &node);
        Self {
            path,
            node,
            targets: vec![Targets::default(); resources.len()],
            resources,
        }
    }

    /// The resource in which a node stands: the innermost with an `$id` around it, or else the file.
    pub(super) fn resource_of(&self, pointer: impl FnOnce() -> Pointer) -> usize {
        if self.resources.len() < 2 {
            return 0;
        }
        let pointer = pointer();
        let holds = |resource: &Resource| {
            let rest = pointer.as_str().strip_prefix(resource.pointer.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let around = self
            .resources
            .iter()
            .enumerate()
            .filter(|(_, resource)| holds(resource));
        around
            .max_by_key(|(_, resource)| resource.pointer.as_str().len())
            .map_or(0, |(index, _)| index)
    }

    /// Where a reference leads that stands at a place of this file.
    pub(super) fn target(&self, text: &str, pointer: impl FnOnce() -> Pointer) -> Option<&Result<Place, Unresolved>> {
        self.targets.get(self.resource_of(pointer))?.get(text)
    }

    /// Whether it is known where a reference of a resource leads.
    pub(super) fn knows(&self, resource: usize, text: &str) -> bool {
        self.targets
            .get(resource)
            .is_some_and(|targets| targets.contains_key(text))
    }

    pub(super) fn learn(&mut self, resource: usize, text: String, target: Result<Place, Unresolved>) {
        if let Some(targets) = self.targets.get_mut(resource) {
            targets.insert(text, target);
        }
    }

    /// Everything that references of this file lead to.
    pub(super) fn all_targets(&self) -> impl Iterator<Item = &Place> {
        self.targets.iter().flat_map(HashMap::values).flatten()
    }
}

/// All files, by their source.
#[derive(Debug, Default)]
pub(super) struct Files(pub(super) Vec<File>);

impl Files {
    pub(super) fn get(&self, source: SourceId) -> Option<&File> {
        self.0.get(usize::try_from(source.0).ok()?)
    }

    pub(super) fn get_mut(&mut self, source: SourceId) -> Option<&mut File> {
        self.0.get_mut(usize::try_from(source.0).ok()?)
    }

    /// The node at a place.
    pub(super) fn node(&self, place: &Place) -> Option<&Node> {
        self.get(place.source)?.node.find(place.pointer.tokens())
    }
}
