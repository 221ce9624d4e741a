//! The process that generates from one description, and prints a line of JSON about it.

use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::super::args::Codegen;
use super::super::report::{self, Trouble};
use super::super::standing::Standing;
use super::super::{Folder, Outcome, codegen, settings, sync};
use super::row::Size;
use crate::Generated;
use crate::diagnostic::Severity;
use crate::source::Source;

/// What the process that generates tells the one that started it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Told {
    /// Whether there is a crate.
    pub(super) generated: bool,
    /// How long reading, generating and writing took.
    pub(super) seconds: f64,
    /// How much was generated.
    pub(super) size: Size,
    /// How many errors the description has.
    pub(super) errors: usize,
    /// The first of the errors, in one line.
    pub(super) message: String,
    /// The files that the description refers to, relative to its folder.
    pub(super) fetched: Vec<String>,
}

/// Generates into an empty folder, says on `err` what is to be said, and prints what came of it.
pub(in crate::cli) fn worker(args: &Codegen, folder: &Path, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    let told = match generate(args, folder, err) {
        Ok(told) => told,
        Err(trouble) => {
            let _ = report::trouble(err, &trouble, true);
            refused(&trouble)
        }
    };
    let line = serde_json::to_string(&told).unwrap_or_default();
    match writeln!(out, "{line}") {
        Ok(()) => Outcome::Done,
        Err(_) => Outcome::Refused,
    }
}

fn generate(args: &Codegen, folder: &Path, err: &mut dyn Write) -> Result<Told, Trouble> {
    let since = Instant::now();
    let settings = settings::settings(args, folder)?;
    // The folder is below `target/corpus` and holds nothing but an earlier output.
    match std::fs::remove_dir_all(&settings.output) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let disk = Folder::new(&settings.output);
    let (generated, sources) = codegen::generate(&settings, folder, &Standing::default(), None)?;
    report::diagnostics(err, &generated.diagnostics, &sources, true)?;
    let plan = sync::plan(&disk, &generated.files, &generated.lock, None)?;
    sync::apply(&disk, &plan)?;
    Ok(Told {
        generated: true,
        seconds: since.elapsed().as_secs_f64(),
        size: size(&generated),
        errors: 0,
        message: String::new(),
        fetched: fetched(&sources),
    })
}

fn size(generated: &Generated) -> Size {
    let rust = generated.files.iter().filter(|(path, _)| path.ends_with(".rs"));
    let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
    let degraded = |severity| severity == Severity::Degraded;
    Size {
        files: generated.files.iter().count() + 1,
        lines: rust.map(|(_, bytes)| lines(bytes)).sum(),
        operations: generated.lock.size.operations as usize,
        types: generated.lock.size.types as usize,
        warnings: generated
            .diagnostics
            .iter()
            .filter(|found| degraded(found.severity))
            .count(),
        untyped: generated.untyped,
    }
}

/// The sources after the first, which is the description itself.
fn fetched(sources: &[Source]) -> Vec<String> {
    sources.iter().skip(1).map(|source| source.name.clone()).collect()
}

fn refused(trouble: &Trouble) -> Told {
    let (errors, message, fetched) = match trouble {
        Trouble::Message { message, .. } => (1, message.clone(), Vec::new()),
        Trouble::Problems { diagnostics, sources } => {
            let errors = || diagnostics.iter().filter(|found| found.severity == Severity::Error);
            let first = errors().next();
            let message = first.map(|first| format!("{}: {}", first.code, first.message));
            (errors().count(), message.unwrap_or_default(), fetched(sources))
        }
    };
    Told {
        generated: false,
        seconds: 0.0,
        size: Size::default(),
        errors,
        message,
        fetched,
    }
}
