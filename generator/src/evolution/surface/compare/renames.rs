//! Items that the description calls otherwise, which the comparison on the wire knows.

use std::collections::BTreeMap;

use super::Facts;
use super::kind::Kind;
use super::moves::renamed;

/// Whether an item is gone under one name, and the same kind of item is new under another.
pub(in crate::evolution::surface) fn is_called(old: &str, before: &Facts, new: &str, after: &Facts) -> bool {
    let (Some(was), Some(is)) = (before.get(old), after.get(new)) else {
        return false;
    };
    Kind::of(old, was) == Kind::of(new, is) && !after.contains_key(old) && !before.contains_key(new)
}

/// The facts under other names.
pub(in crate::evolution::surface) fn called(facts: &Facts, names: &BTreeMap<String, String>) -> Facts {
    let facts = facts.iter();
    facts
        .map(|(key, value)| (renamed(key, names), renamed(value, names)))
        .collect()
}
