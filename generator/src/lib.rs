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

use std::collections::BTreeMap;

use diagnostic::{Diagnostic, Diagnostics, codes};
use evolution::{Changes, Ledger, Lock, Severity, Size};
use explain::Explained;
use files::FileSet;
use lower::{Released, ReleasedNames};
use model::{Api, OldNames, Pins};
use naming::NameTable;
use options::Options;
use pointer::SourceId;
use publication::Publishing;
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
    generate_keeping(input, None, &mut Kept::default())
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
    generate_keeping(input, Some(date), &mut Kept::default())
}

/// Says what a place of a description became, and why.
///
/// # Errors
///
/// Those of [`generate`].
pub fn explain(input: &Input<'_>, place: &str) -> Result<Vec<Explained>, Failure> {
    let mut diagnostics = Diagnostics::default();
    let nothing = Nothing::default();
    let keeping = Keeping::all(input, &nothing);
    let document = load::load_overlaid(input.source, &input.options.overlays, input.fetch, &mut diagnostics);
    let document = gate(document, &mut diagnostics, input.options)?;
    let api = lower::lower_after(&document, input.options, &released(input, &keeping), &mut diagnostics);
    let api = gate(Some(api), &mut diagnostics, input.options)?;
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
    let mut diagnostics = Diagnostics::default();
    let options = Options {
        without_self_tests: false,
        ..input.options.clone()
    };
    let document = load::load_overlaid(input.source, &options.overlays, input.fetch, &mut diagnostics);
    let document = gate(document, &mut diagnostics, &options)?;
    let nothing = Nothing::default();
    let keeping = Keeping::all(input, &nothing);
    let api = lower::lower_after(&document, &options, &released(input, &keeping), &mut diagnostics);
    let api = gate(Some(api), &mut diagnostics, &options)?;
    Ok(format::format(&emit::demonstration(&api, &options)))
}

/// What a generation needs no more at its end. To free all of it, piece by piece, takes a tenth of the time of a
/// generation, which a process that ends soon can save.
#[derive(Default)]
pub(crate) struct Kept {
    document: Option<load::Document>,
    api: Option<Api>,
}

/// [`generate`] or [`release`], which leaves to the caller what is to be freed.
///
/// Where the next version breaks programs anyway, no shape is kept for their sake: all of them follow the description. Old
/// names that a release has deprecated go then, too.
pub(crate) fn generate_keeping(input: &Input<'_>, date: Option<&str>, kept: &mut Kept) -> Result<Generated, Failure> {
    let nothing = Nothing::default();
    let generated = generate_with(input, date, &Keeping::all(input, &nothing), kept)?;
    let keeps = |diagnostic: &Diagnostic| diagnostic.code == codes::KEPT_AS_RELEASED;
    let release = input.previous.and_then(|lock| lock.released.as_ref());
    let is_told = |old: &String| release.is_some_and(|release| release.aliases.0.contains_key(old));
    let breaks = generated.changes.severity() == Some(Severity::Breaking);
    let keeps_any = generated.diagnostics.iter().any(keeps) || generated.lock.aliases.0.keys().any(is_told);
    match breaks && keeps_any {
        true => generate_with(input, date, &Keeping::least(input, &nothing), kept),
        false => Ok(generated),
    }
}

/// What a generation keeps of the last release.
struct Keeping<'a> {
    pins: &'a Pins,
    /// The old names that go.
    dropped: &'a OldNames,
}

#[derive(Default)]
struct Nothing {
    pins: Pins,
    names: OldNames,
}

impl<'a> Keeping<'a> {
    fn all(input: &Input<'a>, nothing: &'a Nothing) -> Self {
        let release = input.previous.and_then(|lock| lock.released.as_ref());
        Self {
            pins: release.map_or(&nothing.pins, |release| &release.pins),
            dropped: &nothing.names,
        }
    }

    /// What a version keeps that breaks programs: names which no release has deprecated yet.
    fn least(input: &Input<'a>, nothing: &'a Nothing) -> Self {
        let release = input.previous.and_then(|lock| lock.released.as_ref());
        Self {
            pins: &nothing.pins,
            dropped: release.map_or(&nothing.names, |release| &release.aliases),
        }
    }
}

fn generate_with(
    input: &Input<'_>,
    date: Option<&str>,
    keeping: &Keeping<'_>,
    kept: &mut Kept,
) -> Result<Generated, Failure> {
    let mut diagnostics = Diagnostics::default();

    let overlays = &input.options.overlays;
    let document = load::load_overlaid(input.source, overlays, input.fetch, &mut diagnostics);
    let document = kept.document.insert(gate(document, &mut diagnostics, input.options)?);

    let api = lower::lower_after(document, input.options, &released(input, keeping), &mut diagnostics);
    document.overlaid.redirect(&mut diagnostics);
    let api = kept.api.insert(gate(Some(api), &mut diagnostics, input.options)?);
    let names = std::mem::take(&mut api.names);
    let api = &*api;

    let facts = emit::Facts::of(api, input.options);
    let mut files = format::format(&emit::lasting(api, input.options, &facts));
    let publishing = Publishing {
        input,
        api,
        facts: &facts,
        date,
        source: SourceId(u32::try_from(diagnostics.fetched().len() + 1).unwrap_or(u32::MAX)),
    };
    let publication = match publishing.finish(&mut files) {
        Ok(publication) => publication,
        Err(failure) => return Err(beside_warnings(failure, diagnostics)),
    };

    let ledger = Ledger::of(diagnostics.as_slice(), diagnostics.fetched());
    let inputs = evolution::digests(input.source, diagnostics.fetched(), input.options);
    let lock = Lock {
        edition: edition(input),
        names,
        aliases: match date {
            Some(_) => api.aliases.emitted.clone(),
            None => api.aliases.known.clone(),
        },
        changelog: publication.entries,
        released: publication.released,
        ..Lock::of(&files, inputs, size(api), ledger.clone())
    };
    Ok(Generated {
        files,
        lock,
        version: publication.version,
        changes: publication.changes,
        ledger,
        untyped: api.untyped(),
        diagnostics: diagnostics.into_vec(),
    })
}

/// What was before: the names that were given, and the shapes that were released.
fn released<'a>(input: &Input<'a>, keeping: &Keeping<'a>) -> Released<'a> {
    static NAMES: NameTable = NameTable(BTreeMap::new());
    static NONE: OldNames = OldNames(BTreeMap::new());
    let known = input.previous.map_or(&NONE, |lock| &lock.aliases);
    let release = input.previous.and_then(|lock| lock.released.as_ref());
    Released {
        names: input.previous.map_or(&NAMES, |lock| &lock.names),
        pins: keeping.pins,
        aliases: ReleasedNames {
            known,
            dropped: keeping.dropped,
            offered: release.map(|release| &release.surface.rust),
        },
        edition: edition(input),
    }
}

/// The rules that the crate follows: those of before, until the user moves on.
fn edition(input: &Input<'_>) -> u32 {
    let chosen = input.options.edition;
    let before = input.previous.map(|lock| lock.edition);
    chosen.or(before).unwrap_or(evolution::EDITION)
}

/// Lets a stage's result pass where there is one and no error was found.
fn gate<T>(result: Option<T>, diagnostics: &mut Diagnostics, options: &Options) -> Result<T, Failure> {
    if options.strict {
        diagnostics.deny_degraded();
    }
    match result {
        Some(result) if !diagnostics.has_errors() => Ok(result),
        _ => Err(Failure {
            diagnostics: std::mem::take(diagnostics).into_vec(),
            further: Vec::new(),
        }),
    }
}

/// A failure that is found when warnings are known.
fn beside_warnings(failure: Failure, diagnostics: Diagnostics) -> Failure {
    Failure {
        diagnostics: diagnostics.into_vec().into_iter().chain(failure.diagnostics).collect(),
        ..failure
    }
}

fn size(api: &Api) -> Size {
    let operations: usize = api.groups.iter().map(|group| group.operations.len()).sum();
    let count = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
    Size {
        operations: count(operations),
        types: count(api.types.iter().count()),
    }
}

/// Compiles the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
