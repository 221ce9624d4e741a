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
    for (key, value) in before.iter().filter(|(key, value)| can_move(key, value)) {
        let path = key.trim_end_matches("()");
        let still = after
            .get(key)
            .filter(|now| *now != value)
            .and_then(|now| reexported(now));
        if let Some(new) = still.filter(|new| after.contains_key(*new) && !before.contains_key(*new)) {
            moved.insert(path.to_owned(), new.to_owned());
        } else if !after.contains_key(key) {
            if let Some(new) = found_again(key, value, before, after) {
                let new = new.trim_end_matches("()");
                let what = format!("moved to `{new}`");
                changes.push(change(Severity::Breaking, "item-moved", key, what));
                moved.insert(path.to_owned(), new.to_owned());
            }
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

/// The one new item of the same name that is the same in all that is in it.
fn found_again<'f>(key: &str, value: &str, before: &Facts, after: &'f Facts) -> Option<&'f str> {
    let name = |key: &str| key.rsplit("::").next().map(str::to_owned);
    let mut candidates = after.iter().filter(|(new, now)| {
        !before.contains_key(*new)
            && name(new) == name(key)
            && Fact::parse(now).text == Fact::parse(value).text
            && content(new, after) == content(key, before)
    });
    let found = candidates.next()?.0;
    candidates.next().is_none().then_some(found)
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
fn renamed(text: &str, moved: &BTreeMap<String, String>) -> String {
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

fn renamed_path(path: &str, moved: &BTreeMap<String, String>) -> String {
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
