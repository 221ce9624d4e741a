//! Items that are found under another path than before.

use std::collections::BTreeMap;

use super::kind::Kind;
use super::{Facts, change};
use crate::evolution::surface::fact::Fact;
use crate::evolution::{Change, Severity};

/// The facts before, with what moved at its new path, so that it is compared there; and what users notice of that.
pub(super) fn followed(before: &Facts, after: &Facts) -> (Facts, Vec<Change>) {
    let mut moved: BTreeMap<String, String> = BTreeMap::new();
    let mut changes = Vec::new();
    let new = new_by_name(before, after);
    for (path, value) in before.iter().filter(|(path, value)| can_move(path, value)) {
        let still = after
            .get(path)
            .filter(|now| *now != value)
            .and_then(|now| reexported(now));
        let still = still.filter(|new| after.contains_key(*new) && !before.contains_key(*new));
        let gone = || (!after.contains_key(path)).then(|| found_again(path, value, &new, before, after));
        if let Some(new) = still {
            moved.insert(path.clone(), new.to_owned());
        } else if let Some(new) = gone().flatten() {
            let what = format!("moved to `{new}`");
            changes.push(change(Severity::Breaking, "item-moved", path, what));
            moved.insert(path.clone(), new.to_owned());
        }
    }
    // What is in something that moved is not told apart from it.
    let whole: BTreeMap<&str, &str> = moved.iter().map(|(old, new)| (old.as_str(), new.as_str())).collect();
    let inner = |path: &str| whole.keys().any(|outer| is_inside(path, outer));
    changes.retain(|change| !inner(&change.item));
    if moved.is_empty() {
        return (before.clone(), changes);
    }
    let mut facts: Facts = before
        .iter()
        .map(|(key, value)| (renamed(key, &moved), renamed(value, &moved)))
        .collect();
    for old in moved.keys() {
        if let Some(now) = after.get(old) {
            facts.insert(old.clone(), now.clone());
        }
    }
    (facts, changes)
}

fn can_move(key: &str, value: &str) -> bool {
    match Kind::of(key, value) {
        Kind::Module | Kind::Struct | Kind::Enum | Kind::Trait => true,
        // An associated type has bounds, and is where its trait is.
        Kind::Alias => value.contains(" = "),
        _ => false,
    }
}

fn reexported(value: &str) -> Option<&str> {
    value.strip_prefix("use ")?.split(' ').next()
}

fn is_inside(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.starts_with("::"))
}

/// The items that were not there before, by the last part of their paths.
fn new_by_name<'f>(before: &Facts, after: &'f Facts) -> BTreeMap<&'f str, Vec<&'f str>> {
    let mut new: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, value) in after {
        if can_move(path, value) && !before.contains_key(path) {
            new.entry(name(path)).or_default().push(path);
        }
    }
    new
}

fn name(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or_default()
}

/// The one new item of the same name that is the same in all that is in it.
fn found_again<'f>(
    path: &str,
    value: &str,
    new: &BTreeMap<&str, Vec<&'f str>>,
    before: &Facts,
    after: &'f Facts,
) -> Option<&'f str> {
    let same = |now: &str| Fact::parse(now).text == Fact::parse(value).text;
    let candidates = new.get(name(path))?.iter();
    let mut candidates = candidates
        .filter(|new| after.get(**new).is_some_and(|now| same(now)) && content(new, after) == content(path, before));
    let found = candidates.next()?;
    candidates.next().is_none().then_some(*found)
}

/// What is in an item, by paths from it.
fn content(key: &str, facts: &Facts) -> BTreeMap<String, String> {
    let inside = facts.range(key.to_owned()..);
    let inside = inside.take_while(|(path, _)| path.starts_with(key));
    inside
        .filter_map(|(path, value)| {
            let rest = path.strip_prefix(key).filter(|rest| rest.starts_with(':'))?;
            let value = value.replace(key, "_");
            Some((rest.to_owned(), Fact::parse(&value).text))
        })
        .collect()
}

/// A text in which every path that moved is the new one.
pub(super) fn renamed(text: &str, moved: &BTreeMap<String, String>) -> String {
    let is_part = |character: char| character.is_alphanumeric() || character == '_' || character == ':';
    let mut renamed = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        let (path, more) = rest.split_at_checked(end).unwrap_or((rest, ""));
        renamed.push_str(&renamed_path(path, moved));
        let other = more.find(is_part).unwrap_or(more.len());
        let (between, more) = more.split_at_checked(other).unwrap_or((more, ""));
        renamed.push_str(between);
        rest = more;
    }
    renamed
}

pub(super) fn renamed_path(path: &str, moved: &BTreeMap<String, String>) -> String {
    let mut at = path;
    loop {
        // The colon of `types::X: impl` is no part of the path.
        let bare = at.trim_end_matches(':');
        if let Some(new) = moved.get(bare) {
            return format!("{new}{}", path.get(bare.len()..).unwrap_or_default());
        }
        match at.rsplit_once("::") {
            Some((outer, _)) => at = outer,
            None => return path.to_owned(),
        }
    }
}
