//! Several changes of one item as one, with one sentence.

use super::renames::is_rename;
use crate::evolution::effect::Effect;
use crate::evolution::{Change, Severity, Side};

/// The rule about an item that is found under another path.
pub(super) const MOVED: &str = "item-moved";

/// One change of an item, with the gravest severity; nothing where there is none.
pub(super) fn merged(item: &str, mut changes: Vec<Change>) -> Option<Change> {
    // What goes over the wire is told first, as what happens in Rust follows from it.
    changes.sort_by_key(|change| (std::cmp::Reverse(change.severity), change.side == Side::Rust));
    let side = side(&changes);
    let own: Vec<Change> = changes
        .iter()
        .filter(|change| says_more(item, change, &changes))
        .cloned()
        .collect();
    let mut texts: Vec<String> = Vec::new();
    for change in &own {
        let part = change.item.strip_prefix(item).and_then(|rest| rest.strip_prefix("::"));
        let text = match change.item == item {
            true => change.what.clone(),
            false => format!("`{}` {}", part.unwrap_or(&change.item), change.what),
        };
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let place = changes
        .iter()
        .map(|change| &change.place)
        .find(|place| !place.is_empty())
        .cloned();
    let mend = changes.iter().find_map(|change| change.mend.clone());
    let first = own.into_iter().next()?;
    Some(Change {
        side,
        item: item.to_owned(),
        place: place.unwrap_or_default(),
        what: texts.join("; "),
        mend,
        ..first
    })
}

/// Whether a change says more than another: that something came or went in Rust is said by that on the wire, or by where it
/// went; parts of an operation say nothing beside it, nor where they went, and other words nothing beside what they tell of.
fn says_more(item: &str, change: &Change, changes: &[Change]) -> bool {
    if change.severity == Severity::Documentation {
        let says_it_all = |other: &Change| other.severity > Severity::Documentation;
        return change.rule != "documentation-changed" || !changes.iter().any(says_it_all);
    }
    if change.rule == MOVED && change.item != item {
        let says_so = |other: &Change| other.rule == MOVED || Effect::of(other.rule) == Some(Effect::Removed);
        return !changes.iter().any(|other| other.item == item && says_so(other));
    }
    let Some(own) = Effect::of(change.rule).filter(|_| change.side == Side::Rust) else {
        return true;
    };
    let is_said = |other: &Change| {
        let is_before = other.side == Side::Wire || other.item.len() < change.item.len();
        let is_same = is_before && Effect::of(other.rule) == Some(own);
        other.severity >= change.severity && (is_same || other.rule == MOVED || is_rename(other.rule))
    };
    !changes.iter().any(is_said)
}

fn side(changes: &[Change]) -> Side {
    let has = |side| {
        changes
            .iter()
            .any(|change| change.side == side || change.side == Side::Both)
    };
    match (has(Side::Rust), has(Side::Wire)) {
        (true, true) => Side::Both,
        (true, false) => Side::Rust,
        _ => Side::Wire,
    }
}
