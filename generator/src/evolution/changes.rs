//! How the API of one version of a crate differs from that of the one before.

use super::renames::Renames;
use super::{Mend, Surface, WireSurface, merge};

/// The differences, in the order in which they are told: the gravest first, then by item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// One for each item that differs.
    pub changes: Vec<Change>,
}

/// What one item became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it does to users.
    pub severity: Severity,
    /// Who notices: the compiler, or the service and whoever reads its answers.
    pub side: Side,
    /// The rule that decided the severity, such as `field-removed`.
    pub rule: &'static str,
    /// The item by its path from the root of the crate, such as `types::Connection::email`; `feature gzip`,
    /// `dependency http` and `rust-version` for what has no path.
    pub item: String,
    /// The place in the description, `#/components/schemas/Connection/properties/email`; empty where there is none.
    pub place: String,
    /// What happened, as the rest of a sentence about the item: `was removed`.
    pub what: String,
    /// What keeps it from happening, where the configuration can.
    pub mend: Option<Mend>,
}

/// What a change does to users, from the least to the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Only what is said of the item changed.
    Documentation,
    /// Something was added, and every program goes on as before.
    Additive,
    /// A program that was right may no longer compile, or no longer do what it did.
    Breaking,
}

/// Who notices a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The compiler, by Rust's rules of compatibility.
    Rust,
    /// The service, or whoever reads its answers.
    Wire,
    /// Both.
    Both,
}

impl Changes {
    /// The differences between two versions.
    #[must_use]
    pub fn between(before: &Surface, after: &Surface) -> Self {
        let renames = Renames::between(before, after);
        let mut rust = before.rust.renamed(renames.names()).compare(&after.rust);
        // Only a digest is known of documentation, so that no name can be read as another in it.
        let documented = renames.documented(&after.wire);
        rust.retain(|change| change.severity > Severity::Documentation || !documented.contains(&change.item));
        rust.extend(renames.told(&after.wire));
        // What belongs together is looked up by the names of now.
        let renamed = before.wire.renamed(renames.names());
        Self::merged(rust, before.wire.compare(&after.wire), (&renamed, &after.wire))
    }

    /// One list of what changed in Rust and of what changed on the wire between two versions: one change for each item, with
    /// its place, the gravest first.
    #[must_use]
    pub fn merged(rust: Vec<Change>, wire: Vec<Change>, (before, after): (&WireSurface, &WireSurface)) -> Self {
        Self {
            changes: merge::merge(rust, wire, before, after),
        }
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The gravest of them.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.changes.iter().map(|change| change.severity).max()
    }
}
