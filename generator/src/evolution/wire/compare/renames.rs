//! Types that have other names than before, where there is no doubt that they are the same.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Aligned, Renames, aligned};
use super::paths;
use crate::evolution::WireSurface;
use crate::evolution::wire::fact::Fact;
use crate::evolution::wire::kind::Kind;
use crate::evolution::wire::place::is_below;

/// The paths of types, as they were and as they are.
///
/// The comparison on the wire takes the first pair that it finds, as it has to compare with something. What is told users
/// as another name is the same wherever it is used, and looks the same to them.
pub(in crate::evolution::wire) fn renames(before: &WireSurface, after: &WireSurface) -> Renames {
    let aligned = aligned(before, after);
    let is_kept = |(old, new): &(&String, &String)| !after.facts.contains_key(*old) && !before.facts.contains_key(*new);
    let pairs = aligned.names.iter().filter(is_kept);
    let types = pairs.filter(|(_, new)| after.fact(new).is_some_and(|fact| fact.kind.is_type()));
    let doubtful = doubtful(&aligned, before, after);
    let (unsure, mut sure): (Renames, Renames) = types
        .map(|(old, new)| (old.clone(), new.clone()))
        .partition(|(_, new)| doubtful.contains(new) || !is_alike(&aligned.surface, new, after, new));
    let places: Vec<String> = unsure.keys().filter_map(|old| before.place(old)).collect();
    // A type of an inline schema is no surer than what it stands in.
    sure.retain(|old, _| {
        let place = before.place(old).unwrap_or_default();
        !places.iter().any(|outer| is_below(&place, outer))
    });
    sure
}

/// The new names that several types of before could have, and those that are not the only ones for a type of before.
fn doubtful(aligned: &Aligned<'_>, before: &WireSurface, after: &WireSurface) -> BTreeSet<String> {
    let mut doubtful = BTreeSet::new();
    let found: BTreeSet<&String> = aligned.names.values().collect();
    for (key, line) in &aligned.surface.facts {
        let Some(other) = after.facts.get(key).filter(|other| *other != line) else {
            continue;
        };
        for (old, new) in types_in_one_place(line, other) {
            let is_rival = is_alike(&aligned.surface, &old, after, &new);
            if found.contains(&old) && !before.facts.contains_key(&new) && is_rival {
                doubtful.insert(old.clone());
            }
            if found.contains(&new) && !after.facts.contains_key(&old) && is_rival {
                doubtful.insert(new);
            }
        }
    }
    doubtful
}

/// The types that two lines name in the same place, where they are not the same.
fn types_in_one_place(before: &str, after: &str) -> Vec<(String, String)> {
    let (Some(before), Some(after)) = (Fact::read(before), Fact::read(after)) else {
        return Vec::new();
    };
    let ((skeleton, old), (other, new)) = (paths::skeleton(before.ty()), paths::skeleton(after.ty()));
    if before.kind != after.kind || skeleton != other {
        return Vec::new();
    }
    old.into_iter().zip(new).filter(|(old, new)| old != new).collect()
}

/// Whether users find at least half of what they know of a type in another one.
fn is_alike(before: &WireSurface, old: &str, after: &WireSurface, new: &str) -> bool {
    let (Some(was), Some(is)) = (before.fact(old), after.fact(new)) else {
        return false;
    };
    if !was.kind.is_type() || was.kind != is.kind {
        return false;
    }
    if matches!(was.kind, Kind::Newtype | Kind::Alias | Kind::Custom) {
        return was.ty() == is.ty();
    }
    let (known, found) = (parts(before, old), parts(after, new));
    let kept: usize = known
        .iter()
        .map(|(part, count)| found.get(part).map_or(0, |found| *found.min(count)))
        .sum();
    2 * kept >= known.values().sum()
}

/// What a type consists of, by names on the wire, and how often.
fn parts<'s>(surface: &'s WireSurface, path: &str) -> BTreeMap<(Kind, &'s str), usize> {
    let mut parts = BTreeMap::new();
    for (_, fact) in surface.below(path) {
        if matches!(fact.kind, Kind::Field | Kind::Value | Kind::Member | Kind::Rest) {
            *parts.entry((fact.kind, fact.word(0))).or_default() += 1;
        }
    }
    parts
}
