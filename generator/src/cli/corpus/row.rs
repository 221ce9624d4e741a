//! What came of one description.

use serde::{Deserialize, Serialize};

use super::check::Wanted;

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Row {
    /// The name of the description in the corpus.
    pub(super) id: String,
    /// How the generation ended.
    pub(super) outcome: Outcome,
    /// How long the process that generates took.
    pub(super) seconds: f64,
    /// What was generated; all zero where nothing was.
    pub(super) size: Size,
    /// Whether the crate compiles; nothing where that was not tried.
    pub(super) check: Option<Check>,
    /// How its tests ended; nothing where they were not run.
    #[serde(default)]
    pub(super) tests: Option<Tests>,
    /// How many errors the description or its crate has.
    pub(super) errors: usize,
    /// The first of them, in one line.
    pub(super) message: String,
}

/// How a generation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Outcome {
    /// There is a crate.
    Ok,
    /// The description has errors.
    Refused,
    /// The process ended without a word, or took more memory than it may.
    Crashed,
    /// The process did not end in time.
    Timeout,
}

/// How much was generated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Size {
    /// Files of the crate.
    pub(super) files: usize,
    /// Lines of Rust in them.
    pub(super) lines: usize,
    /// Operations of the API.
    pub(super) operations: usize,
    /// Types of the API.
    pub(super) types: usize,
    /// Places where the crate is less precise than the description.
    pub(super) warnings: usize,
    /// Places of the crate's types, parameters, bodies and answers that are untyped JSON.
    pub(super) untyped: usize,
}

/// What the compiler said of a crate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Check {
    /// Whether it compiles without a warning.
    pub(super) passed: bool,
    /// How long that took, dependencies left out.
    pub(super) seconds: f64,
}

/// What the tests of a crate said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tests {
    /// How many passed.
    pub(super) passed: usize,
    /// How many failed.
    pub(super) failed: usize,
}

impl Row {
    /// A row of a description that gave no crate.
    pub(super) fn without_crate(id: &str, outcome: Outcome, seconds: f64, message: String) -> Self {
        Self {
            id: id.to_owned(),
            outcome,
            seconds,
            size: Size::default(),
            check: None,
            tests: None,
            errors: 1,
            message,
        }
    }

    /// Whether the generator is to blame: a refusal is an answer, the rest is not.
    pub(super) fn failed(&self) -> bool {
        let broken = self.check.is_some_and(|check| !check.passed) || self.tests.is_some_and(|tests| tests.failed > 0);
        matches!(self.outcome, Outcome::Crashed | Outcome::Timeout) || broken
    }

    /// Whether running it again with the same inputs would tell nothing new.
    pub(super) fn is_final(&self, wanted: Wanted) -> bool {
        let is_checked = self.check.is_some() || !wanted.check;
        let is_broken = self.check.is_some_and(|check| !check.passed);
        match self.outcome {
            Outcome::Ok => is_checked && (self.tests.is_some() || !wanted.test || is_broken),
            Outcome::Refused => true,
            Outcome::Crashed | Outcome::Timeout => false,
        }
    }
}

impl Outcome {
    /// The word of the report.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Refused => "refused",
            Self::Crashed => "crashed",
            Self::Timeout => "timeout",
        }
    }
}
