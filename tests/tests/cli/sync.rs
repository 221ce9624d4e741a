//! What sync writes, keeps and deletes, and that it may be stopped anywhere.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::support;
use cratesmith::cli::sync::{self, Plan};
use cratesmith::cli::{Disk, Folder};
use cratesmith::evolution::{Ledger, Lock, Size};
use cratesmith::files::FileSet;

const FIRST: &[(&str, &str)] = &[
    ("Cargo.toml", "manifest 1"),
    ("src/lib.rs", "lib"),
    ("src/old/stale.rs", "stale"),
    ("src/types/pet.rs", "pet 1"),
];
const SECOND: &[(&str, &str)] = &[
    ("Cargo.toml", "manifest 2"),
    ("src/lib.rs", "lib"),
    ("src/new.rs", "new"),
    ("src/types/pet.rs", "pet 2"),
];

fn generated(files: &[(&str, &str)]) -> (FileSet, Lock) {
    let files: FileSet = files.iter().map(|(path, text)| (*path, *text)).collect();
    let lock = Lock::of(&files, BTreeMap::new(), Size::default(), Ledger::default());
    (files, lock)
}

fn previous(disk: &dyn Disk) -> Option<Lock> {
    let bytes = disk.read(Lock::PATH).unwrap()?;
    Some(Lock::parse(std::str::from_utf8(&bytes).unwrap()).expect("the lock is whole"))
}

fn plan(disk: &dyn Disk, files: &[(&str, &str)]) -> Plan {
    let (files, lock) = generated(files);
    sync::plan(disk, &files, &lock, previous(disk).as_ref()).unwrap()
}

fn run(disk: &dyn Disk, files: &[(&str, &str)]) -> io::Result<Plan> {
    let plan = plan(disk, files);
    sync::apply(disk, &plan)?;
    Ok(plan)
}

/// Every file below a folder but the lock.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let files = support::tree::tree(folder).into_iter();
    files
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

fn expected(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut expected: BTreeMap<String, String> = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    expected.insert(Lock::PATH.to_owned(), generated(files).1.to_string());
    expected
}

fn paths(changes: &[sync::Change]) -> Vec<&str> {
    changes.iter().map(|change| change.path.as_str()).collect()
}

#[test]
fn a_new_folder_gets_every_file_and_the_lock() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("not/yet/there");
    let plan = run(&Folder::new(&root), FIRST).unwrap();
    assert_eq!(tree(&root), expected(FIRST));
    assert_eq!((plan.write.len(), plan.kept, plan.remove.len()), (5, 0, 0));
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Folder::new(folder.path());
    run(&disk, FIRST).unwrap();
    let before = fs::metadata(folder.path().join("src/lib.rs"))
        .unwrap()
        .modified()
        .unwrap();
    let plan = run(&disk, FIRST).unwrap();
    assert!(plan.is_empty());
    assert_eq!(plan.kept, 5);
    assert_eq!(
        fs::metadata(folder.path().join("src/lib.rs"))
            .unwrap()
            .modified()
            .unwrap(),
        before
    );
}

#[test]
fn only_what_changed_is_written_and_what_is_stale_goes() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Folder::new(folder.path());
    run(&disk, FIRST).unwrap();
    let plan = run(&disk, SECOND).unwrap();
    assert_eq!(
        paths(&plan.write),
        ["Cargo.toml", "src/new.rs", "src/types/pet.rs", "codegen.lock"]
    );
    assert_eq!(paths(&plan.remove), ["src/old/stale.rs"]);
    assert_eq!(tree(folder.path()), expected(SECOND));
    assert!(
        !folder.path().join("src/old").exists(),
        "folders that became empty go with their last file"
    );
}

#[test]
fn foreign_files_are_never_touched() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Folder::new(folder.path());
    run(&disk, FIRST).unwrap();
    fs::write(folder.path().join("src/old/mine.rs"), "mine").unwrap();
    fs::write(folder.path().join("notes.txt"), "notes").unwrap();
    run(&disk, SECOND).unwrap();
    let mut wanted = expected(SECOND);
    wanted.insert("src/old/mine.rs".to_owned(), "mine".to_owned());
    wanted.insert("notes.txt".to_owned(), "notes".to_owned());
    assert_eq!(tree(folder.path()), wanted);
}

#[test]
fn hand_edits_are_noticed_in_written_and_in_stale_files() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Folder::new(folder.path());
    run(&disk, FIRST).unwrap();
    fs::write(folder.path().join("src/types/pet.rs"), "edited").unwrap();
    fs::write(folder.path().join("src/old/stale.rs"), "edited").unwrap();
    let plan = plan(&disk, SECOND);
    let by_hand: Vec<&str> = plan
        .changes()
        .filter(|change| change.by_hand)
        .map(|change| change.path.as_str())
        .collect();
    assert_eq!(by_hand, ["src/types/pet.rs", "src/old/stale.rs"]);
}

#[test]
fn a_file_in_the_way_that_codegen_did_not_write_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Cargo.toml"), "somebody's manifest").unwrap();
    let plan = plan(&Folder::new(folder.path()), FIRST);
    assert!(
        plan.write
            .iter()
            .any(|change| change.path == "Cargo.toml" && change.by_hand)
    );
}

#[test]
fn a_deleted_file_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Folder::new(folder.path());
    run(&disk, FIRST).unwrap();
    fs::remove_file(folder.path().join("src/lib.rs")).unwrap();
    let plan = run(&disk, FIRST).unwrap();
    assert_eq!(paths(&plan.write), ["src/lib.rs"]);
    assert_eq!(tree(folder.path()), expected(FIRST));
}

#[cfg(unix)]
#[test]
fn links_in_the_folder_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("src")).unwrap();
    let (files, lock) = generated(FIRST);
    let error = sync::plan(&Folder::new(folder.path()), &files, &lock, None).unwrap_err();
    assert!(error.to_string().contains("is a symbolic link"), "{error}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn two_runs_at_once_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let one = Folder::new(folder.path());
    one.append(".codegen-journal", b"").unwrap();
    let error = run(&Folder::new(folder.path()), FIRST).unwrap_err();
    assert_eq!(error.to_string(), "another run of codegen is at work in this folder");
}

/// A folder that fails at the n-th change, in the middle of it.
struct Failing {
    inner: Folder,
    left: Cell<usize>,
}

impl Failing {
    fn new(folder: &Path, changes: usize) -> Self {
        Self {
            inner: Folder::new(folder),
            left: Cell::new(changes),
        }
    }

    fn spend(&self) -> io::Result<()> {
        match self.left.get().checked_sub(1) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(io::Error::other("stopped")),
        }
    }
}

impl Disk for Failing {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        self.inner.read(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        if self.spend().is_err() {
            self.inner.write(path, &bytes[..bytes.len() / 2])?;
            return Err(io::Error::other("stopped"));
        }
        self.inner.write(path, bytes)
    }

    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        if self.spend().is_err() {
            self.inner.append(path, &bytes[..bytes.len() / 2])?;
            return Err(io::Error::other("stopped"));
        }
        self.inner.append(path, bytes)
    }

    fn replace(&self, from: &str, to: &str) -> io::Result<()> {
        self.spend()?;
        self.inner.replace(from, to)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.spend()?;
        self.inner.remove(path)
    }
}

/// Stops runs that go from the first files to the second after every number of changes.
fn stopped_everywhere(check: impl Fn(&Path)) {
    for changes in 0.. {
        let folder = tempfile::tempdir().unwrap();
        run(&Folder::new(folder.path()), FIRST).unwrap();
        let ended = run(&Failing::new(folder.path(), changes), SECOND);
        check(folder.path());
        if ended.is_ok() {
            assert!(changes > 10, "the run makes more changes than {changes}");
            return;
        }
    }
}

#[test]
fn stopped_anywhere_each_file_is_old_or_new() {
    let (first, second) = (expected(FIRST), expected(SECOND));
    stopped_everywhere(|folder| {
        for (path, text) in tree(folder)
            .into_iter()
            .filter(|(path, _)| !path.starts_with(".codegen-"))
        {
            assert!(
                first.get(&path) == Some(&text) || second.get(&path) == Some(&text),
                "{path} holds {text:?}"
            );
        }
        assert!(folder.join("Cargo.toml").exists() && folder.join(Lock::PATH).exists());
    });
}

#[test]
fn after_an_interruption_the_next_run_ends_in_the_same_bytes() {
    stopped_everywhere(|folder| {
        let plan = run(&Folder::new(folder), SECOND).unwrap();
        assert!(plan.changes().all(|change| !change.by_hand));
        assert_eq!(tree(folder), expected(SECOND));
    });
}

#[test]
fn after_an_interruption_a_run_with_other_inputs_ends_well_too() {
    stopped_everywhere(|folder| {
        let plan = run(&Folder::new(folder), FIRST).unwrap();
        assert!(
            plan.changes().all(|change| !change.by_hand),
            "an unfinished run is no hand edit"
        );
        assert_eq!(tree(folder), expected(FIRST));
    });
}

#[test]
fn interrupted_twice_with_different_inputs_nothing_is_orphaned() {
    const THIRD: &[(&str, &str)] = &[("Cargo.toml", "manifest 3"), ("src/lib.rs", "lib 3")];
    stopped_everywhere(|folder| {
        for changes in 0..12 {
            let copy = tempfile::tempdir().unwrap();
            for (path, text) in tree(folder) {
                fs::create_dir_all(copy.path().join(&path).parent().unwrap()).unwrap();
                fs::write(copy.path().join(&path), text).unwrap();
            }
            let _ = run(&Failing::new(copy.path(), changes), THIRD);
            let plan = run(&Folder::new(copy.path()), THIRD).unwrap();
            assert!(plan.changes().all(|change| !change.by_hand));
            assert_eq!(tree(copy.path()), expected(THIRD));
        }
    });
}
