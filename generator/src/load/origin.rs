//! What `openapiv3` cannot hold: places in the source, and keywords of later dialects.

use openapiv3::{Operation, PathItem, ReferenceOr, Schema};

use super::{Node, Overlaid};
use crate::pointer::Place;

/// The key under which a node of the document holds its place in [`Origins`].
pub(crate) const KEY: &str = "x-cratesmith";

/// A description in one dialect.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The description, as OpenAPI 3.0 would have it.
    pub openapi: openapiv3::OpenAPI,
    /// Where its nodes came from, and what 3.0 cannot say.
    pub origins: Origins,
    /// What overlays put into it.
    pub overlaid: Overlaid,
    /// The paths of the files that it consists of, by their source, relative to the first one, whose own is empty.
    pub files: Vec<String>,
}

/// Where the nodes of a document came from: a node has `x-cratesmith: <place in this list>`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Origins(pub Vec<Origin>);

/// Where one node came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The node in the source.
    pub place: Place,
    /// The keywords that `openapiv3` cannot hold, as the source has them.
    pub extra: Vec<(String, Node)>,
    /// The schemas inside those keywords, in the dialect of the document: each with its keyword, in their order.
    pub schemas: Vec<(&'static str, ReferenceOr<Schema>)>,
    /// What only few nodes have.
    pub(super) later: Option<Box<Later>>,
}

/// What later dialects have at one place of a description, or at few.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Later {
    /// The operations of a path item whose methods have no key in 3.0, with these methods.
    pub(super) operations: Vec<(String, Operation)>,
    /// The path items of the webhooks, at the root.
    pub(super) webhooks: Vec<(String, PathItem)>,
}

impl Origins {
    /// The origin of a node, found by its extensions.
    #[must_use]
    pub fn of<'a>(&'a self, extensions: &indexmap::IndexMap<String, serde_json::Value>) -> Option<&'a Origin> {
        let place = extensions.get(KEY)?.as_u64()?;
        self.0.get(usize::try_from(place).ok()?)
    }

    pub(super) fn of_mut(&mut self, extensions: &indexmap::IndexMap<String, serde_json::Value>) -> Option<&mut Origin> {
        let place = extensions.get(KEY)?.as_u64()?;
        self.0.get_mut(usize::try_from(place).ok()?)
    }
}

impl Origin {
    /// The schemas inside a keyword that `openapiv3` cannot hold, in their order.
    pub fn schemas(&self, keyword: &str) -> impl Iterator<Item = &ReferenceOr<Schema>> {
        self.schemas
            .iter()
            .filter(move |(found, _)| *found == keyword)
            .map(|(_, schema)| schema)
    }

    /// The operations of a path item whose methods have no key in 3.0, with these methods.
    #[must_use]
    pub fn operations(&self) -> &[(String, Operation)] {
        self.later.as_ref().map_or(&[], |later| &later.operations)
    }

    /// The path items of the webhooks; of the root.
    #[must_use]
    pub fn webhooks(&self) -> &[(String, PathItem)] {
        self.later.as_ref().map_or(&[], |later| &later.webhooks)
    }

    /// A keyword that `openapiv3` cannot hold.
    #[must_use]
    pub fn extra(&self, keyword: &str) -> Option<&Node> {
        self.extra
            .iter()
            .find(|(name, _)| name == keyword)
            .map(|(_, node)| node)
    }
}
