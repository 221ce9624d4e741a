//! Brings a folder to what was generated: the plan serves both writing and `--check`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::io;

use super::Disk;
use crate::evolution::{Digest, Lock, changelog, regions};
use crate::files::FileSet;

/// Written before anything else and removed at the end: what an interrupted run may have left behind, one
/// `digest path` a line, so that the next run takes it neither for a hand edit nor for a foreign file; and one
/// `entry LINE` for each line of the changelog, so that it takes none for a person's.
const JOURNAL: &str = ".codegen-journal";

/// What begins a line of the journal about the changelog.
const ENTRY: &str = "entry ";

/// Where a file is written before it takes the place of the old one.
const TEMPORARY: &str = ".codegen-temporary";

const MANIFEST: &str = "Cargo.toml";

/// What has to happen in a folder.
#[derive(Debug, Default)]
pub struct Plan {
    /// The files to write, in the order in which they are written; the lock is the last.
    pub write: Vec<Change>,
    /// The files that are not generated any more.
    pub remove: Vec<Change>,
    /// How many files stay as they are, the lock included.
    pub kept: usize,
    /// Whether an interrupted run left something behind.
    pub interrupted: bool,
    /// What the journal has to say before the first file is written.
    journal: String,
}

/// One file that changes.
#[derive(Debug, Clone)]
pub struct Change {
    /// The file.
    pub path: String,
    /// What stands there.
    pub before: Option<Vec<u8>>,
    /// What will stand there; nothing where it is removed.
    pub after: Option<Vec<u8>>,
    /// Whether what stands there is not what codegen wrote.
    pub by_hand: bool,
}

impl Plan {
    /// Whether the folder is what was generated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.write.is_empty() && self.remove.is_empty()
    }

    /// The changes, in the order in which they are made.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.write.iter().chain(&self.remove)
    }

    /// Adds a file that codegen does not own; it is written right after the manifest.
    pub fn add(&mut self, change: Change) {
        let place = usize::from(self.write.first().is_some_and(|first| first.path == MANIFEST));
        self.write.insert(place, change);
    }
}

/// Compares a folder with what was generated.
///
/// # Errors
///
/// A file cannot be read.
pub fn plan(disk: &dyn Disk, files: &FileSet, lock: &Lock, previous: Option<&Lock>) -> io::Result<Plan> {
    let journal = read_journal(disk)?;
    let ours = |path: &str, bytes: &[u8]| {
        let digest = regions::digest(path, bytes);
        let locked = previous.and_then(|lock| lock.files.get(path));
        locked == Some(&digest) || journal.contains(&(path.to_owned(), digest))
    };
    let mut plan = Plan {
        interrupted: disk.read(JOURNAL)?.is_some(),
        ..Plan::default()
    };

    for (path, bytes) in manifest_first(files) {
        match disk.read(path)? {
            Some(before) if before == bytes => plan.kept += 1,
            before => {
                // What a person wrote into the changelog was taken over, whatever it is.
                let by_hand = path != changelog::PATH && before.as_ref().is_some_and(|before| !ours(path, before));
                if let Some(digest) = lock.files.get(path) {
                    let _ = writeln!(plan.journal, "{digest} {path}");
                }
                plan.write.push(Change {
                    path: path.to_owned(),
                    before,
                    after: Some(bytes.to_vec()),
                    by_hand,
                });
            }
        }
    }

    let locked: BTreeSet<&str> = previous
        .iter()
        .flat_map(|lock| lock.files.keys())
        .map(String::as_str)
        .collect();
    let journaled = journal.iter().map(|(path, _)| path.as_str()).collect();
    for path in locked.union(&journaled).filter(|path| files.get(path).is_none()) {
        let Some(before) = disk.read(path)? else { continue };
        let by_hand = !ours(path, &before);
        // What only an interrupted run knew, and what is not as it left it, belongs to somebody else.
        if !by_hand || locked.contains(path) {
            plan.remove.push(Change {
                path: (*path).to_owned(),
                before: Some(before),
                after: None,
                by_hand,
            });
        }
    }

    for entry in &lock.changelog {
        let _ = writeln!(plan.journal, "{ENTRY}{entry}");
    }
    let text = lock.to_string().into_bytes();
    match disk.read(Lock::PATH)? {
        Some(before) if before == text => plan.kept += 1,
        before => plan.write.push(Change {
            path: Lock::PATH.to_owned(),
            before,
            after: Some(text),
            by_hand: false,
        }),
    }
    Ok(plan)
}

/// Carries a plan out; stopped at any point it leaves the old or the new state of every file, and a later run ends well.
///
/// # Errors
///
/// A file cannot be written or removed.
pub fn apply(disk: &dyn Disk, plan: &Plan) -> io::Result<()> {
    if plan.is_empty() && !plan.interrupted {
        return Ok(());
    }
    disk.append(JOURNAL, plan.journal.as_bytes())?;
    let (lock, files): (Vec<&Change>, Vec<&Change>) = plan.write.iter().partition(|change| change.path == Lock::PATH);
    for change in files {
        write(disk, change)?;
    }
    for change in &plan.remove {
        disk.remove(&change.path)?;
    }
    for change in lock {
        write(disk, change)?;
    }
    disk.remove(TEMPORARY)?;
    disk.remove(JOURNAL)
}

/// Brings back what a plan changed.
///
/// # Errors
///
/// A file cannot be written or removed.
pub(super) fn undo(disk: &dyn Disk, plan: &Plan) -> io::Result<()> {
    for change in plan.changes() {
        match &change.before {
            Some(before) => {
                disk.write(TEMPORARY, before)?;
                disk.replace(TEMPORARY, &change.path)?;
            }
            None => disk.remove(&change.path)?,
        }
    }
    disk.remove(TEMPORARY)?;
    disk.remove(JOURNAL)
}

fn write(disk: &dyn Disk, change: &Change) -> io::Result<()> {
    disk.write(TEMPORARY, change.after.as_deref().unwrap_or_default())?;
    disk.replace(TEMPORARY, &change.path)
}

/// The manifest first: Cargo has to read it to run codegen again.
fn manifest_first(files: &FileSet) -> impl Iterator<Item = (&str, &[u8])> {
    let manifest = files.get(MANIFEST).map(|bytes| (MANIFEST, bytes));
    manifest
        .into_iter()
        .chain(files.iter().filter(|(path, _)| *path != MANIFEST))
}

/// The lines of the changelog that interrupted runs may have written.
///
/// # Errors
///
/// The journal cannot be read.
pub fn journaled_entries(disk: &dyn Disk) -> io::Result<Vec<String>> {
    let lines = journal_lines(disk)?.into_iter();
    Ok(lines
        .filter_map(|line| line.strip_prefix(ENTRY).map(str::to_owned))
        .collect())
}

/// The lines of the journal; one that was cut off is of a run that had not begun to write.
fn journal_lines(disk: &dyn Disk) -> io::Result<Vec<String>> {
    let bytes = disk.read(JOURNAL)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let whole = text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
    Ok(whole.map(str::to_owned).collect())
}

/// The files that interrupted runs wrote.
fn read_journal(disk: &dyn Disk) -> io::Result<BTreeSet<(String, Digest)>> {
    let lines = journal_lines(disk)?;
    Ok(lines
        .iter()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(digest, path)| Some((path.to_owned(), Digest::parse(digest)?)))
        .filter(|(path, _)| crate::evolution::stays_inside(path))
        .collect())
}
