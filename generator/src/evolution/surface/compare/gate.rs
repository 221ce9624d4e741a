//! The features that an item is behind.

use std::collections::BTreeSet;

use super::Facts;
use crate::evolution::surface::fact::split;

/// What a gate asks for beyond what one did before, of whoever had the item: each condition is a feature, or one of several
/// (`any(a,b)`), and a feature counts for those that it turned on.
pub(super) fn more<'g>(before: &BTreeSet<String>, after: &'g BTreeSet<String>, facts: &Facts) -> Vec<&'g String> {
    let follows = |wanted: &&String| !before.iter().any(|had| is_enough(had, wanted, facts));
    after.iter().filter(follows).collect()
}

/// Whether every feature that meets one condition meets the other.
fn is_enough(had: &str, wanted: &str, facts: &Facts) -> bool {
    let wanted = alternatives(wanted);
    alternatives(had)
        .into_iter()
        .all(|feature| turned_on(feature, facts).iter().any(|on| wanted.contains(&on.as_str())))
}

fn alternatives(condition: &str) -> Vec<&str> {
    let inside = condition
        .strip_prefix("any(")
        .and_then(|inside| inside.strip_suffix(')'));
    inside.map_or_else(|| vec![condition], |inside| split(inside, ','))
}

/// A feature, and all that it turns on.
fn turned_on(feature: &str, facts: &Facts) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![feature.to_owned()];
    while let Some(next) = open.pop() {
        if let Some(fact) = facts.get(&format!("feature {next}")).filter(|_| !found.contains(&next)) {
            open.extend(split(fact, ',').into_iter().map(|part| part.trim().to_owned()));
        }
        found.insert(next);
    }
    found
}
