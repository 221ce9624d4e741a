//! The fourth step: the package is one that the registry takes, and that builds with no file beside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Deserialize;

use super::super::report::Trouble;
use super::Ended;
use super::work::Work;

/// The largest package that crates.io takes, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// How many features crates.io takes.
const MOST_FEATURES: usize = 300;

/// What `cargo metadata` says of a workspace.
#[derive(Deserialize)]
struct Metadata {
    target_directory: PathBuf,
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    features: serde_json::Map<String, serde_json::Value>,
}

pub(super) fn step(work: &mut Work<'_>) -> Ended {
    let metadata = metadata(work)?;
    let mut packages = metadata.packages.iter();
    let features = packages
        .find(|package| package.name == work.package())
        .map_or(0, |package| package.features.len());
    if features > MOST_FEATURES {
        return Err(Trouble::message(
            format!("the crate has {features} features, and crates.io takes {MOST_FEATURES}"),
            "generate fewer operations, by `[include]` or `[exclude]` in codegen.toml",
        ));
    }

    // What is not committed was found to be the release's own, or nothing.
    let package = ["package", "--quiet", "--allow-dirty", "--all-features"];
    work.cargo_or_end(&package, work.output(), &[])?;
    let name = format!("{}-{}", work.package(), work.version());
    let packaged = metadata.target_directory.join("package");
    let size = fs::metadata(packaged.join(format!("{name}.crate")))?.len();
    if size > LARGEST {
        return Err(Trouble::message(
            format!("the package has {}, and crates.io takes 10 MiB", mebibytes(size)),
            "generate fewer operations, by `[include]` or `[exclude]` in codegen.toml, or ask crates.io for more",
        ));
    }
    build_alone(work, &packaged.join(&name), &metadata.target_directory)?;
    let warning = match size > LARGEST / 5 * 4 {
        true => "; WARNING: that is near the 10 MiB that crates.io takes",
        false => "",
    };
    Ok(format!("{}, {features} features{warning}", mebibytes(size)))
}

fn metadata(work: &Work<'_>) -> Result<Metadata, Trouble> {
    let ran = work.cargo(&["metadata", "--no-deps", "--format-version=1"], work.output(), &[])?;
    let problem = |reason: String| {
        Trouble::message(
            format!("Cargo cannot read the manifest of `{}`: {reason}", work.crate_folder),
            "add the crate to the members of the workspace, or to its `exclude`",
        )
    };
    match ran.success {
        true => serde_json::from_str(&ran.out).map_err(|error| problem(error.to_string())),
        false => Err(problem(ran.tail())),
    }
}

/// Builds the unpacked package in a folder outside of any workspace.
fn build_alone(work: &Work<'_>, unpacked: &Path, target: &Path) -> Result<(), Trouble> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_nanos();
    let name = format!("cratesmith-release-{}-{now}", std::process::id());
    let alone = Temporary(std::env::temp_dir().join(name));
    copy(unpacked, &alone.0)?;
    let target = target.to_string_lossy();
    let build = ["build", "--quiet", "--locked", "--all-features", "--all-targets"];
    work.cargo_or_end(&build, &alone.0, &[("CARGO_TARGET_DIR", &target)])
}

/// A folder that goes when it is no longer needed.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        // Where it cannot be removed, the system does so in time.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            // What verifying the package built.
            true if entry.file_name() == "target" => {}
            true => copy(&entry.path(), &place)?,
            false => drop(fs::copy(entry.path(), &place)?),
        }
    }
    Ok(())
}

fn mebibytes(bytes: u64) -> String {
    // Enough digits for a package of a few files.
    format!("{}.{:02} MiB", bytes >> 20, ((bytes & 0xf_ffff) * 100) >> 20)
}
