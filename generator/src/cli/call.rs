//! `call`: performs every operation of an API with sample values against a service.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::args::Call;
use super::report::{self, Trouble};
use super::{Disk, Folder, Outcome, codegen, corpus, disk, settings};
use crate::files::FileSet;

/// Runs the command; everything that goes wrong is said on `err`.
pub(super) fn call(args: &Call, folder: &Path, err: &mut dyn Write) -> Outcome {
    match steps(args, folder) {
        Ok(outcome) => outcome,
        Err(trouble) => {
            // Where even this cannot be written the exit code has to do.
            let _ = report::trouble(err, &trouble, false);
            Outcome::Refused
        }
    }
}

/// Writes the crate and the program below `target/call`, and runs the program in this one's place.
fn steps(args: &Call, folder: &Path) -> Result<Outcome, Trouble> {
    let settings = settings::settings(&args.input(), folder)?;
    let base = folder.join("target").join("call");
    let place = base.join(&settings.options.package.name);
    let (generated, program) = codegen::with_demonstration(&settings, folder)?;
    write(&place.join("crate"), &generated.files)?;
    let program_folder = place.join("program");
    write(&program_folder, &program)?;
    if let Some(lock) = corpus::lock_file(folder) {
        std::fs::copy(lock, program_folder.join("Cargo.lock"))?;
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| base.join(".target"), PathBuf::from);
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["run", "--offline", "--quiet", "--manifest-path"])
        .arg(program_folder.join("Cargo.toml"))
        .arg("--")
        .args(args.list.then_some("--list"))
        .args(args.base_url.iter().flat_map(|url| ["--base-url", url]))
        .args(args.only.iter().flat_map(|pattern| ["--only", pattern]))
        .env("CARGO_TARGET_DIR", target);
    let shown = disk::shown(&program_folder, folder);
    let status = command.status().map_err(|error| {
        Trouble::message(
            format!("`{shown}` cannot be run: {error}"),
            "look whether Cargo is there",
        )
    })?;
    Ok(if status.success() {
        Outcome::Done
    } else {
        Outcome::Refused
    })
}

/// Writes the files that are not there as they are, so that only what changed is compiled again.
fn write(folder: &Path, files: &FileSet) -> Result<(), Trouble> {
    let disk = Folder::new(folder);
    for (path, bytes) in files.iter() {
        if disk.read(path)?.as_deref() != Some(bytes) {
            disk.write(path, bytes)?;
        }
    }
    Ok(())
}
