//! Makes one list of what the compiler notices and what goes over the wire: a change for each item.

mod belongings;
mod sentence;

use std::collections::{BTreeMap, BTreeSet};

use self::belongings::Belongings;
use super::{Change, Side, WireSurface};

/// The prefix of what is there for programs that block.
const BLOCKING: &str = "blocking::";

/// One list of both, in the order in which it is told; `before` and `after` say what belongs together, and where.
pub(super) fn merge(rust: Vec<Change>, wire: Vec<Change>, before: &WireSurface, after: &WireSurface) -> Vec<Change> {
    let belongings = Belongings::of(before, after);
    let rust = without_twins(rust);
    let told: BTreeSet<String> = rust.iter().chain(&wire).map(|change| change.item.clone()).collect();
    let mut by_item: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    for change in wire {
        by_item.entry(change.item.clone()).or_default().push(change);
    }
    let (of_methods, others): (Vec<Change>, Vec<Change>) = rust
        .into_iter()
        .partition(|change| belongings.is_method_of_both(&change.item));
    for change in others {
        let item = belongings.teller(&change, &told).to_owned();
        by_item.entry(item).or_default().push(change);
    }
    for change in of_methods {
        let item = gravest_of_operation(&belongings, &by_item, &change).unwrap_or_else(|| change.item.clone());
        by_item.entry(item).or_default().push(change);
    }
    let parts = parts_of_others(&by_item);
    by_item.retain(|item, _| !parts.contains(item));
    let mut merged: Vec<Change> = by_item
        .into_iter()
        .filter_map(|(item, changes)| sentence::merged(&item, changes))
        .map(|change| with_place(change, &belongings, before, after))
        .collect();
    merged.sort_by(|left, right| {
        right
            .severity
            .cmp(&left.severity)
            .then_with(|| left.item.cmp(&right.item))
    });
    merged
}

/// Without what is told of the async item as well.
fn without_twins(rust: Vec<Change>) -> Vec<Change> {
    let told: BTreeSet<(String, &'static str)> = rust.iter().map(|change| (change.item.clone(), change.rule)).collect();
    let is_twin = |change: &Change| {
        let twin = change.item.strip_prefix(BLOCKING);
        twin.is_some_and(|twin| told.contains(&(twin.to_owned(), change.rule)))
    };
    rust.into_iter().filter(|change| !is_twin(change)).collect()
}

/// The item that a method takes, or else its operation, with the gravest change on the wire, where that is as grave as the
/// method's own: what a method takes and gives follows from it.
fn gravest_of_operation(
    belongings: &Belongings<'_>,
    by_item: &BTreeMap<String, Vec<Change>>,
    change: &Change,
) -> Option<String> {
    let operation = belongings.operation(&change.item)?;
    let on_the_wire = |item: &String| {
        let wire = by_item.get(item)?.iter().filter(|change| change.side == Side::Wire);
        wire.map(|change| change.severity)
            .max()
            .filter(|severity| *severity >= change.severity)
    };
    let items = belongings
        .arguments(operation)
        .into_iter()
        .chain([operation.to_owned()]);
    let mut gravest = None;
    for item in items {
        let Some(severity) = on_the_wire(&item) else { continue };
        // Of equals the first.
        if gravest.as_ref().is_none_or(|(best, _)| *best < severity) {
            gravest = Some((severity, item));
        }
    }
    gravest.map(|(_, item)| item)
}

/// Items that came or went with what they are parts of, of which that is told.
fn parts_of_others(by_item: &BTreeMap<String, Vec<Change>>) -> BTreeSet<String> {
    let family = |item: &str| {
        let changes = by_item.get(item)?;
        let first = sentence::family(changes.first()?.rule)?;
        let are_alike = changes
            .iter()
            .all(|change| sentence::family(change.rule) == Some(first));
        are_alike.then_some(first)
    };
    let is_part = |item: &str| {
        // What goes over the wire is told of the whole already.
        let is_of_rust = |change: &Change| change.side == Side::Rust;
        let own = family(item).filter(|_| by_item.get(item).is_some_and(|changes| changes.iter().all(is_of_rust)))?;
        let mut above = item;
        while let Some((owner, _)) = above.rsplit_once("::") {
            if family(owner) == Some(own) {
                return Some(());
            }
            above = owner;
        }
        None
    };
    by_item.keys().filter(|item| is_part(item).is_some()).cloned().collect()
}

/// Says where the description has an item, or what it is a part of: what was removed where it was.
fn with_place(change: Change, belongings: &Belongings<'_>, before: &WireSurface, after: &WireSurface) -> Change {
    if !change.place.is_empty() {
        return change;
    }
    let surfaces = match sentence::family(change.rule) {
        Some(sentence::Family::Removed) => [before, after],
        _ => [after, before],
    };
    let of = |item: &str| surfaces.iter().find_map(|surface| surface.place(item));
    let mut place = None;
    let mut item = change.item.strip_prefix(BLOCKING).unwrap_or(&change.item);
    while place.is_none() {
        place = of(item).or_else(|| of(belongings.operation(item)?));
        match item.rsplit_once("::") {
            Some((owner, _)) => item = owner,
            None => break,
        }
    }
    Change {
        place: place.unwrap_or_default(),
        ..change
    }
}
