//! Each file as a crate of its own that has its closure and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use cratesmith::emit::dependencies::{DEPENDENCIES, Dependency};

use super::{FILES, closure, row, support};

/// What a user can turn on.
const COMBINATIONS: [&[&str]; 8] = [
    &[],
    &["reqwest"],
    &["blocking"],
    &["blocking", "reqwest"],
    &["serde"],
    &["webhooks"],
    &["tracing"],
    &["blocking", "reqwest", "serde"],
];

#[test]
fn each_file_compiles_with_just_its_closure() {
    // Always the same folder, in which only what changed is written: a second run has nothing to compile.
    let folder = support::target_folder().join("closures");
    let mut members = Vec::new();
    let mut seen = BTreeSet::new();
    for file in FILES {
        let files = closure(file.name);
        for features in combinations(&files) {
            // Files that need each other have one closure.
            if seen.insert((files.clone(), features)) {
                let name = format!("{}-{}", file.name, features.join("-"));
                let name = name.trim_end_matches('-').replace('_', "-");
                write(&folder.join(&name), &name, &files, features);
                members.push(name);
            }
        }
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    write_file(&folder.join("Cargo.toml"), &manifest);
    write_file(&folder.join("Cargo.lock"), &support::lock_file());
    let output = support::cargo()
        .args(["check", "--workspace", "--offline", "--quiet", "--keep-going"])
        .current_dir(&folder)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The combinations of features that make a difference to these files.
fn combinations(files: &BTreeSet<&str>) -> Vec<&'static [&'static str]> {
    let asks = |feature: &&str| {
        let within = format!("feature = \"{feature}\"");
        let outside_of_macros = |name: &&str| *name != "request" && row(name).text.contains(&within);
        files
            .iter()
            .any(|name| row(name).features.contains(feature) || outside_of_macros(name))
    };
    let matter = |features: &&&[&str]| features.iter().all(asks);
    let always: BTreeSet<_> = match files.contains("default_transport") {
        true => BTreeSet::new(),
        // A file behind a feature is not there without it; what serde and tracing gate, others do without.
        false => files
            .iter()
            .flat_map(|name| row(name).features)
            .copied()
            .filter(|feature| !["serde", "tracing"].contains(feature))
            .collect(),
    };
    let enough = |features: &&&[&str]| always.iter().all(|feature| features.contains(feature));
    COMBINATIONS.iter().filter(matter).filter(enough).copied().collect()
}

/// Writes a crate of these files.
fn write(folder: &Path, name: &str, files: &BTreeSet<&str>, features: &[&str]) {
    let runtime = folder.join("src/runtime");
    std::fs::create_dir_all(&runtime).expect("the folder can be made");
    let mut root = String::new();
    for file in files.iter().map(|name| row(name)) {
        let gates: Vec<_> = file
            .features
            .iter()
            .map(|feature| format!("feature = \"{feature}\""))
            .collect();
        let gate = match gates.is_empty() {
            true => String::new(),
            false => format!("#[cfg(all({}))]\n", gates.join(", ")),
        };
        let _ = writeln!(root, "{gate}mod {0};\n{gate}pub use {0}::*;", file.name);
        write_file(&runtime.join(format!("{}.rs", file.name)), file.text);
    }
    write_file(&runtime.join("mod.rs"), &root);
    // Macros and what stays inside are for generated code and files that are not there; a dependency that nothing names
    // is a stale row.
    let library = "#![deny(warnings, unused_crate_dependencies)]\n\
                   #![forbid(unsafe_code)]\n\
                   #![allow(dead_code, unused_imports, unused_macros)]\n\
                   pub mod runtime;\n";
    write_file(&folder.join("src/lib.rs"), library);
    write_file(&folder.join("Cargo.toml"), &manifest(name, files, features));
}

fn manifest(name: &str, files: &BTreeSet<&str>, features: &[&str]) -> String {
    let mut text =
        format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[features]\nserde = []\n");
    let _ = writeln!(text, "default = {features:?}");
    let used = crates(files);
    let optional = |names: &[&str]| -> Vec<String> {
        let used = used.values().filter(|dependency| dependency.optional);
        let named = used.filter(|dependency| names.contains(&dependency.package));
        named.map(|dependency| format!("dep:{}", dependency.package)).collect()
    };
    let threads = used.contains_key("tokio").then(|| "tokio?/rt-multi-thread".to_owned());
    for (feature, enabled) in [
        ("reqwest", optional(&["http-body", "reqwest", "tokio"])),
        ("blocking", threads.into_iter().collect()),
        ("webhooks", optional(&["base64", "hmac", "sha2"])),
        ("tracing", optional(&["tracing"])),
    ] {
        let _ = writeln!(text, "{feature} = {enabled:?}");
    }
    text.push_str("\n[dependencies]\n");
    for dependency in used.values() {
        let _ = writeln!(
            text,
            "{} = {{ version = \"{}\", default-features = {}, features = {:?}, optional = {} }}",
            dependency.package,
            dependency.version,
            dependency.default_features,
            dependency.features,
            dependency.optional
        );
    }
    text
}

/// The crates that these files name.
fn crates(files: &BTreeSet<&str>) -> BTreeMap<&'static str, &'static Dependency> {
    let names: BTreeSet<_> = files.iter().flat_map(|name| row(name).crates).collect();
    let used = DEPENDENCIES
        .iter()
        .filter(|dependency| names.contains(&dependency.name));
    used.map(|dependency| (dependency.name, dependency)).collect()
}

fn write_file(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|there| there == text) {
        return;
    }
    std::fs::write(path, text).expect("the file can be written");
}
