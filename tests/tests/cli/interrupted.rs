//! From one release of the connections client to the next description, stopped at every file system call and killed at
//! random moments.

use std::cell::Cell;
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support;
use crate::support::repository::{regenerate, release};
use crate::support::tree::{Tree, tree};
use crate::support::xtask::program;
use crate::support::{connections, write_crate};
use cratesmith::Generated;
use cratesmith::cli::{Disk, Folder, sync, workspace_lock};
use cratesmith::evolution::Lock;

const PACKAGE: &str = "supermemory-connections";
const REGION: &str = "# user: begin extra\nanyhow = \"1\"\n# user: end extra\n";

/// The description of the next version: two types have other names, so files come, go and change.
fn next() -> String {
    let text = connections::description();
    let changed = text
        .replace("CreatedConnection", "StartedConnection")
        .replace("ConfigureResult", "ConfigurationOutcome")
        .replace(
            "description: The service failed.",
            "description: The service has failed.",
        );
    assert_ne!(changed, text);
    changed
}

/// A workspace whose crate was released, with lines of a person in the manifest and the changelog.
fn released() -> tempfile::TempDir {
    let workspace = tempfile::tempdir().unwrap();
    let client = workspace.path().join("client");
    let (text, config) = (connections::description(), connections::configuration());
    write_crate(&client, &regenerate(&client, &text, &config).files);
    let manifest = fs::read_to_string(client.join("Cargo.toml")).unwrap();
    fs::write(
        client.join("Cargo.toml"),
        manifest.replace("[dependencies]\n", &format!("[dependencies]\n{REGION}")),
    )
    .unwrap();
    let changelog = fs::read_to_string(client.join("CHANGELOG.md")).unwrap();
    fs::write(client.join("CHANGELOG.md"), changelog + "- A person's line.\n").unwrap();
    let released = release(&client, &text, &config, "2026-01-02");
    write_crate(&client, &released.files);
    fs::write(client.join(Lock::PATH), released.lock.to_string()).unwrap();
    let lock = format!(
        "version = 4\n\n[[package]]\nname = \"{PACKAGE}\"\nversion = \"{}\"\n",
        released.version
    );
    fs::write(workspace.path().join("Cargo.lock"), lock).unwrap();
    workspace
}

/// A copy that shares the bytes: files are replaced, never written into.
fn copy(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    for path in tree(from).keys() {
        let place = to.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::hard_link(from.join(path), place).unwrap();
    }
    to
}

/// A folder that fails at the n-th call, in the middle of it.
struct Failing {
    inner: Folder,
    left: Cell<usize>,
}

impl Failing {
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
        self.spend()?;
        self.inner.read(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        if let Err(stopped) = self.spend() {
            self.inner.write(path, &bytes[..bytes.len() / 2])?;
            return Err(stopped);
        }
        self.inner.write(path, bytes)
    }

    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        if let Err(stopped) = self.spend() {
            self.inner.append(path, &bytes[..bytes.len() / 2])?;
            return Err(stopped);
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

/// Generations by what they depend on in the folder, as few of the runs differ in that.
#[derive(Default)]
struct Generations(HashMap<Vec<Option<Vec<u8>>>, Generated>);

impl Generations {
    fn of(&mut self, client: &Path) -> &Generated {
        let read =
            ["codegen.lock", "Cargo.toml", "README.md", "CHANGELOG.md"].map(|path| fs::read(client.join(path)).ok());
        self.0
            .entry(read.to_vec())
            .or_insert_with(|| regenerate(client, &next(), &connections::configuration()))
    }

    /// A run of codegen that is stopped after a number of calls.
    fn run(&mut self, workspace: &Path, calls: usize) -> io::Result<usize> {
        let client = workspace.join("client");
        let generated = self.of(&client);
        let disk = Failing {
            inner: Folder::new(&client),
            left: Cell::new(calls),
        };
        let lock = disk.read(Lock::PATH)?.unwrap();
        let previous = Lock::parse(std::str::from_utf8(&lock).unwrap()).expect("the lock is whole");
        let mut plan = sync::plan(&disk, &generated.files, &generated.lock, Some(&previous))?;
        if let Some(change) = workspace_lock::change(&disk, &client, PACKAGE, &generated.version)? {
            plan.add(change);
        }
        assert!(
            plan.changes().all(|change| !change.by_hand),
            "an unfinished run is no hand edit"
        );
        sync::apply(&disk, &plan)?;
        Ok(calls - disk.left.get())
    }
}

/// What cargo makes of the manifest.
fn assert_cargo_reads(client: &Path) {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version=1",
            "--manifest-path",
        ])
        .arg(client.join("Cargo.toml"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn assert_old_or_new(found: &Tree, before: &Tree, after: &Tree) {
    for (path, bytes) in found.iter().filter(|(path, _)| !path.contains(".codegen-")) {
        assert!(
            before.get(path) == Some(bytes) || after.get(path) == Some(bytes),
            "{path} is neither old nor new"
        );
    }
    let both = before.keys().filter(|path| after.contains_key(*path));
    both.for_each(|path| assert!(found.contains_key(path), "{path} is missing"));
    let manifest = std::str::from_utf8(&found["client/Cargo.toml"]).unwrap();
    let manifest: toml::Table = manifest.parse().expect("the manifest is TOML");
    assert_eq!(manifest["package"]["name"].as_str(), Some(PACKAGE));
}

#[test]
fn stopped_at_any_call_each_file_is_whole_and_the_next_run_ends_well() {
    let (base, whole) = (released(), released());
    let mut generations = Generations::default();
    let calls = generations.run(whole.path(), usize::MAX).unwrap();
    let (before, after) = (tree(base.path()), tree(whole.path()));
    let (gone, new) = (
        before.keys().filter(|path| !after.contains_key(*path)).count(),
        after.keys().filter(|path| !before.contains_key(*path)).count(),
    );
    assert!(
        gone >= 2 && new >= 2 && calls > 100,
        "{gone} files went, {new} came, by {calls} calls"
    );
    assert_ne!(before["Cargo.lock"], after["Cargo.lock"]);

    for stop in 0..calls {
        let folder = copy(base.path());
        let stopped = generations.run(folder.path(), stop).unwrap_err();
        assert_eq!(stopped.to_string(), "stopped", "after {stop} calls");
        assert_old_or_new(&tree(folder.path()), &before, &after);
        if stop % 40 == 0 {
            assert_cargo_reads(&folder.path().join("client"));
        }
        generations.run(folder.path(), usize::MAX).unwrap();
        assert_eq!(tree(folder.path()), after, "after {stop} calls");
    }
    assert_eq!(tree(base.path()), before, "no file is written into");
    println!("stopped after each of {calls} calls");
}

/// A description of many types, so that a run writes for a while; two have a version each in their documentation.
fn many(version: usize) -> String {
    let schemas: String = (version * 20..400 + version * 20)
        .map(|number| format!("    T{number}: {{type: object, description: 'In version {version}.', properties: {{a: {{type: string}}}}}}\n"))
        .collect();
    format!(
        "openapi: 3.1.0\ninfo: {{title: Many, version: '{version}'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    )
}

#[test]
fn killed_at_random_moments_the_next_run_ends_in_the_same_bytes() {
    let repository = support::repository::Repository::released(&many(1));
    repository.write(
        "Cargo.lock",
        "version = 4\n\n[[package]]\nname = \"pets\"\nversion = \"0.1.0\"\n",
    );
    repository.edit("client/CHANGELOG.md", "\n## ", "\nA word of mine.\n\n## ");
    repository.write("spec/pets.yaml", &many(2));
    let program = program();
    let start = |folder: &Path| {
        let mut command = Command::new(program);
        command
            .arg("codegen")
            .current_dir(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.spawn().unwrap()
    };

    let undisturbed = copy(repository.root());
    let began = Instant::now();
    assert!(start(undisturbed.path()).wait().unwrap().success());
    let whole = began.elapsed();
    let (before, after) = (tree(repository.root()), tree(undisturbed.path()));
    assert_ne!(before, after);

    let mut random = fastrand::Rng::with_seed(6);
    let mut amid = 0;
    for _ in 0..20 {
        let folder = copy(repository.root());
        let mut run = start(folder.path());
        // Writing is the last part of a run.
        std::thread::sleep(Duration::from_secs_f64(
            whole.as_secs_f64() * (0.3 + 0.8 * random.f64()),
        ));
        run.kill().unwrap();
        run.wait().unwrap();
        let found = tree(folder.path());
        assert!(
            found
                .keys()
                .all(|path| before.contains_key(path) || after.contains_key(path) || path.contains(".codegen-"))
        );
        amid += usize::from(found != before && found != after);
        assert!(found.contains_key("client/Cargo.toml") && found.contains_key("client/codegen.lock"));
        let whole = |path: &String| {
            path.contains(".codegen-") || before.get(path) == found.get(path) || after.get(path) == found.get(path)
        };
        assert!(found.keys().all(whole), "each file is old or new");
        assert!(start(folder.path()).wait().unwrap().success());
        assert_eq!(tree(folder.path()), after);
    }
    println!("{amid} of 20 runs were killed while they wrote");
}
