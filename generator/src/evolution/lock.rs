//! `codegen.lock`: what was generated, from what, so that the next run knows its own work.

use std::collections::BTreeMap;

use super::changelog::PATH as CHANGELOG;
use super::{Digest, Ledger, Release, regions};
use crate::files::FileSet;
use crate::model::OldNames;
use crate::naming::NameTable;

/// The version of the lock's own text.
pub const FORMAT: u32 = 1;

/// The latest rules of naming and of defaults that this version of the generator knows.
pub const EDITION: u32 = 1;

/// The record of one generation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// The version of the generator.
    pub generator: String,
    /// The rules of naming and of defaults that hold for this crate, also when a later generator has newer ones.
    pub edition: u32,
    /// The digest of each input in its canonical form.
    pub inputs: BTreeMap<String, Digest>,
    /// How large the API is.
    pub size: Size,
    /// The names that were given, which later runs give again.
    pub names: NameTable,
    /// The names of before, by their paths, with what the user calls the items now.
    pub aliases: OldNames,
    /// Where the crate is less precise than the description.
    pub ledger: Ledger,
    /// The digest of each file that codegen owns, without what is the user's in it. Neither the lock itself is among them
    /// nor the changelog, which is the user's as much.
    pub files: BTreeMap<String, Digest>,
    /// The lines of the changelog's section of what is not released that codegen stands for.
    pub changelog: Vec<String>,
    /// The last release; nothing before the first.
    pub released: Option<Release>,
}

/// The size of a generated API.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// How many operations it has.
    pub operations: u32,
    /// How many types it defines.
    pub types: u32,
}

impl Lock {
    /// The path of the lock in the generated crate.
    pub const PATH: &'static str = "codegen.lock";

    /// The record of a generation by this version of the generator.
    #[must_use]
    pub fn of(files: &FileSet, inputs: BTreeMap<String, Digest>, size: Size, ledger: Ledger) -> Self {
        Self {
            generator: env!("CARGO_PKG_VERSION").to_owned(),
            edition: EDITION,
            inputs,
            size,
            names: NameTable::default(),
            aliases: OldNames::default(),
            ledger,
            files: files
                .iter()
                .filter(|(path, _)| *path != CHANGELOG)
                .map(|(path, bytes)| (path.to_owned(), regions::digest(path, bytes)))
                .collect(),
            changelog: Vec::new(),
            released: None,
        }
    }

    /// Whether codegen owns a file.
    #[must_use]
    pub fn owns(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }
}
