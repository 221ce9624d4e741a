//! How long generating takes, and how much memory.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Result;
use super::measure::{self, Usage, measured, median};
use super::report::{Row, Unit};
use super::subject::{Subject, YARDSTICK};

/// Processor time that may be spent for each MB of Rust beside reading the description.
const SECONDS_A_MEGABYTE: f64 = 0.13;

/// How much more than reading and printing generating may take.
const OF_BASELINE: f64 = 1.3;

/// What was measured, and the crates to check.
pub(super) struct Generated<'s> {
    pub(super) rows: Vec<Row>,
    pub(super) crates: Crates<'s>,
}

/// Generated crates.
#[derive(Default)]
pub(super) struct Crates<'s> {
    pub(super) ours: Vec<(&'s Subject, PathBuf)>,
    /// The peer's for the description that is the measure of compile times.
    pub(super) yardstick: Option<PathBuf>,
}

/// The peer, where it is installed.
pub(super) fn peer() -> Option<&'static str> {
    const PEER: &str = "oas3-gen";
    measure::run(Command::new(PEER).arg("--version")).ok().map(|_| PEER)
}

/// Generates every description, with both in turn.
pub(super) fn generate<'s>(
    generator: &Path,
    peer: Option<&str>,
    subjects: &'s [(Subject, PathBuf)],
    folder: &Path,
    runs: u16,
) -> Result<Generated<'s>> {
    let mut generated = Generated {
        rows: Vec::new(),
        crates: Crates::default(),
    };
    let mut github_pace = None;
    for (subject, description) in subjects {
        eprintln!("generating {}", subject.name);
        let ours = folder.join("ours").join(subject.name);
        let theirs = folder.join("theirs").join(subject.name);
        let (mut first, mut again, mut of_peer) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..runs {
            cleared(&ours)?;
            let mut command = Command::new(generator);
            command
                .args(["codegen", "--name", "api", "--spec"])
                .arg(description)
                .arg("--out")
                .arg(&ours);
            first.push(measured(&command)?);
            again.push(measured(&command)?);
            let Some(peer) = peer.filter(|_| subject.of_peer.is_some()) else {
                continue;
            };
            cleared(&theirs)?;
            let mut command = Command::new(peer);
            command
                .args(["generate", "client-mod", "--workspace", "-i"])
                .arg(description)
                .arg("-o")
                .arg(&theirs);
            match measured(&command) {
                Ok(usage) => of_peer.push(usage),
                Err(_) => {
                    eprintln!("note: `oas3-gen` does not take {}, so there is no ratio", subject.name);
                    break;
                }
            }
        }
        let (Some(first), Some(again)) = (median(&first), median(&again)) else {
            continue;
        };
        let of_peer = median(&of_peer);
        let megabytes = rust_in(&ours)? as f64 / 1e6;
        generated.rows.extend(rows(subject, first, again, of_peer, megabytes));
        let pace = first.seconds / megabytes;
        match github_pace {
            None if subject.name == "github" => {
                generated
                    .rows
                    .push(beside_baseline(description, first, megabytes, runs)?);
                github_pace = Some(pace);
            }
            Some(github) if subject.name == "kubernetes" => {
                let row = Row::of(subject.name, "generating, a MB of Rust", pace, Unit::Seconds);
                generated.rows.push(row.beside("github's", github, 1.0));
            }
            _ => {}
        }
        if subject.name == YARDSTICK && of_peer.is_some() {
            generated.crates.yardstick = Some(theirs);
        }
        generated.crates.ours.push((subject, ours));
    }
    Ok(generated)
}

fn rows(subject: &Subject, first: Usage, again: Usage, peer: Option<Usage>, megabytes: f64) -> Vec<Row> {
    let timed = |what, usage: Usage| {
        let row = Row::of(subject.name, what, usage.seconds, Unit::Seconds);
        match (peer, subject.of_peer) {
            (Some(peer), Some(part)) => row.beside("oas3-gen's", peer.seconds, part),
            _ => row,
        }
    };
    let memory = Row::of(subject.name, "generating, peak", first.memory, Unit::Megabytes);
    vec![
        timed("generating into an empty folder", first),
        timed("generating what is there already", again),
        subject.memory.map_or(memory.clone(), |most| memory.at_most(most)),
        Row::of(subject.name, "Rust written", megabytes, Unit::Megabytes),
    ]
}

/// Our time beside that of reading the description and printing as much Rust.
fn beside_baseline(description: &Path, ours: Usage, megabytes: f64, runs: u16) -> Result<Row> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(this);
    command.args(["bench", "baseline"]).arg(description);
    let reading = (0..runs).map(|_| measured(&command)).collect::<Result<Vec<_>>>()?;
    let reading = median(&reading).map_or(0.0, |usage| usage.seconds);
    let least = reading + SECONDS_A_MEGABYTE * megabytes;
    let row = Row::of("github", "generating into an empty folder", ours.seconds, Unit::Seconds);
    Ok(row.beside("reading and printing", least, OF_BASELINE))
}

fn cleared(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(format!("`{}`: {error}", folder.display())),
        _ => Ok(()),
    }
}

/// How many bytes of Rust stand below a folder.
fn rust_in(folder: &Path) -> Result<u64> {
    let explain = |error: std::io::Error| format!("`{}`: {error}", folder.display());
    let mut bytes = 0;
    for entry in fs::read_dir(folder).map_err(explain)? {
        let path = entry.map_err(explain)?.path();
        if path.is_dir() {
            bytes += rust_in(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            bytes += fs::metadata(&path).map_err(explain)?.len();
        }
    }
    Ok(bytes)
}
