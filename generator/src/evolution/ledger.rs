//! Where the generated crate is less precise than the description.

use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::pointer::SourceId;
use crate::source::Source;

/// Every loss of precision of a generation, in the order of the places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The losses.
    pub losses: Vec<Loss>,
}

/// One place that became less precise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// The place: a JSON pointer, behind the name of the file where it is not the description itself.
    pub place: String,
    /// The code of the diagnostic.
    pub code: String,
    /// What the diagnostic says.
    pub reason: String,
}

impl Ledger {
    /// Collects the losses among diagnostics; `fetched` are the files that the description refers to.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic], fetched: &[Source]) -> Self {
        let mut losses: Vec<Loss> = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Degraded)
            .map(|diagnostic| Loss {
                place: place(&diagnostic.location, fetched),
                code: diagnostic.code.to_owned(),
                reason: diagnostic.message.clone(),
            })
            .collect();
        losses.sort();
        losses.dedup();
        Self { losses }
    }
}

fn place(location: &Location, fetched: &[Source]) -> String {
    match location {
        Location::Value(place) | Location::Key(place) | Location::Repeated(place) => {
            format!("{}#{}", file(place.source, fetched), place.pointer)
        }
        Location::Position { source, line, column } => format!("{}:{line}:{column}", file(*source, fetched)),
        Location::Nowhere => String::new(),
    }
}

/// The name of a fetched file; the description itself, which is source 0, needs none.
fn file(source: SourceId, fetched: &[Source]) -> &str {
    let place = usize::try_from(source.0).ok().and_then(|id| id.checked_sub(1));
    place
        .and_then(|place| fetched.get(place))
        .map_or("", |source| &source.name)
}
