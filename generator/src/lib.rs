//! Turns an OpenAPI description into a typed Rust client crate: text in, files in memory out.

#![cfg_attr(
    not(test),
    warn(
        clippy::expect_used,
        clippy::panic,
        clippy::print_stderr,
        clippy::print_stdout,
        clippy::unwrap_used
    )
)]

#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod emit;
pub mod evolution;
pub mod explain;
pub mod files;
pub mod format;
mod generation;
pub mod load;
pub mod lower;
pub mod model;
pub mod naming;
pub mod options;
mod path_template;
pub mod pointer;
mod publication;
pub mod source;
mod toml_text;

use diagnostic::Diagnostic;
use evolution::{Changes, Ledger, Lock};
use explain::Explained;
use files::FileSet;
use generation::Kept;
use options::Options;
use source::{Fetch, Source};

/// What a generation reads.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The description, and where it says it is.
    pub source: &'a Source,
    /// Other files that it refers to.
    pub fetch: &'a dyn Fetch,
    /// What the user chooses.
    pub options: &'a Options,
    /// What was generated and released before: its names and shapes win.
    pub previous: Option<&'a Lock>,
    /// What stands in the folder: marked regions that belong to the user survive.
    pub existing: &'a FileSet,
}

/// What a generation gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Generated {
    /// The crate, without its lock.
    pub files: FileSet,
    /// The record of this generation.
    pub lock: Lock,
    /// The version of the crate: the released one where nothing changed, or else the one that the changes demand.
    pub version: String,
    /// How the API differs from the released one; nothing before the first release.
    pub changes: Changes,
    /// Where the crate is less precise than the description.
    pub ledger: Ledger,
    /// How many fields, variants, aliases, parameters, bodies and answers have a part that is untyped JSON.
    pub untyped: usize,
    /// Warnings only.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why nothing was generated.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// At least one error, and the warnings beside it.
    pub diagnostics: Vec<Diagnostic>,
    /// Texts that errors point into and that stand behind the description and all that was fetched.
    pub further: Vec<Source>,
}

/// Generates the crate that a description and the options ask for.
///
/// # Errors
///
/// The description has errors; under [`Options::strict`] a loss of precision is one.
pub fn generate(input: &Input<'_>) -> Result<Generated, Failure> {
    generation::generate(input, None, &mut Kept::default())
}

/// Generates the crate as it is released on a day, which is written as `2026-11-26`.
///
/// What the changelog says of what is not released becomes the section of the version, and the lock keeps what the crate
/// offers, for later generations to be compared with. All other files are those of [`generate`].
///
/// # Errors
///
/// Those of [`generate`].
pub fn release(input: &Input<'_>, date: &str) -> Result<Generated, Failure> {
    generation::generate(input, Some(date), &mut Kept::default())
}

/// Says what a place of a description became, and why.
///
/// # Errors
///
/// Those of [`generate`].
pub fn explain(input: &Input<'_>, place: &str) -> Result<Vec<Explained>, Failure> {
    let api = generation::model(input, input.options)?;
    Ok(explain::explain(&api, input.options, place))
}

/// Generates a program that performs every operation of the crate once, with sample values, against a service.
///
/// It is a package of its own, and expects the crate in the folder `crate` beside its own. It takes `--base-url URL`,
/// `--only PATTERN` and `--list`.
///
/// # Errors
///
/// Those of [`generate`].
pub fn demonstration(input: &Input<'_>) -> Result<FileSet, Failure> {
    let options = Options {
        without_self_tests: false,
        ..input.options.clone()
    };
    let api = generation::model(input, &options)?;
    Ok(format::format(&emit::demonstration(&api, &options)))
}

/// Compiles the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
