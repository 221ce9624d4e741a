//! The names of before that stay beside those which the user chose, until the next major version.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::{Aliases, ItemAlias, OldNames, Pins};
use crate::naming::{Name, Scope};

/// What is known of names of before.
#[derive(Clone, Copy)]
pub struct ReleasedNames<'a> {
    /// What the last run knew.
    pub known: &'a OldNames,
    /// Those that go.
    pub dropped: &'a OldNames,
    /// Whether the last release offers a path: only what programs can name has an alias.
    pub offers: &'a dyn Fn(&str) -> bool,
}

/// The names of before, while new ones are given.
pub(super) struct Aliasing<'a> {
    released: ReleasedNames<'a>,
    /// The paths of before, by what they lead to.
    by_item: BTreeMap<&'a str, Vec<&'a str>>,
    /// What is found.
    pub(super) found: Aliases,
    /// The types that are called otherwise than in the last run.
    pub(super) types: BTreeMap<String, String>,
}

impl<'a> Aliasing<'a> {
    pub(super) fn new(released: ReleasedNames<'a>) -> Self {
        let mut by_item: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (old, item) in &released.known.0 {
            by_item.entry(item).or_default().push(old);
        }
        Self {
            released,
            by_item,
            found: Aliases::default(),
            types: BTreeMap::new(),
        }
    }

    /// The names that an item goes on having beside its own, with the paths that they had; they are taken in the scope.
    ///
    /// An item is given by its path in the last run, and by its path now.
    pub(super) fn keep<N: Name>(&mut self, scope: &mut Scope<'_>, before: &str, now: &str) -> Vec<(String, N)> {
        let further = self.by_item.get(before).into_iter().flatten().copied();
        let last = Some(before).filter(|before| *before != now && (self.released.offers)(before));
        let mut kept = Vec::new();
        for old in further.chain(last).filter(|old| *old != now) {
            if self.released.dropped.0.contains_key(old) {
                self.found.known.0.insert(old.to_owned(), now.to_owned());
            } else if let Some(name) = scope.keep(last_segment(old)) {
                self.found.known.0.insert(old.to_owned(), now.to_owned());
                self.found.emitted.0.insert(old.to_owned(), now.to_owned());
                kept.push((old.to_owned(), name));
            }
        }
        kept
    }
}

/// In an order that does not depend on that of the description.
pub(super) fn sorted(mut aliases: Aliases) -> Aliases {
    aliases
        .types
        .sort_by(|left, right| left.old.bare().cmp(right.old.bare()));
    aliases.items.sort_by(|left, right| {
        let key = |alias: &ItemAlias| (alias.module.clone(), alias.old.bare().to_owned());
        key(left).cmp(&key(right))
    });
    aliases
        .methods
        .sort_by(|left, right| left.old.bare().cmp(right.old.bare()));
    aliases
        .accessors
        .sort_by(|left, right| left.old.bare().cmp(right.old.bare()));
    aliases
        .modules
        .sort_by(|left, right| left.old.bare().cmp(right.old.bare()));
    aliases
}

fn last_segment(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// The part of a path before its last segment.
pub(super) fn outer(path: &str) -> &str {
    path.rsplit_once("::").map_or("", |(outer, _)| outer)
}

/// Pins by the names that their types had in the last run.
pub(super) fn by_last_names<'p>(pins: &'p Pins, known: &OldNames) -> Cow<'p, Pins> {
    let of_type = |path: &str| path.strip_prefix("types::").map(str::to_owned);
    let pairs = known.0.iter();
    let pairs = pairs.filter_map(|(old, item)| Some((of_type(old)?, of_type(item)?)));
    renamed(pins, &pairs.collect())
}

/// Pins by other names of their types.
pub(super) fn renamed<'p>(pins: &'p Pins, names: &BTreeMap<String, String>) -> Cow<'p, Pins> {
    if names.is_empty() || pins.is_empty() {
        return Cow::Borrowed(pins);
    }
    // Names can change places, so that all go before any comes.
    let mut renamed = pins.clone();
    let moved: Vec<_> = names
        .iter()
        .filter_map(|(old, new)| Some((new, renamed.types.remove(old)?)))
        .collect();
    for (new, members) in moved {
        renamed.types.insert(new.clone(), members);
    }
    Cow::Owned(renamed)
}
