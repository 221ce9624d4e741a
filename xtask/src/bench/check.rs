//! How long `cargo check` of a generated crate takes, without its dependencies.

use std::fs;
use std::path::Path;

use super::Result;
use super::generation::Crates;
use super::measure::{self, Usage, measured, median};
use super::report::{Row, Unit};

/// Checks every crate; dependencies are built first, in one target folder for all.
pub(super) fn check(crates: &Crates<'_>, folder: &Path, runs: u16) -> Result<Vec<Row>> {
    let yardstick = match &crates.yardstick {
        Some(theirs) => Some(checked("oas3-gen's stripe", theirs, folder, runs, None)?),
        None => None,
    };
    // The versions of this repository: those that its tests compile generated crates with.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let mut rows = Vec::new();
    for (subject, ours) in &crates.ours {
        let Some(target) = &subject.check else { continue };
        let usage = match checked(subject.name, ours, folder, runs, Some(&lock)) {
            Ok(usage) => usage,
            Err(message) => {
                eprintln!("note: {message}");
                continue;
            }
        };
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

/// Checks one crate.
fn checked(name: &str, package: &Path, folder: &Path, runs: u16, lock: Option<&Path>) -> Result<Usage> {
    eprintln!("checking {name}");
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
    let root = package.join("src/lib.rs");
    let mut usages = Vec::new();
    for _ in 0..runs {
        // What is written anew is checked anew.
        fs::read(&root)
            .and_then(|text| fs::write(&root, text))
            .map_err(explain)?;
        usages.push(measured(&command)?);
    }
    median(&usages).ok_or_else(|| format!("{name} was not checked"))
}
