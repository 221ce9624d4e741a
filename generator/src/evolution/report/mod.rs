//! Differences between two versions for people and programs.

mod json;
mod markdown;
mod text;

use super::{Change, Changes, Mend, Severity, Side};

pub use text::Line;

/// The groups of a report, in their order, with what stands above each.
const GROUPS: [(Severity, &str); 3] = [
    (Severity::Breaking, "Breaking"),
    (Severity::Additive, "Additive"),
    (Severity::Documentation, "Documentation"),
];

impl Changes {
    /// The changes of one severity, in their order.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.severity == severity)
    }
}

impl Severity {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Documentation => "documentation",
            Self::Additive => "additive",
            Self::Breaking => "breaking",
        }
    }
}

impl Side {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Wire => "wire",
            Self::Both => "both",
        }
    }
}

/// A number of changes in words: `1 change`.
fn counted(count: usize) -> String {
    format!("{count} change{}", if count == 1 { "" } else { "s" })
}

/// What keeps a change from happening, with the entry as it is to be shown.
fn mended(mend: &Mend, entry: &str) -> String {
    format!("the old name stays with {entry} under [{}] in codegen.toml", mend.table)
}
