//! What a user of the generated crate compiles: which procedural macros, and which Rust they need.

use std::collections::BTreeSet;
use std::process::Command;

use cratesmith::emit::dependencies::DEPENDENCIES;

const PACKAGE: &str = "supermemory-connections";

/// The procedural macros among the normal dependencies of a package on this target.
fn procedural_macros(package: &str, features: &[&str]) -> BTreeSet<String> {
    tree(package, features)
        .into_iter()
        .filter(|line| line.contains("(proc-macro)"))
        .map(|line| name_of(&line))
        .collect()
}

fn tree(package: &str, features: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--format",
            "{p}",
            "--package",
            package,
        ])
        .args(features)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(str::to_owned)
        .collect()
}

fn name_of(line: &str) -> String {
    line.split_whitespace().next().unwrap_or_default().to_owned()
}

#[test]
fn without_default_features_no_procedural_macro_is_compiled() {
    let lines = tree(PACKAGE, &["--no-default-features"]);
    assert!(
        lines.iter().any(|line| line.starts_with("serde_json ")),
        "the tree was not read: {lines:?}"
    );
    assert_eq!(procedural_macros(PACKAGE, &["--no-default-features"]), BTreeSet::new());
    assert!(!lines.iter().any(|line| name_of(line) == "syn"), "{lines:#?}");
}

#[test]
fn with_defaults_the_only_procedural_macros_stand_below_url() {
    let below_url = procedural_macros("url", &[]);
    let ours = procedural_macros(PACKAGE, &[]);
    assert_eq!(ours, below_url);
    let listed: Vec<&str> = ours.iter().map(String::as_str).collect();
    assert_eq!(
        listed,
        ["displaydoc", "yoke-derive", "zerofrom-derive", "zerovec-derive"]
    );
}

#[test]
fn the_lock_has_all_that_a_generated_crate_can_depend_on() {
    // Tests compile generated crates with this repository's lock, offline.
    let lock = include_str!("../../Cargo.lock");
    for dependency in DEPENDENCIES {
        let entry = format!("name = \"{}\"", dependency.package);
        assert!(lock.lines().any(|line| line == entry), "{}", dependency.package);
    }
}
