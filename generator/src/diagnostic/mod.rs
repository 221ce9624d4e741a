//! What is said to the user about a description: code, place, what is wrong, how to mend it.

pub mod codes;
mod excerpt;
mod lines;
mod mark;
mod mark_block;
mod mark_json;
mod mark_yaml;
mod marked;
mod place;
mod render;
mod style;

pub use marked::{Marked, Span};
pub use place::{Places, Spot};
pub use render::{Limit, render, render_up_to, summary};
pub use style::{Paint, Style};

use std::collections::HashSet;

use crate::pointer::Place;
use crate::source::Source;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is lost, but the maintainer would want to know.
    Note,
    /// The place became less precise; an error under `strict`.
    Degraded,
    /// Nothing is generated.
    Error,
}

/// One thing to say.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// The stable name of the kind of problem, such as `dangling-reference`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub location: Location,
    /// What is wrong, in the words of OpenAPI.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// Where a diagnostic points.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Location {
    /// The value of a node.
    Value(Place),
    /// The key of a node, where the key itself is wrong.
    Key(Place),
    /// The last of the keys of one name in one mapping.
    Repeated(Place),
    /// A position in a text that could not be read as YAML or JSON; line and column count from 1, columns in characters.
    Position {
        /// The text.
        source: crate::pointer::SourceId,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// No place in a text: the configuration, or the description as a whole.
    Nowhere,
}

/// Diagnostics of a run, in the order in which they were found, and the texts that they point into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    fetched: Vec<Source>,
}

impl Diagnostics {
    /// Changes where diagnostics point.
    pub(crate) fn relocate(&mut self, change: impl Fn(&mut Location)) {
        self.found
            .iter_mut()
            .for_each(|diagnostic| change(&mut diagnostic.location));
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds an error at the key of a place.
    pub fn error_at_key(
        &mut self,
        code: &'static str,
        place: &Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.error(code, place, message, help);
        self.move_to_key();
    }

    /// Adds a loss of precision at the key of a place.
    pub fn degraded_at_key(
        &mut self,
        code: &'static str,
        place: &Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.degraded(code, place, message, help);
        self.move_to_key();
    }

    /// Adds a note at the key of a place.
    pub fn note_at_key(
        &mut self,
        code: &'static str,
        place: &Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.note(code, place, message, help);
        self.move_to_key();
    }

    /// Adds an error at the value of a place.
    pub fn error(&mut self, code: &'static str, place: &Place, message: impl Into<String>, help: impl Into<String>) {
        self.at(Severity::Error, code, place, message, help);
    }

    /// Adds a loss of precision at the value of a place.
    pub fn degraded(&mut self, code: &'static str, place: &Place, message: impl Into<String>, help: impl Into<String>) {
        self.at(Severity::Degraded, code, place, message, help);
    }

    /// Adds a note at the value of a place.
    pub fn note(&mut self, code: &'static str, place: &Place, message: impl Into<String>, help: impl Into<String>) {
        self.at(Severity::Note, code, place, message, help);
    }

    /// The diagnostics.
    #[must_use]
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.found
    }

    /// Gives the diagnostics away, each of them once: one place can be reached in several ways.
    #[must_use]
    pub fn into_vec(mut self) -> Vec<Diagnostic> {
        let mut seen = HashSet::new();
        self.found.retain(|diagnostic| seen.insert(diagnostic.clone()));
        self.found
    }

    /// Whether nothing can be generated.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Makes a loss of precision of every error after the first few diagnostics.
    pub fn degrade_errors_after(&mut self, count: usize) {
        for diagnostic in self.found.iter_mut().skip(count) {
            if diagnostic.severity == Severity::Error {
                diagnostic.severity = Severity::Degraded;
            }
        }
    }

    /// Forgets all diagnostics but the first ones, as what they are about is looked at again.
    pub(crate) fn forget_after(&mut self, count: usize) {
        self.found.truncate(count);
    }

    /// Makes an error of every loss of precision, as `strict` asks.
    pub fn deny_degraded(&mut self) {
        for diagnostic in &mut self.found {
            if diagnostic.severity == Severity::Degraded {
                diagnostic.severity = Severity::Error;
            }
        }
    }

    /// Keeps a text that was fetched; its place among the sources, where the first is the description itself.
    pub fn keep_source(&mut self, source: Source) {
        self.fetched.push(source);
    }

    /// The texts that were fetched; the first of them is `SourceId(1)`.
    #[must_use]
    pub fn fetched(&self) -> &[Source] {
        &self.fetched
    }

    fn move_to_key(&mut self) {
        if let Some(diagnostic) = self.found.last_mut()
            && let Location::Value(place) = &diagnostic.location
        {
            diagnostic.location = Location::Key(place.clone());
        }
    }

    fn at(
        &mut self,
        severity: Severity,
        code: &'static str,
        place: &Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.found.push(Diagnostic {
            code,
            severity,
            location: Location::Value(place.clone()),
            message: message.into(),
            help: help.into(),
        });
    }
}
