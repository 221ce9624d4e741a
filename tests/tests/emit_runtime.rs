//! The table of the runtime's files says what the files say.

use std::collections::{BTreeMap, BTreeSet};

use cratesmith::emit::dependencies::DEPENDENCIES;
use cratesmith::emit::runtime::{FILES, RuntimeFile};

/// The text without comments.
fn code(file: &RuntimeFile) -> String {
    file.text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn word(text: &str) -> &str {
    let end = text
        .find(|character: char| !(character.is_alphanumeric() || character == '_'))
        .unwrap_or(text.len());
    &text[..end]
}

/// What a file defines at its top.
fn definitions(file: &RuntimeFile) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in code(file).lines() {
        let mut line = line.to_owned();
        for skipped in ["pub const fn ", "pub async fn "] {
            line = line.replacen(skipped, "pub fn ", 1);
        }
        for start in [
            "pub fn ",
            "pub struct ",
            "pub enum ",
            "pub trait ",
            "pub type ",
            "pub mod ",
            "pub const ",
            "macro_rules! ",
        ] {
            found.extend(line.strip_prefix(start).map(|rest| word(rest).to_owned()));
        }
        found.extend(line.strip_prefix("pub use http::").map(|rest| word(rest).to_owned()));
    }
    found
}

/// The names that a file takes from the rest of the runtime.
fn taken(file: &RuntimeFile) -> BTreeSet<String> {
    let code = code(file);
    let mut found = BTreeSet::new();
    for start in ["super::", "runtime::"] {
        for (place, _) in code.match_indices(start) {
            let rest = &code[place + start.len()..];
            match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
                Some((names, _)) => found.extend(names.split(',').map(|name| word(name.trim()).to_owned())),
                None => {
                    found.insert(word(rest).to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn every_file_has_a_row() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../generator/runtime");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .collect();
    names.sort();
    assert_eq!(names, FILES.iter().map(|file| file.name).collect::<Vec<_>>());
}

#[test]
fn rows_name_what_files_need() {
    let mut owners = BTreeMap::new();
    for file in FILES {
        owners.insert(file.name.to_owned(), file.name);
        for name in definitions(file) {
            owners.entry(name).or_insert(file.name);
        }
    }
    for file in FILES {
        let local = definitions(file);
        let needed: BTreeSet<_> = taken(file)
            .into_iter()
            .filter(|name| !local.contains(name))
            .filter_map(|name| owners.get(&name).copied())
            .filter(|owner| *owner != file.name)
            .collect();
        // One crate for points in time is embedded, by choice: what wraps it is not needed by name.
        let listed: BTreeSet<_> = file.needs.iter().copied().collect();
        assert_eq!(listed, needed, "the row of {}", file.name);
    }
}

#[test]
fn rows_name_the_crates_of_files() {
    for file in FILES {
        let code = code(file);
        let used: BTreeSet<_> = DEPENDENCIES
            .iter()
            .map(|dependency| dependency.name)
            .filter(|name| {
                code.match_indices(&format!("{name}::")).any(|(place, _)| {
                    let before = code[..place].strip_suffix("::").unwrap_or(&code[..place]);
                    !before.ends_with(|character: char| {
                        character.is_alphanumeric() || character == '_' || character == ':'
                    })
                })
            })
            .collect();
        let listed: BTreeSet<_> = file.crates.iter().copied().collect();
        assert_eq!(listed, used, "the row of {}", file.name);
    }
}

#[test]
fn roots_are_defined() {
    for file in FILES {
        let defined = definitions(file);
        for name in file.root {
            assert!(defined.contains(*name), "{} does not define {name}", file.name);
        }
    }
}
