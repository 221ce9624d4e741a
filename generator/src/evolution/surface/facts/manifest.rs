//! What the manifest says to users: features, and the crates whose types they meet.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

/// What is read from `Cargo.toml`.
pub(super) struct Manifest {
    features: BTreeMap<String, BTreeSet<String>>,
    /// The requirement of each dependency, by the name that stands in code.
    dependencies: BTreeMap<String, (String, String)>,
    rust_version: Option<String>,
}

impl Manifest {
    /// Reads the text of a manifest; what is no TOML has nothing.
    pub(super) fn of(text: &str) -> Self {
        let table = text.parse::<Table>().unwrap_or_default();
        let section = |name: &str| table.get(name).and_then(Value::as_table);
        let package = section("package");
        let rust_version = package.and_then(|package| package.get("rust-version"));
        let dependencies = section("dependencies");
        Self {
            features: features(section("features"), dependencies),
            dependencies: dependencies.into_iter().flatten().map(dependency).collect(),
            rust_version: rust_version.and_then(Value::as_str).map(str::to_owned),
        }
    }

    /// The names of other crates, as they stand in code.
    pub(super) fn crate_names(&self) -> BTreeSet<String> {
        self.dependencies.keys().cloned().collect()
    }

    /// The facts; `public` are the crates that the API speaks of.
    pub(super) fn facts(&self, public: &BTreeSet<String>) -> BTreeMap<String, String> {
        let mut facts = BTreeMap::new();
        for (name, turns_on) in &self.features {
            let turns_on: Vec<&str> = turns_on.iter().map(String::as_str).collect();
            facts.insert(format!("feature {name}"), turns_on.join(", "));
        }
        for (name, (package, requirement)) in &self.dependencies {
            if public.contains(name) {
                facts.insert(format!("dependency {package}"), compatible(requirement));
            }
        }
        if let Some(version) = &self.rust_version {
            facts.insert("rust-version".to_owned(), version.clone());
        }
        facts
    }
}

/// What each feature turns on; an optional dependency that no feature names is one of its own.
fn features(written: Option<&Table>, dependencies: Option<&Table>) -> BTreeMap<String, BTreeSet<String>> {
    let mut features: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, turns_on) in written.into_iter().flatten() {
        let turns_on = turns_on.as_array().into_iter().flatten();
        let turns_on = turns_on.filter_map(Value::as_str).map(str::to_owned);
        features.insert(name.clone(), turns_on.collect());
    }
    let named: BTreeSet<String> = features.values().flatten().cloned().collect();
    for (name, dependency) in dependencies.into_iter().flatten() {
        let optional = dependency.get("optional").and_then(Value::as_bool).unwrap_or_default();
        let on = format!("dep:{name}");
        if optional && !named.contains(&on) {
            features.entry(name.clone()).or_insert_with(|| BTreeSet::from([on]));
        }
    }
    features
}

fn dependency((name, value): (&String, &Value)) -> (String, (String, String)) {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let requirement = value.as_str().or_else(|| text("version")).unwrap_or_default();
    let package = text("package").unwrap_or(name);
    (name.replace('-', "_"), (package.to_owned(), requirement.to_owned()))
}

/// The part of a requirement that types depend on: the number up to the first that is not zero.
fn compatible(requirement: &str) -> String {
    let first = requirement.split(',').next().unwrap_or_default();
    let version = first.trim_start_matches(|mark: char| !mark.is_ascii_digit());
    let mut kept = Vec::new();
    for number in version.split('.') {
        kept.push(number.trim());
        if number.trim() != "0" {
            break;
        }
    }
    kept.join(".")
}
