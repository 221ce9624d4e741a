//! The same inputs give the same bytes: on any number of threads, and in any order of what has no order.
//!
//! Real descriptions come from `shared/corpus` beside the repository, where that is: some of them, with `CORPUS=all` every one.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::support;
use crate::support::permute::{permuted, written};
use cratesmith::diagnostic::{Diagnostics, Severity};
use cratesmith::files::FileSet;
use cratesmith::options::{Options, Package};
use cratesmith::source::{Fetch, MemoryFetch, NoFetch, Source};
use cratesmith::{emit, format, load, lower};
use serde_yaml::Value;

/// Everything that a run says and writes; what is said has no order, as it follows the text.
#[derive(PartialEq)]
struct Outcome {
    files: FileSet,
    said: Vec<String>,
}

/// Generates on a number of threads; nothing but diagnostics where the description is refused.
fn outcome(text: &str, fetch: &dyn Fetch, threads: usize) -> Outcome {
    let source = Source {
        name: "openapi.yaml".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let options = Options {
        package: Package {
            name: "permuted".to_owned(),
            ..Package::default()
        },
        ..Options::default()
    };
    let mut diagnostics = Diagnostics::default();
    let files = load::load(&source, fetch, &mut diagnostics)
        .map(|document| lower::lower(&document, &options, &mut diagnostics))
        .map(|api| format::format_on(&emit::emit(&api, &options), threads));
    let mut said: Vec<String> = diagnostics
        .as_slice()
        .iter()
        .filter(|diagnostic| diagnostic.severity != Severity::Note)
        .map(|diagnostic| format!("{diagnostic:?}"))
        .collect();
    said.sort();
    Outcome {
        files: files.unwrap_or_default(),
        said,
    }
}

/// The first differences of two outcomes, in words; empty where there are none.
fn differences(expected: &Outcome, found: &Outcome) -> String {
    let mut out = String::new();
    if expected == found {
        return out;
    }
    for (path, bytes) in expected.files.iter() {
        match found.files.get(path) {
            None => drop(writeln!(out, "  {path} is missing")),
            Some(other) if other != bytes => {
                let (left, right) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(other));
                let line = left.lines().zip(right.lines()).find(|(left, right)| left != right);
                let _ = writeln!(out, "  {path}: {line:?}");
            }
            Some(_) => {}
        }
    }
    for (path, _) in found
        .files
        .iter()
        .filter(|(path, _)| expected.files.get(path).is_none())
    {
        let _ = writeln!(out, "  {path} is new");
    }
    for said in expected.said.iter().filter(|said| !found.said.contains(said)) {
        let _ = writeln!(out, "  no longer said: {said}");
    }
    for said in found.said.iter().filter(|said| !expected.said.contains(said)) {
        let _ = writeln!(out, "  newly said: {said}");
    }
    out.lines().take(12).map(|line| format!("{line}\n")).collect()
}

/// What differs between runs of one description; `seeds` is how many orders are tried.
fn unstable(name: &str, text: &str, fetch: &dyn Fetch, seeds: u64) -> String {
    let description: Value = match serde_yaml::from_str(text) {
        Ok(description) => description,
        // What is no tree has no other order: its own bytes are all there is.
        Err(_) => return String::new(),
    };
    let expected = outcome(&written(&description), fetch, 1);
    let threads = differences(&expected, &outcome(&written(&description), fetch, 4));
    let mut out = String::new();
    if !threads.is_empty() {
        let _ = write!(out, "{name}, on four threads:\n{threads}");
    }
    for seed in 1..=seeds {
        let found = differences(&expected, &outcome(&permuted(&description, seed), fetch, 4));
        if !found.is_empty() {
            let _ = write!(out, "{name}, in order {seed}:\n{found}");
        }
    }
    out
}

#[test]
fn fixtures_give_the_same_bytes_on_any_threads_and_in_any_order() {
    let mut found = String::new();
    for folder in sorted(&support::root().join("tests/fixtures/ok")) {
        let text = std::fs::read_to_string(folder.join("openapi.yaml")).expect("a fixture has an openapi.yaml");
        found.push_str(&unstable(&folder.display().to_string(), &text, &NoFetch, 3));
    }
    assert!(found.is_empty(), "\n{found}");
}

#[test]
fn targets_in_several_files_are_named_by_their_own_files() {
    let folder = support::root().join("tests/fixtures/several_files");
    let read = |name: &str| std::fs::read(folder.join(name)).expect("the fixture is there");
    let names = ["schemas/pet.yaml", "other/pet.yaml", "other/animals.yaml"];
    let fetch = MemoryFetch(names.map(|name| (name.to_owned(), read(name))).into());
    let text = String::from_utf8(read("openapi.yaml")).expect("the fixture is text");
    let found = unstable("several_files", &text, &fetch, 20);
    assert!(found.is_empty(), "\n{found}");

    let Outcome { files, said } = outcome(&text, &fetch, 1);
    assert!(said.is_empty(), "{said:?}");
    let of_types = files.iter().filter_map(|(path, _)| path.strip_prefix("src/types/"));
    assert_eq!(
        of_types.collect::<Vec<_>>(),
        [
            "animals_cat.rs",
            "bird.rs",
            "cat.rs",
            "dog.rs",
            "mod.rs",
            "other_pet.rs",
            "other_pet_size.rs",
            "schemas_pet.rs",
            "schemas_pet_size.rs",
        ]
    );
}

#[test]
fn real_descriptions_give_the_same_bytes_on_any_threads_and_in_any_order() {
    const LARGEST: u64 = 60_000;
    const EVERY: usize = 8;
    let folder = support::root().join("../shared/corpus/real");
    if !folder.is_dir() {
        eprintln!("no real description was tried: {} is not there", folder.display());
        return;
    }
    let all = std::env::var("CORPUS").is_ok_and(|which| which == "all");
    let files: Vec<PathBuf> = sorted(&folder)
        .into_iter()
        .filter(|path| path.is_file())
        .filter(|path| all || path.metadata().is_ok_and(|file| file.len() < LARGEST))
        .step_by(if all { 1 } else { EVERY })
        .collect();
    assert!(!files.is_empty(), "{} has no descriptions", folder.display());
    let mut found = String::new();
    for path in &files {
        let text = std::fs::read_to_string(path).expect("a description can be read");
        found.push_str(&unstable(&path.display().to_string(), &text, &NoFetch, 1));
    }
    assert!(found.is_empty(), "\n{found}");
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
