//! The second oracle: `cargo semver-checks`, which compares what rustdoc says of both crates.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use cratesmith::files::FileSet;

use super::compiler::{Workshop, features};

/// Whether `cargo semver-checks` is installed.
#[must_use]
pub fn is_there(workshop: &Workshop) -> bool {
    let arguments = ["semver-checks", "--version"].map(OsString::from);
    workshop
        .cargo(&workshop.folder, &arguments)
        .is_ok_and(|output| output.status.success())
}

/// What rustdoc says of a crate, as JSON in a file of this name; nothing is done where the file is there.
///
/// # Errors
///
/// The crate does not compile.
pub fn described(workshop: &Workshop, package: &str, files: &FileSet, name: &str) -> Result<PathBuf, String> {
    let json = workshop.folder.join(format!("{name}.json"));
    if json.exists() {
        return Ok(json);
    }
    let folder = workshop.put("described", files)?;
    let mut arguments: Vec<OsString> = ["rustdoc", "--lib", "--quiet", "--features"]
        .map(OsString::from)
        .to_vec();
    arguments.push(features(files).join(",").into());
    arguments.extend(
        [
            "--",
            "-Z",
            "unstable-options",
            "--output-format",
            "json",
            "--cap-lints",
            "allow",
        ]
        .map(OsString::from),
    );
    // The format is unstable, and what reads it knows that of this compiler.
    let output = std::process::Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(&arguments)
        .env("CARGO_TARGET_DIR", &workshop.target)
        .env("CARGO_NET_OFFLINE", "true")
        .env("RUSTC_BOOTSTRAP", "1")
        .current_dir(&folder)
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        return Err(format!("rustdoc:\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    let made = workshop
        .target
        .join("doc")
        .join(format!("{}.json", package.replace('-', "_")));
    std::fs::copy(&made, &json).map_err(|error| format!("{}: {error}", made.display()))?;
    Ok(json)
}

/// The lints that find something breaking between two crates; none where the second is compatible.
///
/// # Errors
///
/// The comparison cannot be made.
pub fn breaking(workshop: &Workshop, before: &Path, after: &Path) -> Result<Vec<String>, String> {
    let mut arguments: Vec<OsString> = ["semver-checks", "--release-type", "minor", "--color", "never"]
        .map(OsString::from)
        .to_vec();
    arguments.extend([
        "--baseline-rustdoc".into(),
        before.into(),
        "--current-rustdoc".into(),
        after.into(),
    ]);
    let output = workshop.cargo(&workshop.folder, &arguments)?;
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    if !text.contains("checks:") {
        return Err(format!("cargo semver-checks did not compare:\n{text}"));
    }
    let lints = text.lines().filter_map(|line| line.strip_prefix("--- failure "));
    let lints: Vec<String> = lints
        .filter_map(|line| line.split_once(':'))
        .map(|(lint, _)| lint.to_owned())
        .collect();
    match (output.status.success(), lints.is_empty()) {
        (false, true) => Err(format!("cargo semver-checks failed without a lint:\n{text}")),
        _ => Ok(lints),
    }
}
