//! The table of the runtime's files: each row says what its file names, and each file compiles with just its closure.

mod support;

#[path = "runtime_closure/compiles.rs"]
mod compiles;
#[path = "runtime_closure/names.rs"]
mod names;

use std::collections::{BTreeMap, BTreeSet};

use cratesmith::emit::runtime::{FILES, RuntimeFile};
use names::Names;

/// The row of a file.
fn row(name: &str) -> &'static RuntimeFile {
    let mut rows = FILES.iter().filter(|file| file.name == name);
    rows.next().unwrap_or_else(|| panic!("the table has no row `{name}`"))
}

/// A file with all that it needs, by name.
fn closure(name: &'static str) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    let mut open = vec![name];
    while let Some(name) = open.pop() {
        if found.insert(name) {
            open.extend(row(name).needs);
        }
    }
    found
}

/// The files that each name of the runtime can stand for: modules, and what they export.
fn owners() -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut owners: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for file in FILES {
        for name in names::exports(file.text).into_iter().chain([file.name.to_owned()]) {
            owners.entry(name).or_default().insert(file.name);
        }
    }
    owners
}

#[test]
fn every_file_has_a_row_and_every_row_a_file() {
    let folder = support::root().join("generator/runtime");
    let files: BTreeSet<_> = std::fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    let rows: BTreeSet<_> = FILES.iter().map(|file| format!("{}.rs", file.name)).collect();
    assert_eq!(rows, files);
    assert_eq!(rows.len(), FILES.len(), "a file has two rows");
}

#[test]
fn rows_say_which_files_and_crates_a_file_names() {
    let owners = owners();
    let mut wrong = String::new();
    for file in FILES {
        let names = Names::of(file.text);
        let mut needs = BTreeSet::new();
        for name in &names.runtime {
            match owners
                .get(name)
                .map(|owners| owners.iter().collect::<Vec<_>>())
                .as_deref()
            {
                Some([owner]) => drop(needs.insert(**owner)),
                owners => wrong.push_str(&format!("{} names `{name}` of {owners:?}\n", file.name)),
            }
        }
        needs.remove(file.name);
        let stated: BTreeSet<_> = file.needs.iter().copied().collect();
        if needs != stated {
            wrong.push_str(&format!("{}: needs {}\n", file.name, listed(&needs)));
        }
        let crates: BTreeSet<_> = names.crates.iter().map(String::as_str).collect();
        if crates != file.crates.iter().copied().collect() {
            wrong.push_str(&format!("{}: crates {}\n", file.name, listed(&crates)));
        }
    }
    assert!(wrong.is_empty(), "rows that should be otherwise:\n{wrong}");
}

fn listed(names: &BTreeSet<&str>) -> String {
    format!("[{}]", names.iter().copied().collect::<Vec<_>>().join(" "))
}

#[test]
fn the_root_exports_what_a_file_exports() {
    for file in FILES {
        let exports = names::exports(file.text);
        for name in file.root {
            assert!(exports.contains(*name), "{} does not export `{name}`", file.name);
        }
    }
}

#[test]
fn what_a_feature_brings_is_named_behind_the_feature_only() {
    use cratesmith::emit::dependencies::DEPENDENCIES;

    for file in FILES {
        let optional = DEPENDENCIES
            .iter()
            .any(|dependency| dependency.optional && file.crates.contains(&dependency.name));
        assert!(!optional || !file.features.is_empty(), "{}", file.name);
        for need in file.needs.iter().map(|name| row(name)) {
            let gated = need.features.iter().all(|feature| file.features.contains(feature));
            let named_behind = need
                .features
                .iter()
                .all(|feature| file.text.contains(&format!("feature = \"{feature}\"")));
            assert!(
                gated || named_behind,
                "{} needs {}, which is gated",
                file.name,
                need.name
            );
        }
    }
}
