//! The descriptions that are measured, with their targets.

use std::path::{Path, PathBuf};

use super::Result;

/// A description, and what is asked of it.
pub(super) struct Subject {
    /// What it is called.
    pub(super) name: &'static str,
    /// Where it stands in the corpus.
    file: &'static str,
    /// The largest part of the peer's time that generating may take.
    pub(super) of_peer: Option<f64>,
    /// What the peer refuses, and what it gets instead of it.
    pub(super) mended: &'static [(&'static str, &'static str)],
    /// The most memory of generating, in MB.
    pub(super) memory: Option<f64>,
    /// What checking the crate may take.
    pub(super) check: Option<Check>,
}

/// What checking a crate may take.
pub(super) struct Check {
    /// The largest part of the time that checking the peer's crate for Stripe takes.
    pub(super) of_peer: f64,
    /// Seconds on a quiet machine.
    pub(super) seconds: f64,
    /// MB.
    pub(super) memory: f64,
}

/// The description whose crate of the peer is the measure of compile times.
pub(super) const YARDSTICK: &str = "stripe";

const SUBJECTS: [Subject; 4] = [
    Subject {
        name: "github",
        file: "real/github.json",
        of_peer: Some(0.6),
        mended: &[],
        memory: Some(250.0),
        check: Some(Check {
            of_peer: 0.68,
            seconds: 45.0,
            memory: 2_500.0,
        }),
    },
    Subject {
        name: YARDSTICK,
        file: "real/stripe-spec3-json.json",
        of_peer: Some(0.35),
        mended: &[],
        memory: Some(120.0),
        check: Some(Check {
            of_peer: 0.30,
            seconds: 20.0,
            memory: 1_200.0,
        }),
    },
    Subject {
        name: "openai",
        file: "real/openai.yaml",
        of_peer: Some(0.35),
        // Limits of a seed beyond 64 bits, and a keyword as 3.0 has it.
        mended: &[
            ("-9223372036854776000", "-9223372036854775808"),
            ("9223372036854776000", "9223372036854775807"),
            ("exclusiveMinimum: true", "x-exclusive-minimum: true"),
        ],
        memory: None,
        check: Some(Check {
            of_peer: 0.38,
            seconds: 25.0,
            memory: 1_500.0,
        }),
    },
    // The peer does not take Swagger 2.0.
    Subject {
        name: "kubernetes",
        file: "real/kubernetes-swagger.json",
        of_peer: None,
        mended: &[],
        memory: None,
        check: None,
    },
];

/// The descriptions that the corpus has; a missing one is said.
pub(super) fn found(corpus: &Path) -> Result<Vec<(Subject, PathBuf)>> {
    let mut found = Vec::new();
    for subject in SUBJECTS {
        match std::fs::canonicalize(corpus.join(subject.file)) {
            Ok(path) => found.push((subject, path)),
            Err(_) => eprintln!("note: `{}` has no `{}`", corpus.display(), subject.file),
        }
    }
    if found.is_empty() {
        return Err(format!(
            "`{}` has none of the descriptions that are measured",
            corpus.display()
        ));
    }
    Ok(found)
}
