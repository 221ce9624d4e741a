//! Compiles a generated crate, which has to pass without a warning.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::super::args::Corpus;
use super::compiler::{self, Verdict};
use super::place::Place;
use super::process::{self, Ended, Ending, Limits};
use super::tests::{self, Tested};

/// The features that are compiled beside the default ones, where a crate has them; those of other TLS gate no code.
const CHECKED: &[&str] = &["blocking", "webhooks"];

/// The features that the tests of a crate need, where it has them.
const TESTED: &[&str] = &["operations"];

/// What all checks of a run share.
#[derive(Debug)]
pub(super) struct Checker {
    target: PathBuf,
    lock: Option<PathBuf>,
    limits: Limits,
    wanted: Wanted,
    /// Cargo holds the folder of what it makes, so a second one would only wait, and its time would run.
    turn: Mutex<()>,
}

/// What is asked of a crate.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// That it compiles.
    pub(super) check: bool,
    /// That its tests pass.
    pub(super) test: bool,
}

/// How a check ended.
#[derive(Debug)]
pub(super) struct Checked {
    /// Whether it compiles without a warning.
    pub(super) passed: bool,
    /// How long the crate alone took.
    pub(super) seconds: f64,
    /// How many errors there are, and warnings, which count as such.
    pub(super) errors: usize,
    /// The first of them, in one line.
    pub(super) message: String,
    /// All that the compiler said.
    pub(super) log: String,
}

impl Checker {
    pub(super) fn new(place: &Place, lock: Option<&Path>, args: &Corpus) -> Self {
        Self {
            target: place.target().to_path_buf(),
            lock: lock.map(Path::to_path_buf),
            limits: Limits {
                time: Duration::from_secs_f64(args.check_timeout),
                memory: 0,
            },
            wanted: Wanted {
                check: args.check,
                test: args.test,
            },
            turn: Mutex::new(()),
        }
    }

    /// What is asked of a crate.
    pub(super) fn wanted(&self) -> Wanted {
        self.wanted
    }

    /// Compiles the crate in a folder, and drops what that made.
    pub(super) fn check(&self, folder: &Path, package: &str) -> io::Result<Checked> {
        let arguments = [
            "check",
            "--offline",
            "--lib",
            "--message-format=json",
            "--manifest-path",
        ];
        let ended = self.run(folder, &arguments)?;
        let verdict = compiler::verdict(&ended.out, package);
        self.drop_artefacts(package)?;

        let Verdict { errors, since, mut log } = verdict;
        let passed = ended.is_success() && errors.is_empty();
        let message = match errors.first() {
            _ if passed => String::new(),
            Some(first) => first.clone(),
            None if matches!(ended.ending, Ending::Timeout) => "it did not compile in time".to_owned(),
            None => compiler::first_line(&ended.err),
        };
        if !passed && errors.is_empty() {
            log.push_str(&ended.err);
        }
        Ok(Checked {
            passed,
            seconds: ended.time.saturating_sub(since).as_secs_f64(),
            errors: if passed { 0 } else { errors.len().max(1) },
            message,
            log,
        })
    }

    /// Compiles and runs the tests of the crate in a folder, and drops what that made.
    pub(super) fn test(&self, folder: &Path, package: &str) -> io::Result<Tested> {
        if !folder.join("tests").exists() {
            return Ok(Tested::default());
        }
        let arguments = [
            "test",
            "--offline",
            "--no-default-features",
            "--test",
            "operations",
            "--message-format=json",
            "--manifest-path",
        ];
        let ended = self.run(folder, &arguments)?;
        let verdict = compiler::verdict(&ended.out, package);
        self.drop_artefacts(package)?;
        Ok(tests::read(&ended, verdict))
    }

    /// Runs Cargo on the crate in a folder, one at a time.
    fn run(&self, folder: &Path, arguments: &[&str]) -> io::Result<Ended> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lock) = &self.lock {
            fs::copy(lock, folder.join("Cargo.lock"))?;
        }
        process::run(&mut self.command(folder, arguments)?, self.limits)
    }

    fn command(&self, folder: &Path, arguments: &[&str]) -> io::Result<Command> {
        let manifest = folder.join("Cargo.toml");
        let is_test = arguments.contains(&"test");
        let text = fs::read_to_string(&manifest)?;
        let wanted = if is_test { TESTED } else { CHECKED };
        let has = |feature: &&&str| text.contains(&format!("\n{feature} = ["));
        let features = wanted.iter().filter(has).flat_map(|feature| ["--features", feature]);
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command
            .args(arguments)
            .arg(manifest)
            .args(features)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        // Cargo leaves the compiler behind when it is stopped, so the whole group is.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        Ok(command)
    }

    /// Deletes what belongs to one crate and no dependency: hundreds of them would fill the disk.
    fn drop_artefacts(&self, package: &str) -> io::Result<()> {
        let library = package.replace('-', "_");
        let names = [
            format!("{package}-"),
            format!("{library}-"),
            format!("lib{library}-"),
            "operations-".to_owned(),
        ];
        for kind in ["deps", ".fingerprint", "build"] {
            let Ok(listed) = fs::read_dir(self.target.join("debug").join(kind)) else {
                continue;
            };
            for entry in listed {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if !names.iter().any(|begin| name.starts_with(begin)) {
                    continue;
                }
                if entry.file_type()?.is_dir() {
                    fs::remove_dir_all(entry.path())?;
                } else {
                    fs::remove_file(entry.path())?;
                }
            }
        }
        Ok(())
    }
}

/// The lock of the repository that a folder belongs to: crates are compiled with its dependencies, without a network.
pub(in crate::cli) fn lock_file(folder: &Path) -> Option<PathBuf> {
    let candidates = folder.ancestors().map(|above| above.join("Cargo.lock"));
    candidates.into_iter().find(|path| path.is_file())
}
