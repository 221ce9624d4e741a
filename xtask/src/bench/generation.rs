//! How long generating takes, and how much memory.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::measure::{self, Usage, least, measured};
use super::report::{Row, Unit};
use super::subject::{Subject, YARDSTICK};
use super::{Result, fresh};

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
    let former = fresh::former(folder)?;
    let folder = fresh::next(folder, &former);
    for (subject, description) in subjects {
        eprintln!("generating {}", subject.name);
        let ours = folder.join("ours").join(subject.name);
        let theirs = folder.join("theirs").join(subject.name);
        let for_peer = match peer.filter(|_| subject.of_peer.is_some()) {
            Some(peer) => Some((peer, mended(subject, description, &folder)?)),
            None => None,
        };
        let (mut own, mut others) = (Runs::default(), Some(Runs::default()).filter(|_| for_peer.is_some()));
        for run in 0..runs {
            let config = config(description, &ours, run)?;
            own.run(|| generation(generator, &config))?;
            if let (Some((peer, description)), Some(found)) = (&for_peer, &mut others)
                && let Err(message) = found.run(|| of_peer(peer, description, &theirs.join(named(run))))
            {
                eprintln!(
                    "note: `oas3-gen` does not take {}, so there is no ratio: {message}",
                    subject.name
                );
                others = None;
            }
        }
        let last = named(runs.saturating_sub(1));
        let (ours, theirs) = (ours.join(&last), theirs.join(&last));
        let megabytes = rust_in(&ours)? as f64 / 1e6;
        let others = others.and_then(|runs| runs.least());
        let Some(own) = own.least() else { continue };
        generated.rows.extend(rows(subject, &own, others.as_ref(), megabytes));
        let pace = own.empty.seconds / megabytes;
        match github_pace {
            None if subject.name == "github" => {
                generated
                    .rows
                    .push(beside_baseline(description, own.empty, megabytes, runs)?);
                github_pace = Some(pace);
            }
            Some(github) if subject.name == "kubernetes" => {
                let row = Row::of(subject.name, "generating, a MB of Rust", pace, Unit::Seconds);
                generated.rows.push(row.beside("github's", github, 1.0));
            }
            _ => {}
        }
        if subject.name == YARDSTICK && others.is_some() {
            generated.crates.yardstick = Some(theirs);
        }
        generated.crates.ours.push((subject, ours));
    }
    fresh::delete(&former)?;
    Ok(generated)
}

/// The folder of a run, which is the name of the peer's crate too.
fn named(run: u16) -> String {
    format!("run{run}")
}

/// What each run of a program used.
#[derive(Default)]
struct Runs {
    empty: Vec<Usage>,
    there: Vec<Usage>,
}

/// What a program uses.
struct Used {
    /// Into an empty folder.
    empty: Usage,
    /// Where everything is there already.
    there: Usage,
}

impl Runs {
    /// Runs a command twice in the same folder.
    fn run(&mut self, command: impl Fn() -> Command) -> Result<()> {
        self.empty.push(measured(&command())?);
        self.there.push(measured(&command())?);
        Ok(())
    }

    fn least(&self) -> Option<Used> {
        Some(Used {
            empty: least(&self.empty)?,
            there: least(&self.there)?,
        })
    }
}

fn generation(generator: &Path, config: &Path) -> Command {
    let mut command = Command::new(generator);
    command.args(["codegen", "--config"]).arg(config);
    command
}

/// Writes the configuration of a run. Self tests are left out, as the peer writes none.
fn config(description: &Path, folder: &Path, run: u16) -> Result<PathBuf> {
    let output = folder.join(named(run));
    let config = output.with_extension("toml");
    // A JSON string is a TOML string.
    let quoted = |path: &Path| serde_json::Value::from(path.to_string_lossy()).to_string();
    let text = format!(
        "description = {}\noutput = {}\nself_tests = false\n\n[package]\nname = \"api\"\n",
        quoted(description),
        quoted(&output)
    );
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&config, text))
        .map_err(|error| format!("`{}`: {error}", config.display()))?;
    Ok(config)
}

fn of_peer(peer: &str, description: &Path, folder: &Path) -> Command {
    let mut command = Command::new(peer);
    command
        .args(["generate", "client-mod", "--workspace", "-i"])
        .arg(description)
        .arg("-o")
        .arg(folder);
    command
}

/// The description as the peer takes it.
fn mended(subject: &Subject, description: &Path, folder: &Path) -> Result<PathBuf> {
    if subject.mended.is_empty() {
        return Ok(description.to_owned());
    }
    let explain = |error: std::io::Error| format!("`{}`: {error}", description.display());
    let mut text = fs::read_to_string(description).map_err(explain)?;
    for (refused, taken) in subject.mended {
        eprintln!(
            "note: `oas3-gen` gets {} with `{taken}` for `{refused}`, which it refuses",
            subject.name
        );
        text = text.replace(refused, taken);
    }
    let name = description.file_name().ok_or("a description has no name")?;
    let mended = folder.join(name);
    fs::create_dir_all(folder).map_err(explain)?;
    fs::write(&mended, text).map_err(explain)?;
    Ok(mended)
}

fn rows(subject: &Subject, own: &Used, peer: Option<&Used>, megabytes: f64) -> Vec<Row> {
    let timed = |what, used: fn(&Used) -> Usage| {
        let row = Row::of(subject.name, what, used(own).seconds, Unit::Seconds);
        match (peer, subject.of_peer) {
            (Some(peer), Some(part)) => row.beside("oas3-gen's", used(peer).seconds, part),
            _ => row,
        }
    };
    let most = own.empty.memory.max(own.there.memory);
    let memory = Row::of(subject.name, "generating, peak", most, Unit::Megabytes);
    vec![
        timed("generating into an empty folder", |used| used.empty),
        timed("generating what is there already", |used| used.there),
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
    let reading = least(&reading).map_or(0.0, |usage| usage.seconds);
    let baseline = reading + SECONDS_A_MEGABYTE * megabytes;
    let row = Row::of("github", "generating into an empty folder", ours.seconds, Unit::Seconds);
    Ok(row.beside("reading and printing", baseline, OF_BASELINE))
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
