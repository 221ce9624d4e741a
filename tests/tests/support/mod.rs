//! What several tests need: the connections description generated in memory, and folders for compilers.
#![allow(dead_code, reason = "each test uses its part")]

pub mod connections;

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The repository's own lock file, so that what tests compile resolves offline to what the workspace has.
pub fn lock_file() -> String {
    std::fs::read_to_string(root().join("Cargo.lock")).expect("the workspace has a lock file")
}

/// A folder for build products of a test, below the one in which the test itself was built.
pub fn target_folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}
