//! What a change of the API does to users, by the rules of Rust.
//!
//! The rules are those of the chapter "SemVer Compatibility" of the Cargo book, and what `cargo-semver-checks` adds.

mod aliases;
mod errors;
mod functions;
mod gate;
mod generics;
mod globs;
mod implementations;
mod kind;
mod manifest;
mod moves;
mod renames;
mod traits;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use super::fact::Fact;
use crate::evolution::{Change, Severity, Side};
use kind::Kind;

pub(super) use renames::{called, is_called};

/// Facts by path, as the lock keeps them.
type Facts = BTreeMap<String, String>;

/// Tells what differs, by the path of what it is about.
pub(super) fn compare(before: &Facts, after: &Facts) -> Vec<Change> {
    let (before, mut changes) = aliases::followed(before, after);
    let (before, moved) = moves::followed(&before, after);
    changes.extend(moved);
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for key in keys {
        match (before.get(key), after.get(key)) {
            (Some(old), Some(new)) if old == new => {}
            (Some(old), Some(new)) => differing(key, old, new, (&before, after), &mut changes),
            (Some(old), None) if !came_or_went(key, &before, after) => {
                changes.push(removed(key, old));
            }
            (None, Some(new)) if !came_or_went(key, after, &before) => {
                changes.push(added(key, new, (&before, after)));
            }
            _ => {}
        }
    }
    changes.sort_by(|one, other| (&one.item, one.rule).cmp(&(&other.item, other.rule)));
    changes
}

/// What is told of an item.
fn change(severity: Severity, rule: &'static str, key: &str, what: impl Into<String>) -> Change {
    Change {
        severity,
        side: Side::Rust,
        rule,
        item: kind::item(key),
        place: String::new(),
        what: what.into(),
        mend: None,
    }
}

/// The item that another one is in.
fn outer(key: &str) -> Option<&str> {
    if let Some(of) = key.strip_suffix(": impl") {
        return Some(of);
    }
    // `m::use types::*` is in `m`.
    match key.split_once("use ") {
        Some((before, _)) => before.strip_suffix("::"),
        None => key.rsplit_once("::").map(|(before, _)| before),
    }
}

/// Whether an item around is only on one side, or is another kind of thing on the other: then that is told, and not what
/// is in it.
fn came_or_went(key: &str, with: &Facts, without: &Facts) -> bool {
    let mut at = outer(key);
    while let Some(path) = at {
        if let Some(there) = with.get(path) {
            let other = without.get(path);
            if other.is_none_or(|other| Kind::of(path, there) != Kind::of(path, other)) {
                return true;
            }
        }
        at = outer(path);
    }
    false
}

fn removed(key: &str, old: &str) -> Change {
    if let Some(change) = manifest::removed(key) {
        return change;
    }
    let kind = Kind::of(key, old);
    let what = match kind {
        Kind::Implementations => "no longer implements ".to_owned() + &implementations::listed(old),
        Kind::Glob => "is no longer re-exported here".to_owned(),
        _ => "was removed".to_owned(),
    };
    change(Severity::Breaking, kind.removed(), key, what)
}

fn added(key: &str, new: &str, (before, after): (&Facts, &Facts)) -> Change {
    if let Some(change) = manifest::added(key, new) {
        return change;
    }
    let kind = Kind::of(key, new);
    let inside = outer(key)
        .and_then(|outer| before.get(outer))
        .map(|outer| Fact::parse(outer));
    match kind {
        Kind::Field => types::field_added(key, inside.as_ref()),
        Kind::Variant => types::variant_added(key, inside.as_ref()),
        Kind::Function | Kind::Constant | Kind::Alias if inside.as_ref().is_some_and(|outer| outer.has("trait")) => {
            traits::item_added(key, new, inside.as_ref())
        }
        Kind::Implementations => {
            let what = "now implements ".to_owned() + &implementations::listed(new);
            change(Severity::Additive, kind.added(), key, what)
        }
        _ => globs::shadowing(key, before, after)
            .unwrap_or_else(|| change(Severity::Additive, kind.added(), key, "is new")),
    }
}

/// What is there on both sides.
fn differing(key: &str, old: &str, new: &str, sides: (&Facts, &Facts), changes: &mut Vec<Change>) {
    if manifest::differing(key, old, new, sides, changes) || came_or_went(key, sides.0, sides.1) {
        return;
    }
    if let Some(change) = errors::told_apart(key, old, new, sides.1) {
        changes.push(change);
        return;
    }
    let kind = Kind::of(key, old);
    let new_kind = Kind::of(key, new);
    let told = changes.len();
    if kind != new_kind {
        let what = format!("is now {}, and was {}", new_kind.noun(), kind.noun());
        changes.push(change(Severity::Breaking, "item-kind-changed", key, what));
        return;
    }
    match kind {
        Kind::Implementations => return implementations::differing(key, old, new, sides.0, changes),
        Kind::Function => functions::differing(key, old, new, sides.0, changes),
        _ => {
            let (old, new) = (Fact::parse(old), Fact::parse(new));
            marks(key, &old, &new, sides.0, changes);
            if old.text != new.text {
                text(key, kind, &old, &new, changes);
            }
        }
    }
    let docs = |value: &str| {
        Fact::parse_all(value)
            .into_iter()
            .map(|fact| fact.docs)
            .collect::<BTreeSet<_>>()
    };
    if changes.len() == told && docs(old) != docs(new) {
        let what = "is documented in other words";
        changes.push(change(Severity::Documentation, "documentation-changed", key, what));
    }
}

/// Features that an item needs, and whether its use is advised against.
fn marks(key: &str, old: &Fact, new: &Fact, before: &Facts, changes: &mut Vec<Change>) {
    let list = |features: Vec<&String>| {
        let names: Vec<String> = features.into_iter().map(|name| format!("`{name}`")).collect();
        names.join(" and ")
    };
    let more = gate::more(&old.gate, &new.gate, before);
    let less: Vec<&String> = old.gate.difference(&new.gate).collect();
    if !more.is_empty() {
        let what = format!("needs the feature {} now", list(more));
        changes.push(change(Severity::Breaking, "feature-gate-added", key, what));
    } else if !less.is_empty() {
        let what = format!("no longer needs the feature {}", list(less));
        changes.push(change(Severity::Additive, "feature-gate-removed", key, what));
    }
    if new.is_deprecated && !old.is_deprecated {
        changes.push(change(Severity::Additive, "deprecated-added", key, "is deprecated"));
    } else if old.is_deprecated && !new.is_deprecated {
        changes.push(change(
            Severity::Additive,
            "deprecated-removed",
            key,
            "is no longer deprecated",
        ));
    }
}

/// What an item is now, and what it was.
fn text(key: &str, kind: Kind, old: &Fact, new: &Fact, changes: &mut Vec<Change>) {
    let becomes = || format!("is now `{}`, and was `{}`", new.text, old.text);
    match kind {
        Kind::Struct | Kind::Enum => types::differing(key, old, new, changes),
        Kind::Trait => traits::differing(key, old, new, changes),
        Kind::Variant => changes.push(types::variant_differing(key, old, new)),
        Kind::Constant => changes.push(traits::constant_differing(key, old, new)),
        Kind::Field => changes.push(change(Severity::Breaking, "field-type-changed", key, becomes())),
        _ => changes.push(change(Severity::Breaking, kind.changed(), key, becomes())),
    }
}
