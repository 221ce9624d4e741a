//! The names of before that stay beside those which the user chose, until the next major version.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::{Aliases, ItemAlias, OldNames, Pins, VariantAlias};
use crate::naming::{Name, Scope, VariantName};

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
    /// What values that the user renamed were called in the last run, by the place of their type and their names now.
    values: BTreeMap<(usize, String), String>,
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
            values: BTreeMap::new(),
        }
    }

    /// The names that an item goes on having beside its own, with the paths that they had; they are taken in the scope.
    ///
    /// An item is given by its path in the last run, and by its path now.
    pub(super) fn keep<N: Name>(&mut self, scope: &mut Scope<'_>, before: &str, now: &str) -> Vec<(String, N)> {
        let further = self.by_item.get(before).cloned().unwrap_or_default();
        let last = Some(before).filter(|before| *before != now && (self.released.offers)(before));
        let old = further.into_iter().chain(last).filter(|old| *old != now);
        old.filter_map(|old| Some((old.to_owned(), self.keep_one(scope, old, now)?)))
            .collect()
    }

    /// One of these names; nothing where it goes, or is another item's by now.
    fn keep_one<N: Name>(&mut self, scope: &mut Scope<'_>, old: &str, now: &str) -> Option<N> {
        let name = match self.released.dropped.0.contains_key(old) {
            true => None,
            false => Some(scope.keep(last_segment(old))?),
        };
        self.found.known.0.insert(old.to_owned(), now.to_owned());
        if name.is_some() {
            self.found.emitted.0.insert(old.to_owned(), now.to_owned());
        }
        name
    }

    /// That the value of a type, which is given by its place, was called otherwise before the user named it.
    pub(super) fn rename_value(&mut self, ty: usize, before: &str, now: &str) {
        self.values.insert((ty, now.to_owned()), before.to_owned());
    }

    /// What a value was called in the last run.
    pub(super) fn last_value(&self, ty: usize, now: &str) -> String {
        let before = self.values.get(&(ty, now.to_owned()));
        before.map_or(now, String::as_str).to_owned()
    }

    /// Whether any value has or had another name, as hardly any API has.
    pub(super) fn has_values(&self) -> bool {
        let is_value = |old: &&String| old.starts_with("types::") && outer(old) != "types";
        !self.values.is_empty() || self.released.known.0.keys().any(|old| is_value(&old))
    }

    /// [`Aliasing::keep`] of a value: by the names of its type and of itself in the last run, and by those now. That its type
    /// is called otherwise gives it no other name.
    pub(super) fn keep_value(
        &mut self,
        scope: &mut Scope<'_>,
        before: (&str, &str),
        now: (&str, &str),
    ) -> Vec<VariantName> {
        let path = |(owner, name): (&str, &str)| format!("types::{owner}::{name}");
        let owner = format!("types::{}", before.0);
        let owners = self.by_item.get(owner.as_str()).into_iter().flatten().copied();
        let mut released = std::iter::once(owner.as_str())
            .chain(owners)
            .map(|owner| format!("{owner}::{}", before.1));
        let last = released.find(|old| before.1 != now.1 && (self.released.offers)(old));
        let further = self.by_item.get(path(before).as_str()).into_iter().flatten();
        let old: Vec<String> = further.map(|old| (*old).to_owned()).chain(last).collect();
        let old = old.into_iter().filter(|old| last_segment(old) != now.1);
        old.filter_map(|old| self.keep_one(scope, &old, &path(now))).collect()
    }
}

/// In an order that does not depend on that of the description.
pub(super) fn sorted(mut aliases: Aliases) -> Aliases {
    aliases
        .types
        .sort_by(|left, right| left.old.bare().cmp(right.old.bare()));
    aliases.variants.sort_by(|left, right| {
        let key = |alias: &VariantAlias| (alias.owner.bare().to_owned(), alias.old.bare().to_owned());
        key(left).cmp(&key(right))
    });
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
