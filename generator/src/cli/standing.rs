//! What stands in the folder of a crate before a run: the lock, and the files that people write into too.

use std::collections::BTreeMap;

use super::Disk;
use super::report::Trouble;
use super::sync;
use crate::evolution::{Ledger, Lock, Size, changelog, regions};
use crate::files::FileSet;
use crate::source::Source;

/// What the next generation has to know of the last one, and of the user's hand.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// The record of the last generation.
    pub(super) previous: Option<Lock>,
    /// The files that hold what is the user's.
    pub(super) existing: FileSet,
}

impl Standing {
    /// Reads it; `crate_folder` is what people call the folder.
    pub(super) fn read(disk: &dyn Disk, crate_folder: &str) -> Result<Self, Trouble> {
        let mut previous = read_lock(disk, crate_folder)?;
        // An interrupted run wrote them, and did not come to say so in the lock.
        let entries = sync::journaled_entries(disk)?;
        if !entries.is_empty() {
            let empty = || Lock::of(&FileSet::default(), BTreeMap::new(), Size::default(), Ledger::default());
            previous.get_or_insert_with(empty).changelog.extend(entries);
        }
        let mut existing = FileSet::default();
        for path in regions::FILES.into_iter().chain([changelog::PATH]) {
            if let Some(bytes) = disk.read(path)? {
                existing.insert(path, bytes);
            }
        }
        Ok(Self { previous, existing })
    }
}

fn read_lock(disk: &dyn Disk, crate_folder: &str) -> Result<Option<Lock>, Trouble> {
    let Some(bytes) = disk.read(Lock::PATH)? else {
        return Ok(None);
    };
    let source = Source {
        name: format!("{crate_folder}/{}", Lock::PATH),
        bytes,
    };
    match Lock::parse(&String::from_utf8_lossy(&source.bytes)) {
        Ok(lock) => Ok(Some(lock)),
        Err(diagnostics) => Err(Trouble::Problems {
            diagnostics,
            sources: vec![source],
        }),
    }
}
