//! What several tests need: the connections description generated in memory, and folders for compilers.
#![allow(dead_code, reason = "each test uses its part")]

pub(crate) mod connections;
pub(crate) mod fixtures;
pub(crate) mod permute;
pub(crate) mod releases;
pub(crate) mod repository;
pub(crate) mod tree;
pub(crate) mod xtask;

use std::path::{Path, PathBuf};
use std::process::Command;

use cratesmith::files::FileSet;
use cratesmith::options::{Options, Package};
use cratesmith::source::{NoFetch, Source};
use cratesmith::{Generated, Input};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The repository's own lock file, so that what tests compile resolves offline to what the workspace has.
pub(crate) fn lock_file() -> String {
    std::fs::read_to_string(root().join("Cargo.lock")).expect("the workspace has a lock file")
}

/// Downloads what the package or workspace in a folder needs on this machine, with every feature.
///
/// The build of this repository leaves out what is optional, so on a new machine it is not there yet. Nothing is asked of
/// the network where everything is; what follows can be done offline.
pub(crate) fn download(folder: &Path) {
    let fetch = |more: &[&str]| {
        Command::new(env!("CARGO"))
            .args(["fetch", "--quiet", "--target", "host-tuple"])
            .args(more)
            .current_dir(folder)
            .output()
            .expect("cargo runs")
    };
    if fetch(&["--offline"]).status.success() {
        return;
    }
    let online = fetch(&[]);
    let errors = String::from_utf8_lossy(&online.stderr);
    assert!(
        online.status.success(),
        "the dependencies cannot be downloaded:\n{errors}"
    );
}

/// The folder for build products of generated crates, which all tests share so that dependencies are built once.
pub(crate) fn target_folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated")
}

/// Cargo for what a test compiles, once and for nobody to debug: a quarter of what it takes on disk otherwise.
pub(crate) fn cargo() -> Command {
    compiling(Path::new(env!("CARGO")))
}

/// A program that compiles as [`cargo`] does.
pub(crate) fn compiling(program: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env("CARGO_TARGET_DIR", target_folder())
        .envs([("CARGO_INCREMENTAL", "0"), ("CARGO_PROFILE_DEV_DEBUG", "0")]);
    command
}

/// The crate of a description in memory, with the name of its package.
pub(crate) fn generated(package: &str, name: &str, description: impl Into<Vec<u8>>) -> FileSet {
    let source = Source {
        name: name.to_owned(),
        bytes: description.into(),
    };
    let options = Options {
        package: Package {
            name: package.to_owned(),
            ..Package::default()
        },
        ..Options::default()
    };
    generate(&source, &options).files
}

/// What is generated of a description that refers to no other.
pub(crate) fn generate(source: &Source, options: &Options) -> Generated {
    let input = Input {
        source,
        fetch: &NoFetch,
        options,
        previous: None,
        existing: &FileSet::default(),
    };
    match cratesmith::generate(&input) {
        Ok(generated) => generated,
        Err(failure) => panic!("{}: {:#?}", options.package.name, failure.diagnostics),
    }
}

/// Writes a generated crate into a folder, in place of what stands there.
pub(crate) fn write_crate(folder: &Path, files: &FileSet) {
    let _ = std::fs::remove_dir_all(folder);
    for (path, bytes) in files.iter() {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        std::fs::write(path, bytes).expect("the file can be written");
    }
}
