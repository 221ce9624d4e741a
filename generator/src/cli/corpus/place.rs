//! Where a corpus run keeps what it makes: below `target/corpus`.

use std::io;
use std::path::{Path, PathBuf};

/// The folders and files of one corpus.
#[derive(Debug)]
pub(super) struct Place {
    crates: PathBuf,
    state: PathBuf,
    target: PathBuf,
}

impl Place {
    /// The place of a corpus: named after its folder.
    pub(super) fn of(folder: &Path, corpus: &Path) -> io::Result<Self> {
        let corpus = std::fs::canonicalize(corpus)?;
        let name = corpus
            .file_name()
            .map_or_else(|| "root".into(), |name| name.to_string_lossy());
        let base = folder.join("target").join("corpus");
        let crates = base.join(name.as_ref());
        std::fs::create_dir_all(&crates)?;
        Ok(Self {
            crates,
            state: base.join(format!("{name}.state.jsonl")),
            target: std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| base.join(".target"), PathBuf::from),
        })
    }

    /// The folder of all crates.
    pub(super) fn crates(&self) -> &Path {
        &self.crates
    }

    /// The folder of one crate.
    pub(super) fn of_crate(&self, id: &str) -> PathBuf {
        self.crates.join(id)
    }

    /// The file for what was said about a description or its crate.
    pub(super) fn of_log(&self, id: &str) -> PathBuf {
        self.crates.join(format!("{id}.log"))
    }

    /// The rows that are finished.
    pub(super) fn state(&self) -> &Path {
        &self.state
    }

    /// What the compiler makes; all corpora share it, as the dependencies are the same. A folder that Cargo is told of wins.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }
}
