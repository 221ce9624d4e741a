//! What a user of the generated crate compiles: which procedural macros, and which Rust they need.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use crate::support;
use cratesmith::emit::dependencies::{DEPENDENCIES, LEAST_RUST_MINOR};
use serde_json::Value;

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
    let lock = include_str!("../../../Cargo.lock");
    for dependency in DEPENDENCIES {
        let entry = format!("name = \"{}\"", dependency.package);
        assert!(lock.lines().any(|line| line == entry), "{}", dependency.package);
    }
}

/// What Cargo resolves for the workspace in a folder.
fn metadata(folder: &Path) -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--format-version", "1", "--all-features"])
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the metadata are JSON")
}

/// The highest minor version of Rust 1 that the normal dependencies of a package state, on any target.
fn highest_rust_minor(metadata: &Value, package: &str) -> u32 {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> = list(&metadata["packages"])
        .into_iter()
        .map(|package| (text(&package["id"]), package))
        .collect();
    let nodes: BTreeMap<String, Value> = list(&metadata["resolve"]["nodes"])
        .into_iter()
        .map(|node| (text(&node["id"]), node))
        .collect();
    let root = packages.iter().find(|(_, each)| each["name"] == package);
    let (root, _) = root.unwrap_or_else(|| panic!("{package} is not resolved"));
    let mut open = vec![root.clone()];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        let normal = |dependency: &&Value| list(&dependency["dep_kinds"]).iter().any(|each| each["kind"].is_null());
        if seen.insert(id.clone()) {
            let dependencies = list(&nodes[&id]["deps"]);
            open.extend(dependencies.iter().filter(normal).map(|each| text(&each["pkg"])));
        }
    }
    assert!(seen.len() > 1, "{package} has dependencies");
    let minor = |id: &String| text(&packages[id]["rust_version"]).split('.').nth(1)?.parse().ok();
    seen.iter()
        .filter(|id| *id != root)
        .filter_map(minor)
        .max()
        .unwrap_or_default()
}

#[test]
fn the_rust_of_each_dependency_is_what_cargo_resolves() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |path: String, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    };
    let members: Vec<_> = DEPENDENCIES
        .iter()
        .map(|each| format!("with-{}", each.package))
        .collect();
    write(
        "Cargo.toml".to_owned(),
        &format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n"),
    );
    write("Cargo.lock".to_owned(), &support::lock_file());
    for (name, dependency) in members.iter().zip(DEPENDENCIES) {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n\
             {} = {{ version = \"{}\", default-features = {}, features = {:?} }}\n",
            dependency.package, dependency.version, dependency.default_features, dependency.features
        );
        write(format!("{name}/Cargo.toml"), &manifest);
        write(format!("{name}/src/lib.rs"), "");
    }
    let metadata = metadata(folder.path());
    let stated: Vec<_> = DEPENDENCIES
        .iter()
        .map(|each| (each.package, each.rust_minor))
        .collect();
    let resolved: Vec<_> = members
        .iter()
        .zip(DEPENDENCIES)
        .map(|(name, each)| (each.package, highest_rust_minor(&metadata, name)))
        .collect();
    assert_eq!(stated, resolved);
}

#[test]
fn the_manifest_states_the_highest_rust_of_what_is_resolved() {
    let resolved = highest_rust_minor(&metadata(support::root()), PACKAGE);
    let manifest = std::fs::read_to_string(support::root().join("generated-client/Cargo.toml")).expect("a manifest");
    let manifest: toml::Table = manifest.parse().expect("the manifest is TOML");
    let stated = manifest["package"]["rust-version"].as_str().expect("a version");
    assert_eq!(stated, format!("1.{}", resolved.max(LEAST_RUST_MINOR)));
    const { assert!(LEAST_RUST_MINOR >= 85, "the edition asks for it") };
}
