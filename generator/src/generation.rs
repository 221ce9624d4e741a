//! The course of a generation: from texts to files, once, or twice where the next version breaks programs anyway.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::emit;
use crate::evolution::{self, Ledger, Lock, Severity, Size};
use crate::format;
use crate::load;
use crate::lower::{self, Released, ReleasedNames};
use crate::model::{Api, OldNames, Pins};
use crate::naming::NameTable;
use crate::options::Options;
use crate::pointer::SourceId;
use crate::publication::Publishing;
use crate::{Failure, Generated, Input};

/// What a generation needs no more at its end. To free all of it, piece by piece, takes a tenth of the time of a
/// generation, which a process that ends soon can save.
#[derive(Default)]
pub(crate) struct Kept {
    document: Option<load::Document>,
    api: Option<Api>,
}

/// [`generate`](crate::generate) or [`release`](crate::release), which leaves to the caller what is to be freed.
///
/// Where the next version breaks programs anyway, no shape is kept for their sake: all of them follow the description. Old
/// names that a release has deprecated go then, too.
pub(crate) fn generate(input: &Input<'_>, date: Option<&str>, kept: &mut Kept) -> Result<Generated, Failure> {
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

/// The model of a description, of which nothing is made.
pub(crate) fn model(input: &Input<'_>, options: &Options) -> Result<Api, Failure> {
    let mut diagnostics = Diagnostics::default();
    let nothing = Nothing::default();
    let keeping = Keeping::all(input, &nothing);
    let document = load::load_overlaid(input.source, &options.overlays, input.fetch, &mut diagnostics);
    let document = gate(document, &mut diagnostics, options)?;
    let api = lower::lower_after(&document, options, &released(input, &keeping), &mut diagnostics);
    gate(Some(api), &mut diagnostics, options)
}

/// What a generation keeps of the last release.
struct Keeping<'a> {
    pins: &'a Pins,
    /// The old names that go.
    dropped: &'a OldNames,
    /// Whether the release offers a path.
    offers: Box<dyn Fn(&str) -> bool + 'a>,
}

/// What is kept where nothing was released.
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
            offers: Self::offers(input),
        }
    }

    /// What a version keeps that breaks programs: names which no release has deprecated yet.
    fn least(input: &Input<'a>, nothing: &'a Nothing) -> Self {
        let release = input.previous.and_then(|lock| lock.released.as_ref());
        Self {
            pins: &nothing.pins,
            dropped: release.map_or(&nothing.names, |release| &release.aliases),
            offers: Self::offers(input),
        }
    }

    fn offers(input: &Input<'a>) -> Box<dyn Fn(&str) -> bool + 'a> {
        let release = input.previous.and_then(|lock| lock.released.as_ref());
        Box::new(move |path| release.is_some_and(|release| release.surface.rust.has(path)))
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
fn released<'a>(input: &Input<'a>, keeping: &'a Keeping<'_>) -> Released<'a> {
    static NAMES: NameTable = NameTable(BTreeMap::new());
    static NONE: OldNames = OldNames(BTreeMap::new());
    let known = input.previous.map_or(&NONE, |lock| &lock.aliases);
    Released {
        names: input.previous.map_or(&NAMES, |lock| &lock.names),
        pins: keeping.pins,
        aliases: ReleasedNames {
            known,
            dropped: keeping.dropped,
            offers: &*keeping.offers,
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
