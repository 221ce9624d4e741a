//! How long `cargo check` of a generated crate takes, without its dependencies.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Result;
use super::generation::Crates;
use super::measure::{self, Usage, least, measured};
use super::report::{Row, Unit};

/// Checks every crate; dependencies are built first, in one target folder for all. The crates take turns.
pub(super) fn check(crates: &Crates<'_>, folder: &Path, runs: u16) -> Result<Vec<Row>> {
    // The versions of this repository: those that its tests compile generated crates with.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let mut yardstick = match &crates.yardstick {
        Some(theirs) => Some(Checked::prepare("oas3-gen's stripe", theirs, folder, None)?),
        None => None,
    };
    let mut ours = Vec::new();
    for (subject, package) in &crates.ours {
        let Some(target) = &subject.check else { continue };
        match Checked::prepare(subject.name, package, folder, Some(&lock)) {
            Ok(checked) => ours.push((subject, target, checked)),
            Err(message) => eprintln!("note: {message}"),
        }
    }
    for run in 1..=runs {
        for checked in yardstick.iter_mut().chain(ours.iter_mut().map(|(.., checked)| checked)) {
            eprintln!("checking {}, {run} of {runs}", checked.name);
            checked.check()?;
        }
    }
    let yardstick = yardstick.and_then(|checked| least(&checked.usages));
    let mut rows = Vec::new();
    for (subject, target, checked) in ours {
        let Some(usage) = least(&checked.usages) else { continue };
        let time = Row::of(subject.name, "checking", usage.seconds, Unit::Seconds);
        rows.push(match yardstick {
            Some(yardstick) => time
                .clone()
                .beside("oas3-gen's stripe", yardstick.seconds, target.of_peer),
            None => time.clone(),
        });
        rows.push(time.at_most(target.seconds));
        rows.push(Row::of(subject.name, "checking, peak", usage.memory, Unit::Megabytes).at_most(target.memory));
    }
    Ok(rows)
}

/// A crate that is checked again and again.
struct Checked<'n> {
    name: &'n str,
    root: PathBuf,
    command: Command,
    usages: Vec<Usage>,
}

impl<'n> Checked<'n> {
    /// Builds what the crate depends on.
    fn prepare(name: &'n str, package: &Path, folder: &Path, lock: Option<&Path>) -> Result<Self> {
        eprintln!("building what {name} depends on");
        let explain = |error: std::io::Error| format!("`{}`: {error}", package.display());
        if let Some(lock) = lock {
            fs::copy(lock, package.join("Cargo.lock")).map_err(explain)?;
        }
        // The folder may stand in a workspace that does not list this crate.
        let manifest = package.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).map_err(explain)?;
        if !text.contains("[workspace]") {
            fs::write(&manifest, format!("{text}\n[workspace]\n")).map_err(explain)?;
        }
        let mut command = measure::cargo();
        command
            .args(["check", "--lib"])
            .current_dir(package)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .env("CARGO_INCREMENTAL", "0");
        measure::run(&mut command)?;
        Ok(Self {
            name,
            root: package.join("src/lib.rs"),
            command,
            usages: Vec::new(),
        })
    }

    /// Checks it once: what is written anew is checked anew.
    fn check(&mut self) -> Result<()> {
        fs::read(&self.root)
            .and_then(|text| fs::write(&self.root, text))
            .map_err(|error| format!("`{}`: {error}", self.root.display()))?;
        self.usages.push(measured(&self.command)?);
        Ok(())
    }
}
