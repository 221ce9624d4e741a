//! Traits, and what is in them.

use std::collections::BTreeSet;

use super::{change, generics};
use crate::evolution::surface::fact::{Fact, split};
use crate::evolution::{Change, Severity};

/// Whether types of users can have the trait.
fn is_open(outer: Option<&Fact>) -> bool {
    outer.is_none_or(|outer| !outer.has("sealed"))
}

/// An item that a trait had not.
pub(super) fn item_added(key: &str, new: &str, outer: Option<&Fact>) -> Change {
    let has_default = new.starts_with("provided ") || Fact::parse(new).text.contains(" = ");
    match has_default || !is_open(outer) {
        true => change(Severity::Additive, "trait-item-added", key, "is new"),
        false => {
            let what = "is new, and has to be written by whoever implements the trait";
            change(Severity::Breaking, "trait-item-required", key, what)
        }
    }
}

/// A constant whose type, or whose default in a trait, is another one.
pub(super) fn constant_differing(key: &str, old: &Fact, new: &Fact) -> Change {
    if new.text.strip_prefix("provided ") == Some(&old.text) {
        return change(Severity::Additive, "default-added", key, "has a default now");
    }
    if old.text.strip_prefix("provided ") == Some(&new.text) {
        return change(Severity::Breaking, "default-removed", key, "has no default any more");
    }
    let what = format!("is now `{}`, and was `{}`", new.text, old.text);
    change(Severity::Breaking, "constant-type-changed", key, what)
}

/// A trait that is declared in another way.
pub(super) fn differing(key: &str, old: &Fact, new: &Fact, changes: &mut Vec<Change>) {
    let mut tell = |severity, rule, what: String| changes.push(change(severity, rule, key, what));
    match (old.has("sealed"), new.has("sealed")) {
        (false, true) => tell(
            Severity::Breaking,
            "trait-sealed",
            "can no longer be implemented".to_owned(),
        ),
        (true, false) => tell(
            Severity::Additive,
            "trait-unsealed",
            "can be implemented now".to_owned(),
        ),
        _ => {}
    }
    if old.has("unsafe") != new.has("unsafe") {
        let word = if new.has("unsafe") {
            "is unsafe now"
        } else {
            "is no longer unsafe"
        };
        tell(Severity::Breaking, "trait-unsafety-changed", word.to_owned());
    }
    let (old_bare, old_supertraits) = supertraits(old);
    let (new_bare, new_supertraits) = supertraits(new);
    let listed = |traits: Vec<&String>| {
        let traits: Vec<String> = traits.into_iter().map(|name| format!("`{name}`")).collect();
        traits.join(", ")
    };
    let gone: Vec<&String> = old_supertraits.difference(&new_supertraits).collect();
    let more: Vec<&String> = new_supertraits.difference(&old_supertraits).collect();
    if !gone.is_empty() {
        let what = format!("no longer implies {}", listed(gone));
        tell(Severity::Breaking, "supertrait-removed", what);
    }
    if !more.is_empty() {
        let severity = match old.has("sealed") {
            true => Severity::Additive,
            false => Severity::Breaking,
        };
        tell(severity, "supertrait-added", format!("asks for {} now", listed(more)));
    }
    if let Some((severity, rule)) = generics::severity(&old_bare, &new_bare) {
        tell(severity, rule, format!("is now `{}`, and was `{}`", new.text, old.text));
    }
}

/// A trait without its supertraits, and these.
fn supertraits(fact: &Fact) -> (Fact, BTreeSet<String>) {
    let Some((before, behind)) = fact.text.split_once(" : ") else {
        return (fact.clone(), BTreeSet::new());
    };
    let (traits, conditions) = behind.split_once(" where ").unwrap_or((behind, ""));
    let mut text = before.to_owned();
    if !conditions.is_empty() {
        text.push_str(&format!(" where {conditions}"));
    }
    let traits = split(traits, '+').into_iter().map(str::to_owned).collect();
    (Fact { text, ..fact.clone() }, traits)
}
