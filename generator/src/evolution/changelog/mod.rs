//! `CHANGELOG.md`, of which codegen keeps the section of what is not released, by Keep a Changelog 1.1.0.

mod bullet;
mod section;
mod text;

use super::effect::Effect;
use super::{Change, Changes, Severity};

pub use text::{has, merge, release};

/// The path of the changelog in the generated crate.
pub const PATH: &str = "CHANGELOG.md";

/// How many changes of a kind stand one by one; of more than these the count is told.
const MOST: usize = 100;

/// What a change is to readers; the order of the headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// New features.
    Added,
    /// Changes of what there was.
    Changed,
    /// What will be removed.
    Deprecated,
    /// What was removed.
    Removed,
    /// Mended faults; only people write of those.
    Fixed,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Added, Self::Changed, Self::Deprecated, Self::Removed, Self::Fixed];

    fn heading(self) -> &'static str {
        match self {
            Self::Added => "### Added",
            Self::Changed => "### Changed",
            Self::Deprecated => "### Deprecated",
            Self::Removed => "### Removed",
            Self::Fixed => "### Fixed",
        }
    }

    fn of(change: &Change) -> Self {
        match Effect::of(change.rule) {
            Some(Effect::Added) => Self::Added,
            Some(Effect::Removed) => Self::Removed,
            Some(Effect::Deprecated) => Self::Deprecated,
            Some(Effect::Restored) | None => Self::Changed,
        }
    }
}

/// A line that codegen writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Under which heading.
    pub kind: Kind,
    /// The line, from `- ` on.
    pub line: String,
}

impl Entry {
    /// The entry of a crate that was not released yet.
    #[must_use]
    pub fn first(what: &str) -> Self {
        let line = format!("- First release: {what}.");
        Self {
            kind: Kind::Added,
            line,
        }
    }

    /// What the changes since the last release are to readers; `content` tells whether any published file changed.
    ///
    /// Of a long list the gravest changes are told one by one, and the others counted.
    #[must_use]
    pub fn of(changes: &Changes, content: bool) -> Vec<Self> {
        let told = |change: &&Change| change.severity != Severity::Documentation;
        let mut entries: Vec<Self> = Vec::new();
        for kind in Kind::ALL {
            let of_kind: Vec<&Change> = changes.changes.iter().filter(told).collect();
            let of_kind = of_kind.into_iter().filter(|change| Kind::of(change) == kind);
            entries.extend(Self::of_kind(kind, &of_kind.collect::<Vec<_>>()));
        }
        let described = changes.changes.iter().filter(|change| !told(change)).count();
        if described > 0 {
            entries.push(Self::counted(
                Kind::Changed,
                "Documentation",
                described,
                "described otherwise",
            ));
        }
        if entries.is_empty() && content {
            entries.push(Self {
                kind: Kind::Changed,
                line: "- Internals: generated code changed, and the API did not.".to_owned(),
            });
        }
        entries
    }

    fn of_kind(kind: Kind, changes: &[&Change]) -> Vec<Self> {
        let mut entries: Vec<Self> = Vec::new();
        for change in changes.iter().take(MOST) {
            let mark = match change.severity {
                Severity::Breaking => "**Breaking:** ",
                Severity::Additive | Severity::Documentation => "",
            };
            // A line is known again by its text, so it is one.
            let line = format!("- {mark}`{}` {}.", change.item, change.what).replace(['\r', '\n'], " ");
            // Rust and the wire may have the same to say of an item.
            if !entries.iter().any(|entry| entry.line == line) {
                entries.push(Self { kind, line });
            }
        }
        let rest = changes.get(MOST..).unwrap_or_default();
        if !rest.is_empty() {
            let breaking = rest
                .iter()
                .filter(|change| change.severity == Severity::Breaking)
                .count();
            let how = match breaking {
                0 => "not listed here".to_owned(),
                breaking => format!("not listed here, {breaking} of them with a **breaking** change"),
            };
            entries.push(Self::counted(kind, "Further", rest.len(), &how));
        }
        entries
    }

    fn counted(kind: Kind, subject: &str, count: usize, how: &str) -> Self {
        let items = match count {
            1 => "1 item is".to_owned(),
            count => format!("{count} items are"),
        };
        Self {
            kind,
            line: format!("- {subject}: {items} {how}."),
        }
    }
}
