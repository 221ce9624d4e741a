//! Adding, removing and reordering changes the name of nothing that was there before, where the lock of before is there.

mod edits;
mod items;
mod mechanisms;

use std::path::PathBuf;

use crate::support;
use cratesmith::diagnostic::Diagnostics;
use cratesmith::evolution::EDITION;
use cratesmith::load::load;
use cratesmith::lower::{Released, lower_after};
use cratesmith::model::{Api, Pins};
use cratesmith::naming::NameTable;
use cratesmith::options::Options;
use cratesmith::source::{NoFetch, Source};
use fastrand::Rng;
use items::items;
use serde_yaml::Value;

fn api(text: &str, previous: &NameTable) -> Api {
    let source = Source {
        name: "api.yaml".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let mut diagnostics = Diagnostics::default();
    let document = load(&source, &NoFetch, &mut diagnostics).unwrap_or_else(|| panic!("{:#?}", diagnostics.as_slice()));
    let pins = Pins::default();
    let released = Released::without_aliases(previous, &pins, EDITION);
    lower_after(&document, &Options::default(), &released, &mut diagnostics)
}

fn written(description: &Value) -> String {
    serde_yaml::to_string(description).expect("YAML can be written")
}

/// The items that both have, and are called otherwise in the second.
fn renamed(before: &Api, after: &Api) -> Vec<String> {
    let after = items(after);
    let both = items(before).into_iter().filter_map(|(key, names)| {
        let others = after.get(&key)?;
        (!is_part(&names, others) && !is_part(others, &names))
            .then(|| format!("{key}: {} -> {}", names.join(" | "), others.join(" | ")))
    });
    both.collect()
}

/// Whether all names are among the others: where items cannot be told apart, one may have come or gone.
fn is_part(names: &[String], others: &[String]) -> bool {
    let mut others = others.to_vec();
    names.iter().all(|name| {
        let found = others.iter().position(|other| other == name);
        found.map(|at| others.swap_remove(at)).is_some()
    })
}

#[test]
fn what_comes_later_leaves_names_to_what_was_there() {
    let mut wrong = Vec::new();
    for (what, text) in mechanisms::CASES {
        let (before, after) = mechanisms::both(text);
        let none = NameTable::default();
        let old = api(&before, &none);
        let added = renamed(&old, &api(&after, &old.names));
        wrong.extend(added.into_iter().map(|line| format!("{what}: {line}")));
        let new = api(&after, &none);
        let removed = renamed(&new, &api(&before, &new.names));
        wrong.extend(removed.into_iter().map(|line| format!("{what}, backwards: {line}")));
        if renamed(&old, &new).is_empty() {
            wrong.push(format!("{what}: nothing is renamed without a lock"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_operation_in_another_group_is_another_item() {
    let text = |tag: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /pets:\n    get: {{operationId: listPets, tags: \
             [{tag}], responses: {{'200': {{description: d}}}}}}\n"
        )
    };
    let old = api(&text("pets"), &NameTable::default());
    let new = api(&text("animals"), &old.names);
    assert_eq!(new, api(&text("animals"), &NameTable::default()));
}

/// What became of the names of one description.
#[derive(Default)]
struct Row {
    items: usize,
    /// With the lock, then without it, for each change.
    changes: Vec<(&'static str, usize, usize)>,
    examples: Vec<String>,
}

fn row(text: &str, seeds: std::ops::Range<u64>) -> Row {
    let none = NameTable::default();
    let full = api(text, &none);
    let again = api(text, &full.names);
    assert!(renamed(&full, &again).is_empty(), "{:#?}", renamed(&full, &again));
    assert_eq!(full.names, again.names);
    assert!(
        full == again,
        "the lock of the same description changes what is generated"
    );
    let mut row = Row {
        items: items(&full).len(),
        ..Row::default()
    };
    let Ok(description) = serde_yaml::from_str::<Value>(text) else {
        return row;
    };
    for seed in seeds {
        let mut random = Rng::with_seed(seed);
        let smaller = api(&written(&edits::without_operations(&description, &mut random)), &none);
        row.compare("operations added", &smaller, &api(text, &smaller.names), &full);
        let less = edits::without_operations(&description, &mut random);
        row.compare(
            "operations removed",
            &full,
            &api(&written(&less), &full.names),
            &api(&written(&less), &none),
        );
        let smaller = api(&written(&edits::without_members(&description, &mut random)), &none);
        row.compare_members("members added", &smaller, &api(text, &smaller.names), &full);
        let other = written(&edits::shuffled(&description, &mut random));
        row.compare(
            "everything reordered",
            &full,
            &api(&other, &full.names),
            &api(&other, &none),
        );
    }
    row
}

impl Row {
    fn compare(&mut self, what: &'static str, before: &Api, with: &Api, without: &Api) {
        self.add(what, renamed(before, with), renamed(before, without).len());
    }

    /// Types follow their shapes, which equal ones share; so it is their members that are compared.
    fn compare_members(&mut self, what: &'static str, before: &Api, with: &Api, without: &Api) {
        let is_member = |line: &String| {
            let key = line.split(": ").next().unwrap_or_default();
            key.split_once(['.', ':'])
                .is_some_and(|(owner, _)| !owner.contains(' '))
                && !key.ends_with(" type")
        };
        let count = |lines: Vec<String>| lines.into_iter().filter(is_member).collect::<Vec<_>>();
        self.add(
            what,
            count(renamed(before, with)),
            count(renamed(before, without)).len(),
        );
    }

    fn add(&mut self, what: &'static str, with: Vec<String>, without: usize) {
        match self.changes.iter_mut().find(|change| change.0 == what) {
            Some(change) => {
                change.1 += with.len();
                change.2 += without;
            }
            None => self.changes.push((what, with.len(), without)),
        }
        self.examples
            .extend(with.into_iter().take(12).map(|line| format!("{what}: {line}")));
    }
}

/// Ten real descriptions of different vendors, from the small to the large.
const REAL: [&str; 10] = [
    "github.json",
    "stripe-spec3-json.json",
    "kubernetes-swagger.json",
    "asana.yaml",
    "figma.yaml",
    "xero-accounting.yaml",
    "keycloak-local.yaml",
    "cpy-re-peertube.yaml",
    "hetzner-cloud.json",
    "oxide-nexus.json",
];

fn corpus() -> Option<PathBuf> {
    let chosen = std::env::var_os("CRATESMITH_CORPUS").map(PathBuf::from);
    let folder = chosen.unwrap_or_else(|| support::root().join("../shared/corpus/real"));
    if !folder.is_dir() {
        println!("skipped: there are no real descriptions at {}", folder.display());
        return None;
    }
    Some(folder)
}

fn assert_names_stay(names: &[&str], seeds: std::ops::Range<u64>) {
    let Some(folder) = corpus() else { return };
    let mut wrong = Vec::new();
    for name in names {
        let Ok(text) = std::fs::read_to_string(folder.join(name)) else {
            println!("skipped: {name} is not there");
            continue;
        };
        let row = row(&text, seeds.clone());
        println!("{name}: {} items", row.items);
        for (what, with, without) in &row.changes {
            println!("  {what:<22} {with:>5} renamed with the lock, {without:>6} without");
        }
        wrong.extend(row.examples.into_iter().map(|line| format!("{name}: {line}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn names_of_small_real_descriptions_stay() {
    assert_names_stay(
        &["hetzner-cloud.json", "keycloak-local.yaml", "xero-accounting.yaml"],
        1..2,
    );
}

#[test]
#[ignore = "takes minutes: CONTRIBUTING.md says when to run it"]
fn names_of_ten_real_descriptions_stay() {
    let only = std::env::var("CRATESMITH_ONLY").ok();
    let names: Vec<&str> = match &only {
        Some(only) => only.split(',').collect(),
        None => REAL.to_vec(),
    };
    let seeds = std::env::var("CRATESMITH_SEEDS")
        .ok()
        .and_then(|seeds| seeds.parse().ok());
    assert_names_stay(&names, 1..seeds.unwrap_or(3) + 1);
}
