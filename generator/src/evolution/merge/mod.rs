//! Makes one list of what the compiler notices and what goes over the wire: a change for each item.

mod belongings;
mod renames;
mod sentence;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use self::belongings::methods;

use self::belongings::Belongings;
use self::renames::Renames;
use super::effect::Effect;
use super::{Change, Severity, Side, WireSurface};

/// The prefix of what is there for programs that block.
const BLOCKING: &str = "blocking::";

/// The method of a builder that sends the request.
const SEND: &str = "::send";

/// What begins the rules about the features that an item needs.
const GATE: &str = "feature-gate-";

/// The rule about what has a new name, and is found by the old one too.
const ALIAS: &str = "deprecated-alias";

/// How what a builder implements begins that follows from what its method `send` gives.
const OF_SENDING: [&str; 2] = ["implements `IntoFuture<", "implements `runtime::Operation<"];

/// One list of both, in the order in which it is told; `before` and `after` say what belongs together, and where.
pub(super) fn merge(rust: Vec<Change>, wire: Vec<Change>, before: &WireSurface, after: &WireSurface) -> Vec<Change> {
    let belongings = Belongings::of(before, after);
    let mut moved = belongings.moved();
    let mut rust = without_twins(rust);
    let stays: BTreeSet<String> = rust
        .iter()
        .filter(|change| change.rule == ALIAS)
        .map(|change| change.item.clone())
        .collect();
    // What is found by its old name, or in the module of the old name, is where it was.
    moved.retain(|old, _| {
        let module = old.rsplit_once("::").map(|(module, _)| module);
        !stays.contains(*old) && module.is_none_or(|module| !stays.contains(module))
    });
    rust.extend(moved.iter().map(|(old, new)| moves(old, new)));
    let renames = Renames::of(&rust, before, after);
    rust.extend(renames.told(&rust, after));
    let moved = moved.iter().map(|(old, new)| (*new, *old));
    let sources: BTreeMap<&str, &str> = moved.chain(renames.sources()).collect();
    let told: BTreeSet<String> = rust.iter().chain(&wire).map(|change| change.item.clone()).collect();
    let mut by_item: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    for change in wire {
        by_item.entry(change.item.clone()).or_default().push(change);
    }
    let (of_methods, others): (Vec<Change>, Vec<Change>) = rust
        .into_iter()
        .partition(|change| belongings.is_method_of_both(&change.item));
    for change in others {
        let item = belongings.teller(&change, &told, &renames);
        // What is new under the name that an operation has now is told by where it was.
        let item = sources.get(item).copied().unwrap_or(item).to_owned();
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

/// That an operation is called by another name.
fn moves(old: &str, new: &str) -> Change {
    Change {
        severity: Severity::Breaking,
        side: Side::Rust,
        rule: sentence::MOVED,
        item: old.to_owned(),
        place: String::new(),
        what: format!("moved to `{new}`"),
        mend: None,
    }
}

/// Without what is told of the async item as well, and without what `.await` gives where it is told what `send` gives.
fn without_twins(rust: Vec<Change>) -> Vec<Change> {
    let sent: BTreeSet<String> = rust
        .iter()
        .filter(|change| change.what.starts_with("returns `Result<"))
        .filter_map(|change| Some(change.item.strip_suffix(SEND)?.to_owned()))
        .collect();
    let is_told_by_send = |change: &Change| match change.item.strip_suffix(SEND) {
        Some(builder) => change.what.starts_with("returns `Sending<") && sent.contains(builder),
        None => OF_SENDING.iter().any(|start| change.what.starts_with(start)) && sent.contains(&change.item),
    };
    let told: BTreeSet<(String, &'static str)> = rust.iter().map(|change| (change.item.clone(), change.rule)).collect();
    let is_twin = |change: &Change| {
        let twin = change.item.strip_prefix(BLOCKING);
        twin.is_some_and(|twin| told.contains(&(twin.to_owned(), change.rule)))
    };
    rust.into_iter()
        .filter(|change| !is_twin(change) && !is_told_by_send(change))
        .collect()
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

/// Items that came or went with what they are parts of, or need a feature with that, where it is told of the whole.
fn parts_of_others(by_item: &BTreeMap<String, Vec<Change>>) -> BTreeSet<String> {
    let effect = |item: &str| {
        let changes = by_item.get(item)?;
        let first = Effect::of(changes.first()?.rule)?;
        let are_alike = changes.iter().all(|change| Effect::of(change.rule) == Some(first));
        are_alike.then_some(first)
    };
    let is_part = |(item, changes): &(&String, &Vec<Change>)| {
        // What goes over the wire is told of the whole already.
        if changes.iter().any(|change| change.side != Side::Rust) {
            return false;
        }
        let own = effect(item);
        let gate = changes.iter().find(|change| change.rule.starts_with(GATE));
        let is_gated_alike = |others: &[Change]| {
            let is_same =
                |other: &Change| gate.is_some_and(|gate| (gate.rule, &gate.what) == (other.rule, &other.what));
            changes.len() == 1 && others.iter().any(is_same)
        };
        let mut above = item.as_str();
        while let Some((owner, _)) = above.rsplit_once("::") {
            let is_told = match own {
                Some(own) => effect(owner) == Some(own),
                None => by_item.get(owner).is_some_and(|changes| is_gated_alike(changes)),
            };
            if is_told {
                return true;
            }
            above = owner;
        }
        false
    };
    by_item.iter().filter(is_part).map(|(item, _)| item.clone()).collect()
}

/// Says where the description has an item, or what it is a part of: what was removed where it was.
fn with_place(change: Change, belongings: &Belongings<'_>, before: &WireSurface, after: &WireSurface) -> Change {
    if !change.place.is_empty() {
        return change;
    }
    let surfaces = match Effect::of(change.rule) {
        Some(Effect::Removed) => [before, after],
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
