//! Works the descriptions of a corpus off, several at a time.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use super::check::{Checker, Wanted};
use super::compiler::first_line;
use super::entries::Entry;
use super::place::Place;
use super::process::{self, Ended, Ending, Limits};
use super::progress::{Phase, Progress};
use super::row::{Check, Outcome, Row, Tests};
use super::state::State;
use super::worker::Told;

/// The longest name of a package that a registry takes.
const LONGEST: usize = 64;

/// Where crates are not looked at.
const NOTHING: Wanted = Wanted {
    check: false,
    test: false,
};

/// How to work a corpus off.
pub(super) struct Run<'a> {
    pub(super) place: &'a Place,
    pub(super) checker: Option<&'a Checker>,
    pub(super) limits: Limits,
    pub(super) jobs: usize,
}

/// What a thread says to the one that prints and keeps.
enum Event {
    Phase(String, Phase),
    Finished { row: Row, inputs: Vec<PathBuf> },
    Broken(io::Error),
}

/// The rows of all descriptions, in their order.
pub(super) fn run(
    run: &Run<'_>,
    entries: &[Entry],
    state: &mut State,
    progress: &mut Progress<'_>,
) -> io::Result<Vec<Row>> {
    let wanted = run.checker.map_or(NOTHING, Checker::wanted);
    let mut rows = Vec::new();
    let mut open = Vec::new();
    for entry in entries {
        match state.finished(&entry.id, &entry.file, wanted) {
            Some(row) => rows.push(row.clone()),
            None => open.push(entry),
        }
    }
    progress.resumed(rows.len())?;

    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (send, events) = mpsc::channel();
        for _ in 0..run.jobs.min(open.len()) {
            let (send, next, open) = (send.clone(), &next, &open);
            scope.spawn(move || {
                while let Some(entry) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let event = match run.one(entry, &send) {
                        Ok((row, inputs)) => Event::Finished { row, inputs },
                        Err(error) => Event::Broken(error),
                    };
                    if send.send(event).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        for event in events {
            match event {
                Event::Phase(id, phase) => progress.phase(&id, phase)?,
                Event::Finished { row, inputs } => {
                    if row.is_final(wanted) {
                        state.keep(&row, &inputs)?;
                    }
                    progress.finished(&row)?;
                    rows.push(row);
                }
                Event::Broken(error) => return Err(error),
            }
        }
        Ok(())
    })?;
    rows.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(rows)
}

impl Run<'_> {
    /// Generates from one description, and compiles what came of it; also says which files were read.
    fn one(&self, entry: &Entry, events: &Sender<Event>) -> io::Result<(Row, Vec<PathBuf>)> {
        // Where nobody listens any more, the thread ends with its next event.
        let _ = events.send(Event::Phase(entry.id.clone(), Phase::Generate));
        let package = package(&entry.id);
        let ended = process::run(&mut self.generator(entry, &package)?, self.limits)?;
        let mut log = ended.err.clone();
        let (mut row, fetched) = row(&entry.id, &ended);

        let checker = self.checker.filter(|_| row.outcome == Outcome::Ok);
        if let Some(checker) = checker.filter(|checker| checker.wanted().check) {
            let _ = events.send(Event::Phase(entry.id.clone(), Phase::Check));
            let checked = checker.check(&self.place.of_crate(&entry.id), &package)?;
            row.check = Some(Check {
                passed: checked.passed,
                seconds: checked.seconds,
            });
            row.errors = checked.errors;
            row.message = checked.message;
            log.push_str(&checked.log);
        }
        let compiles = row.check.is_none_or(|check| check.passed);
        if let Some(checker) = checker.filter(|checker| checker.wanted().test && compiles) {
            let _ = events.send(Event::Phase(entry.id.clone(), Phase::Test));
            let tested = checker.test(&self.place.of_crate(&entry.id), &package)?;
            row.tests = Some(Tests {
                passed: tested.passed,
                failed: tested.failed,
            });
            row.message = tested.message;
            log.push_str(&tested.log);
        }
        std::fs::write(self.place.of_log(&entry.id), log)?;

        let folder = entry.file.parent().unwrap_or(Path::new(""));
        let inputs = std::iter::once(entry.file.clone()).chain(fetched.iter().map(|name| folder.join(name)));
        Ok((row, inputs.collect()))
    }

    /// This program again, with one description.
    fn generator(&self, entry: &Entry, package: &str) -> io::Result<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command
            .arg("corpus-worker")
            .arg("--spec")
            .arg(&entry.file)
            .arg("--root")
            .arg(&entry.root)
            .arg("--out")
            .arg(self.place.of_crate(&entry.id))
            .args(["--name", package]);
        Ok(command)
    }
}

/// Reads what the process that generates left behind.
fn row(id: &str, ended: &Ended) -> (Row, Vec<String>) {
    let seconds = ended.time.as_secs_f64();
    let told = ended
        .out
        .last()
        .and_then(|(_, line)| serde_json::from_str::<Told>(line).ok());
    let (outcome, message) = match (ended.ending, told) {
        (Ending::Exit(_), Some(told)) => return told_row(id, seconds, told),
        (Ending::Timeout, _) => (Outcome::Timeout, "it did not end in time".to_owned()),
        (Ending::Memory, _) => (Outcome::Crashed, "it took more memory than it may".to_owned()),
        (Ending::Exit(status), None) => (Outcome::Crashed, format!("{status}: {}", first_line(&ended.err))),
    };
    (Row::without_crate(id, outcome, seconds, message), Vec::new())
}

fn told_row(id: &str, seconds: f64, told: Told) -> (Row, Vec<String>) {
    let row = Row {
        id: id.to_owned(),
        outcome: if told.generated { Outcome::Ok } else { Outcome::Refused },
        seconds: if told.generated { told.seconds } else { seconds },
        size: told.size,
        check: None,
        tests: None,
        errors: told.errors,
        message: told.message,
    };
    (row, told.fetched)
}

/// A name that neither a dependency nor a word of the language has.
fn package(id: &str) -> String {
    let mut name = format!("corpus-{id}");
    name.truncate(LONGEST);
    name.trim_end_matches('-').to_owned()
}
