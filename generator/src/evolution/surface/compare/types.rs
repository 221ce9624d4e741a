//! Structs and enums, and what is in them.

use super::{change, generics};
use crate::evolution::surface::fact::Fact;
use crate::evolution::{Change, Severity};

/// Whether users can write all fields of a struct, or variants without a wildcard.
fn is_exhaustive(fact: &Fact) -> bool {
    !fact.has("private") && !fact.has("non_exhaustive")
}

/// A field that a struct or variant had not.
pub(super) fn field_added(key: &str, outer: Option<&Fact>) -> Change {
    let severity = match outer.is_none_or(is_exhaustive) {
        true => Severity::Breaking,
        false => Severity::Additive,
    };
    change(severity, "field-added", key, "is a new field")
}

/// A variant that an enum had not.
pub(super) fn variant_added(key: &str, outer: Option<&Fact>) -> Change {
    let severity = match outer.is_none_or(is_exhaustive) {
        true => Severity::Breaking,
        false => Severity::Additive,
    };
    change(severity, "variant-added", key, "is a new variant")
}

/// A variant that is written in another way.
pub(super) fn variant_differing(key: &str, old: &Fact, new: &Fact) -> Change {
    let becomes = format!("is now `{}`, and was `{}`", written(new), written(old));
    if old.text.replacen(" non_exhaustive", "", 1) == new.text {
        return change(Severity::Additive, "non-exhaustive-removed", key, "is exhaustive now");
    }
    if new.text.replacen(" non_exhaustive", "", 1) == old.text {
        return change(
            Severity::Breaking,
            "non-exhaustive-added",
            key,
            "is `#[non_exhaustive]` now",
        );
    }
    change(Severity::Breaking, "variant-changed", key, becomes)
}

fn written(fact: &Fact) -> String {
    let text = fact.text.strip_prefix("variant").unwrap_or(&fact.text).trim();
    match text.is_empty() {
        true => "a variant without fields".to_owned(),
        false => text.to_owned(),
    }
}

/// A struct or an enum that is declared in another way.
pub(super) fn differing(key: &str, old: &Fact, new: &Fact, changes: &mut Vec<Change>) {
    let mut tell = |severity, rule, what: String| changes.push(change(severity, rule, key, what));
    match (old.has("non_exhaustive"), new.has("non_exhaustive")) {
        (false, true) if !old.has("private") || old.has("enum") => {
            tell(
                Severity::Breaking,
                "non-exhaustive-added",
                "is `#[non_exhaustive]` now".to_owned(),
            );
        }
        (true, false) => tell(
            Severity::Additive,
            "non-exhaustive-removed",
            "is exhaustive now".to_owned(),
        ),
        _ => {}
    }
    if new.has("private") && is_exhaustive(old) {
        let what = "has a private field now, and can no longer be written out".to_owned();
        tell(Severity::Breaking, "private-field-added", what);
    }
    if form(old) != form(new) && !old.has("private") {
        let what = format!("is now a {}, and was a {}", form(new), form(old));
        tell(Severity::Breaking, "struct-kind-changed", what);
    }
    for name in ["Send", "Sync"] {
        let lacks = |fact: &Fact| fact.has(&format!("!{name}"));
        match (lacks(old), lacks(new)) {
            (false, true) => tell(
                Severity::Breaking,
                "auto-trait-removed",
                format!("is no longer `{name}`"),
            ),
            (true, false) => tell(Severity::Additive, "auto-trait-added", format!("is `{name}` now")),
            _ => {}
        }
    }
    let repr = |fact: &Fact| {
        fact.words()
            .find_map(|word| word.strip_prefix("repr:").map(str::to_owned))
    };
    match (repr(old), repr(new)) {
        (None, Some(new)) => tell(
            Severity::Additive,
            "representation-added",
            format!("is `repr({new})` now"),
        ),
        (Some(old), new) if new.as_ref() != Some(&old) => {
            tell(
                Severity::Breaking,
                "representation-changed",
                format!("is no longer `repr({old})`"),
            );
        }
        _ => {}
    }
    if let Some((severity, rule)) = generics::severity(old, new) {
        tell(severity, rule, format!("is now `{}`, and was `{}`", new.text, old.text));
    }
}

fn form(fact: &Fact) -> &'static str {
    let forms = [
        ("tuple", "tuple struct"),
        ("unit", "unit struct"),
        ("enum", "enum"),
        ("union", "union"),
    ];
    let found = forms.iter().find(|(word, _)| fact.has(word));
    found.map_or("struct with named fields", |(_, form)| form)
}
