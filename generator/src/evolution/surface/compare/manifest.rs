//! Features, dependencies whose types stand in the API, and the version of Rust.

use std::collections::BTreeSet;

use super::{Facts, change};
use crate::evolution::{Change, Severity};

/// What is gone, if it is of the manifest.
pub(super) fn removed(key: &str) -> Option<Change> {
    let (severity, rule, what) = match key.split_once(' ') {
        Some(("feature", _)) => (Severity::Breaking, "feature-removed", "was removed"),
        Some(("dependency", _)) => (
            Severity::Additive,
            "dependency-no-longer-public",
            "no longer stands in the API",
        ),
        None if key == "rust-version" => (Severity::Additive, "rust-version-removed", "is no longer stated"),
        _ => return None,
    };
    Some(change(severity, rule, key, what))
}

/// What is new, if it is of the manifest.
pub(super) fn added(key: &str, new: &str) -> Option<Change> {
    let (rule, what) = match key.split_once(' ') {
        Some(("feature", _)) => ("feature-added", "is new".to_owned()),
        Some(("dependency", _)) => ("dependency-now-public", format!("stands in the API now, as `{new}`")),
        None if key == "rust-version" => ("rust-version-raised", format!("is {new}, and was not stated")),
        _ => return None,
    };
    Some(change(Severity::Additive, rule, key, what))
}

/// What differs, if it is of the manifest; then the answer is yes.
pub(super) fn differing(
    key: &str,
    old: &str,
    new: &str,
    (_, after): (&Facts, &Facts),
    changes: &mut Vec<Change>,
) -> bool {
    match key.split_once(' ') {
        Some(("feature", name)) => feature(key, name, old, new, after, changes),
        Some(("dependency", _)) => {
            let what = format!("is {new} now, and was {old}: its types stand in the API");
            changes.push(change(Severity::Breaking, "dependency-major-changed", key, what));
        }
        None if key == "rust-version" => {
            let what = format!("is {new} now, and was {old}");
            let rule = match numbers(new) > numbers(old) {
                true => "rust-version-raised",
                false => "rust-version-lowered",
            };
            changes.push(change(Severity::Additive, rule, key, what));
        }
        _ => return false,
    }
    true
}

fn feature(key: &str, name: &str, old: &str, new: &str, after: &Facts, changes: &mut Vec<Change>) {
    let read = |value: &str| -> BTreeSet<String> {
        value
            .split(", ")
            .filter(|on| !on.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (old, new) = (read(old), read(new));
    let list = |on: Vec<&String>| on.iter().map(|on| format!("`{on}`")).collect::<Vec<_>>().join(", ");
    // A feature that is gone altogether is told as that, and `crate/feature` does more than `crate?/feature`.
    let gone = old.difference(&new).filter(|on| {
        let is_told = !on.contains(['/', ':']) && !after.contains_key(&format!("feature {on}"));
        !is_told && !new.contains(&on.replacen("?/", "/", 1))
    });
    let (inner, gone): (Vec<&String>, Vec<&String>) = gone.partition(|on| on.starts_with("dep:"));
    let more: Vec<&String> = new.difference(&old).collect();
    if !gone.is_empty() {
        let rule = match name {
            "default" => "feature-no-longer-default",
            _ => "feature-turns-on-less",
        };
        let what = format!("no longer turns on {}", list(gone));
        changes.push(change(Severity::Breaking, rule, key, what));
    }
    if !more.is_empty() {
        let what = format!("turns on {} too", list(more));
        changes.push(change(Severity::Additive, "feature-turns-on-more", key, what));
    } else if !inner.is_empty() {
        let what = format!("works without {}", list(inner));
        changes.push(change(Severity::Additive, "feature-dependency-removed", key, what));
    }
}

fn numbers(version: &str) -> Vec<u64> {
    version
        .split('.')
        .map(|number| number.parse().unwrap_or_default())
        .collect()
}
