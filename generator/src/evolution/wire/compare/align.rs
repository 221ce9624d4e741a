//! Gives the earlier surface the names of the later one: on the wire, a name in Rust does not matter.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::paths;
use crate::evolution::WireSurface;
use crate::evolution::wire::RenamedPart;
use crate::evolution::wire::fact::{Fact, Line};
use crate::evolution::wire::kind::Kind;
use crate::evolution::wire::place::{KEY, owner};

/// How often names are looked for: each time those that were found lead to more.
const ROUNDS: usize = 12;

/// Old names with the new ones.
pub(in crate::evolution::wire) type Renames = BTreeMap<String, String>;

/// The earlier surface under the names of the later one.
pub(super) struct Aligned<'a> {
    pub(super) surface: Cow<'a, WireSurface>,
    /// What it called otherwise, with the names of now.
    pub(super) names: Renames,
}

/// The earlier surface as it would be with the names of the later one.
pub(super) fn aligned<'a>(before: &'a WireSurface, after: &WireSurface) -> Aligned<'a> {
    let mut current = Cow::Borrowed(before);
    let mut names = Renames::new();
    for _ in 0..ROUNDS {
        let mut renames = operations(&current, after);
        renames.extend(types_by_place(&current, after));
        if renames.is_empty() {
            renames = types_by_use(&current, after);
        }
        if renames.is_empty() {
            renames = parts(&current, after);
        }
        if renames.is_empty() {
            break;
        }
        current = Cow::Owned(renamed(&current, &renames));
        names = followed(&names, &renames);
    }
    Aligned {
        surface: current,
        names,
    }
}

/// All old names with those of now, where some of now are replaced by others.
fn followed(names: &Renames, renames: &Renames) -> Renames {
    let inverse: Renames = names.iter().map(|(old, new)| (new.clone(), old.clone())).collect();
    let mut followed: Renames = names
        .iter()
        .map(|(old, new)| (old.clone(), path(new, renames)))
        .collect();
    followed.extend(renames.iter().map(|(old, new)| (path(old, &inverse), new.clone())));
    followed
}

/// Parts of types that have other names in Rust and are the same on the wire.
pub(in crate::evolution::wire) fn renamed_parts(before: &WireSurface, after: &WireSurface) -> Vec<RenamedPart> {
    let names = aligned(before, after).names.into_iter();
    let parts = names.filter_map(|(before, new)| {
        let fact = after.fact(&new)?;
        let is_part = matches!(fact.kind, Kind::Field | Kind::Value | Kind::Member);
        let owner = owner(&new).filter(|_| is_part)?;
        let (_, name) = before.rsplit_once("::")?;
        let old = format!("{owner}::{name}");
        (old != new).then_some(RenamedPart { before, old, new })
    });
    parts.collect()
}

/// The facts that only the first surface has.
fn only<'s>(surface: &'s WireSurface, other: &'s WireSurface) -> impl Iterator<Item = (&'s str, Fact<'s>)> {
    surface.all().filter(|(key, _)| !other.facts.contains_key(*key))
}

/// Pairs what only one side has by something that both have.
fn paired<K: Ord>(
    before: &WireSurface,
    after: &WireSurface,
    identity: impl Fn(&WireSurface, &str, &Fact<'_>) -> Option<K>,
) -> Renames {
    let mut later: BTreeMap<K, &str> = BTreeMap::new();
    for (key, fact) in only(after, before) {
        if let Some(identity) = identity(after, key, &fact) {
            later.entry(identity).or_insert(key);
        }
    }
    let earlier = only(before, after);
    let pairs = earlier.filter_map(|(key, fact)| {
        let later = later.remove(&identity(before, key, &fact)?)?;
        Some((key.to_owned(), later.to_owned()))
    });
    pairs.collect()
}

/// Operations by method and path.
fn operations(before: &WireSurface, after: &WireSurface) -> Renames {
    paired(before, after, |_, _, fact| {
        let variant = fact.attribute("variant").unwrap_or_default().to_owned();
        let route = (fact.word(0).to_owned(), fact.word(1).to_owned(), variant);
        (fact.kind == Kind::Operation).then_some(route)
    })
}

/// Types by the place of their schemas.
fn types_by_place(before: &WireSurface, after: &WireSurface) -> Renames {
    paired(before, after, |surface, key, fact| {
        if !fact.kind.is_type() {
            return None;
        }
        Some((fact.kind, surface.place(key)?))
    })
}

/// Types that are used in the same place, where the one is gone and the other is new.
fn types_by_use(before: &WireSurface, after: &WireSurface) -> Renames {
    let mut renames = Renames::new();
    let mut taken = BTreeSet::new();
    for (key, line) in &before.facts {
        let Some(other) = after.facts.get(key).filter(|other| *other != line) else {
            continue;
        };
        let (Some(earlier), Some(later)) = (Fact::read(line), Fact::read(other)) else {
            continue;
        };
        let ((skeleton, old), (other_skeleton, new)) = (paths::skeleton(earlier.ty()), paths::skeleton(later.ty()));
        if earlier.kind != later.kind || skeleton != other_skeleton {
            continue;
        }
        for (old, new) in old.into_iter().zip(new) {
            let kinds = (
                before.fact(&old).map(|fact| fact.kind),
                after.fact(&new).map(|fact| fact.kind),
            );
            let is_gone = !after.facts.contains_key(&old) && !before.facts.contains_key(&new);
            let is_alike = kinds.0.is_some_and(Kind::is_type) && kinds.0 == kinds.1;
            if is_gone && is_alike && !renames.contains_key(&old) && taken.insert(new.clone()) {
                renames.insert(old, new);
            }
        }
    }
    renames
}

/// Fields, values and parameters by what they belong to and their names on the wire, members by their types and tags.
fn parts(before: &WireSurface, after: &WireSurface) -> Renames {
    paired(before, after, |_, key, fact| {
        let is_named = fact.kind.is_parameter() || matches!(fact.kind, Kind::Field | Kind::Value | Kind::Scheme);
        let owner = owner(key).filter(|_| is_named || fact.kind == Kind::Member)?;
        let tag = fact.attribute("tag").filter(|_| fact.kind == Kind::Member);
        let name = (fact.word(0).to_owned(), tag.map(str::to_owned));
        Some((owner.to_owned(), fact.kind, name))
    })
}

/// A surface under new names.
pub(in crate::evolution::wire) fn renamed(surface: &WireSurface, renames: &Renames) -> WireSurface {
    let facts = surface.facts.iter().map(|(key, line)| {
        let new_key = path(key, renames);
        let new_line = paths::replaced(line, |found| Some(path(found, renames)));
        let is_placed = Fact::read(line).is_none_or(|fact| !fact.kind.is_type() || fact.has(KEY));
        if new_key == *key || is_placed {
            return (new_key, new_line);
        }
        // The place of a type that says none follows from its name.
        let place = surface.place(key);
        (new_key, Line::read(new_line).with(KEY, place.as_deref()).finish())
    });
    WireSurface { facts: facts.collect() }
}

/// A path under its new name, or under that of what it belongs to.
fn path(old: &str, renames: &Renames) -> String {
    let mut head = old;
    loop {
        if let Some(new) = renames.get(head) {
            let rest = old.get(head.len()..).unwrap_or_default();
            return format!("{new}{rest}");
        }
        match owner(head) {
            Some(shorter) => head = shorter,
            None => return old.to_owned(),
        }
    }
}
