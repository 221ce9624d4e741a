//! `corpus`: generates from every description of a folder, each in a process of its own, and tells how it went.

mod check;
mod compiler;
mod digests;
mod entries;
mod place;
mod process;
mod progress;
mod report;
mod row;
mod run;
mod state;
mod table;
mod tests;
mod worker;

pub(super) use check::lock_file;
pub use entries::Entry;
pub(super) use worker::worker;

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use super::args::Corpus;
use super::report::{self as said, Trouble};
use super::{Outcome, disk};
use check::Checker;
use place::Place;
use process::Limits;
use progress::Progress;
use run::Run;
use state::State;

/// The descriptions of a folder, as `corpus` takes them: those that a manifest names, or else every file that is one. With
/// patterns, in which `*` stands for any text, those whose name one of them matches.
///
/// # Errors
///
/// The folder or its manifest cannot be read, or no description is left.
pub fn descriptions(folder: &Path, patterns: &[String]) -> Result<Vec<Entry>, String> {
    entries::find(folder, &folder.display().to_string(), patterns).map_err(|trouble| match trouble {
        Trouble::Message { message, help } => format!("{message}; {help}"),
        Trouble::Problems { .. } => format!("`{}` has errors", folder.display()),
    })
}

/// Runs the command; everything that goes wrong is said on `err`.
pub(super) fn corpus(args: &Corpus, folder: &Path, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    match steps(args, folder, out, err) {
        Ok(outcome) => outcome,
        Err(trouble) => {
            // Where even this cannot be written the exit code has to do.
            let _ = said::trouble(err, &trouble, false);
            Outcome::Refused
        }
    }
}

fn steps(args: &Corpus, folder: &Path, out: &mut dyn Write, err: &mut dyn Write) -> Result<Outcome, Trouble> {
    let corpus = folder.join(&args.dir);
    let entries = entries::find(&corpus, &disk::shown(&corpus, folder), &args.only)?;
    let place = Place::of(folder, &corpus)?;
    let lock = check::lock_file(folder);
    let wanted = args.check || args.test;
    let checker = wanted.then(|| Checker::new(&place, lock.as_deref(), args));
    let generator = digests::of_generator(lock.as_deref())?;

    let mut state = State::open(place.state(), &generator, args.fresh)?;
    let run = Run {
        place: &place,
        checker: checker.as_ref(),
        limits: Limits {
            time: Duration::from_secs_f64(args.timeout),
            memory: args.memory << 20,
        },
        jobs: args.jobs.unwrap_or_else(default_jobs).max(1),
    };
    let mut progress = Progress::new(err, entries.len());
    let rows = run::run(&run, &entries, &mut state, &mut progress)?;
    progress.end()?;

    table::write(out, &rows, &disk::shown(place.crates(), folder))?;
    if let Some(file) = &args.report {
        report::write(&folder.join(file), &rows)
            .map_err(|error| Trouble::message(error.to_string(), "name another file with `--report FILE`"))?;
    }
    let failed = rows.iter().any(row::Row::failed);
    Ok(if failed { Outcome::Refused } else { Outcome::Done })
}

/// As many descriptions at a time as the machine has processors.
fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
