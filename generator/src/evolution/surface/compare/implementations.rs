//! The traits that a type has.

use std::collections::{BTreeMap, BTreeSet};

use super::{Facts, change, gate, outer};
use crate::evolution::surface::fact::{Fact, split};
use crate::evolution::{Change, Severity};

/// A trait of a type, as it is written, by what tells it apart: without associated types and conditions.
type Traits = BTreeMap<String, Written>;

/// How a trait is implemented.
#[derive(PartialEq, Eq)]
struct Written {
    text: String,
    gate: BTreeSet<String>,
}

/// The traits of a line, for a sentence.
pub(super) fn listed(value: &str) -> String {
    let traits = read(value);
    list(traits.values().map(|written| written.text.as_str()))
}

fn list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.map(|text| format!("`{text}`")).collect::<Vec<_>>().join(", ")
}

/// What a type has more and less than before.
pub(super) fn differing(key: &str, old: &str, new: &str, before: &Facts, changes: &mut Vec<Change>) {
    let (old, new) = (read(old), read(new));
    let gone = old.iter().filter(|(name, _)| !new.contains_key(*name));
    let gone = list(gone.map(|(_, written)| written.text.as_str()));
    if !gone.is_empty() {
        let what = format!("no longer implements {gone}");
        changes.push(change(Severity::Breaking, "implementation-removed", key, what));
    }
    for (name, was) in &old {
        let Some(is) = new.get(name).filter(|is| *is != was) else {
            continue;
        };
        changes.extend(changed(key, was, is, before));
    }
    let of = outer(key).and_then(|of| before.get(of)).map(|of| Fact::parse(of));
    let is_open = of.is_some_and(|of| of.has("trait") && !of.has("sealed"));
    let more = new.iter().filter(|(name, _)| !old.contains_key(*name));
    let (blanket, more): (Vec<_>, Vec<_>) = more.partition(|(_, written)| is_open && is_blanket(&written.text));
    if !blanket.is_empty() {
        let blanket = list(blanket.into_iter().map(|(_, written)| written.text.as_str()));
        let what = format!("is now implemented for types of users: {blanket}");
        changes.push(change(Severity::Breaking, "blanket-implementation-added", key, what));
    }
    if !more.is_empty() {
        let more = list(more.into_iter().map(|(_, written)| written.text.as_str()));
        let what = format!("now implements {more}");
        changes.push(change(Severity::Additive, "implementation-added", key, what));
    }
}

fn changed(key: &str, was: &Written, is: &Written, before: &Facts) -> Option<Change> {
    let more = gate::more(&was.gate, &is.gate, before);
    if !more.is_empty() {
        let what = format!(
            "implements `{}` only with the feature {} now",
            is.text,
            list(more.iter().map(|name| name.as_str()))
        );
        return Some(change(Severity::Breaking, "feature-gate-added", key, what));
    }
    if was.text == is.text {
        let what = format!("implements `{}` without a feature now", is.text);
        return Some(change(Severity::Additive, "feature-gate-removed", key, what));
    }
    if tells_more(&was.text, &is.text) {
        return None;
    }
    let what = format!("implements `{}` now, and implemented `{}`", is.text, was.text);
    // Conditions that are gone, and nothing else.
    Some(match bare(&was.text) == is.text {
        true => change(Severity::Additive, "bounds-loosened", key, what),
        false => change(Severity::Breaking, "implementation-changed", key, what),
    })
}

/// A text without conditions.
fn bare(text: &str) -> &str {
    text.split_once(" [").map_or(text, |(bare, _)| bare)
}

fn is_blanket(text: &str) -> bool {
    let of = bare(text)
        .rsplit_once(" for ")
        .map(|(_, of)| of.trim_start_matches('&'));
    of.is_some_and(|of| of.starts_with('T') && of.get(1..).is_some_and(|place| place.parse::<u32>().is_ok()))
}

fn read(value: &str) -> Traits {
    let mut traits = Traits::new();
    for group in split(value, ';') {
        let (gate, texts) = split_gate(group);
        let gate: BTreeSet<String> = split(gate, '+').into_iter().map(str::to_owned).collect();
        for text in split(texts, ',') {
            let written = Written {
                text: text.to_owned(),
                gate: gate.clone(),
            };
            traits.insert(name(text), written);
        }
    }
    traits
}

/// The features of a group, which stand before its first colon that is in no path and in no brackets.
fn split_gate(group: &str) -> (&str, &str) {
    let gate = group.split_once(": ");
    gate.filter(|(gate, _)| !gate.contains(['<', '[', ' ']))
        .unwrap_or(("", group))
}

/// A trait with its arguments and the type that it is for, without associated types and conditions.
fn name(text: &str) -> String {
    let text = bare(text);
    let (head, of) = text.split_once(" for ").unwrap_or((text, ""));
    let Some((path, inside)) = head.split_once('<') else {
        return format!("{head} for {of}");
    };
    let inside = inside.strip_suffix('>').unwrap_or(inside);
    let arguments = split(inside, ',').into_iter().filter(|argument| !is_binding(argument));
    match arguments.collect::<Vec<_>>().as_slice() {
        [] => format!("{path} for {of}"),
        arguments => format!("{path}<{}> for {of}", arguments.join(", ")),
    }
}

/// Whether two texts of a hidden trait differ in nothing but that one tells an associated type and the other does not: it is
/// told where something public comes to speak of it, which takes it from nobody.
fn tells_more(was: &str, is: &str) -> bool {
    let (was, is) = (bindings(was), bindings(is));
    let is_hidden = |(path, ..): &(&str, Vec<&str>, &str)| path.starts_with("runtime::");
    let name = |binding: &str| binding.split_once(" = ").map(|(name, _)| name.to_owned());
    let disagrees = was
        .1
        .iter()
        .any(|one| is.1.iter().any(|other| name(one) == name(other) && one != other));
    is_hidden(&was) && was.0 == is.0 && was.2 == is.2 && !disagrees
}

/// A text in three parts: what stands before the brackets of the trait, what associated types it has, and what comes behind.
fn bindings(text: &str) -> (&str, Vec<&str>, &str) {
    let head = bare(text).split_once(" for ").map_or(bare(text), |(head, _)| head);
    let rest = text.get(head.len()..).unwrap_or_default();
    match head.split_once('<') {
        Some((path, inside)) => (path, split(inside.strip_suffix('>').unwrap_or(inside), ','), rest),
        None => (head, Vec::new(), rest),
    }
}

/// `Item = T`, which is no argument.
fn is_binding(argument: &str) -> bool {
    let name = argument.split_once(" = ").map(|(name, _)| name);
    name.is_some_and(|name| {
        name.chars()
            .all(|character| character.is_alphanumeric() || character == '_')
    })
}
