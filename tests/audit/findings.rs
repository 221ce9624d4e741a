//! What an audit found, and counted.

use std::collections::{BTreeMap, BTreeSet};

/// The kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The description or the crate cannot be read.
    Unreadable,
    /// An operation of the description is none of the crate.
    MissingOperation,
    /// A parameter is not sent.
    MissingParameter,
    /// A parameter of the path that the path has no placeholder for can be sent in the query.
    Unplaced,
    /// A header that OpenAPI says is ignored as a parameter, and is not sent.
    IgnoredHeader,
    /// A declared property is no field.
    MissingProperty,
    /// A Rust type does not admit what the schema declares.
    NotAdmitted,
    /// No Rust type could be found for a schema.
    Unlinked,
    /// A schema that declares a shape is untyped JSON.
    Untyped,
    /// A reference leads nowhere.
    Unresolved,
}

impl Kind {
    pub(crate) const ALL: [Self; 10] = [
        Self::Unreadable,
        Self::MissingOperation,
        Self::MissingParameter,
        Self::Unplaced,
        Self::IgnoredHeader,
        Self::MissingProperty,
        Self::NotAdmitted,
        Self::Unlinked,
        Self::Untyped,
        Self::Unresolved,
    ];

    /// The name in tables.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::MissingOperation => "operation",
            Self::MissingParameter => "parameter",
            Self::Unplaced => "unplaced",
            Self::IgnoredHeader => "ignored",
            Self::MissingProperty => "property",
            Self::NotAdmitted => "not-admitted",
            Self::Unlinked => "unlinked",
            Self::Untyped => "untyped",
            Self::Unresolved => "unresolved",
        }
    }

    /// Whether one of them fails the audit.
    pub(crate) fn fails(self) -> bool {
        !matches!(
            self,
            Self::Unplaced | Self::IgnoredHeader | Self::Untyped | Self::Unresolved
        )
    }
}

/// All of one description.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    found: BTreeMap<Kind, BTreeSet<(String, String)>>,
    pub(crate) operations: usize,
    pub(crate) parameters: usize,
    pub(crate) properties: usize,
    /// Schemas that declare a shape.
    pub(crate) nodes: usize,
    /// Those of them that are something other than untyped JSON.
    pub(crate) typed: usize,
}

impl Findings {
    /// Adds what was found at a place.
    pub(crate) fn add(&mut self, kind: Kind, place: &str, what: impl Into<String>) {
        self.found
            .entry(kind)
            .or_default()
            .insert((place.to_owned(), what.into()));
    }

    pub(crate) fn count(&self, kind: Kind) -> usize {
        self.found.get(&kind).map_or(0, BTreeSet::len)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Kind, &str, &str)> {
        let all = |(kind, found): (&Kind, _)| (*kind, found);
        self.found
            .iter()
            .map(all)
            .flat_map(|(kind, found): (Kind, &BTreeSet<(String, String)>)| {
                found
                    .iter()
                    .map(move |(place, what)| (kind, place.as_str(), what.as_str()))
            })
    }

    pub(crate) fn failed(&self) -> bool {
        self.found.keys().any(|kind| kind.fails())
    }
}
