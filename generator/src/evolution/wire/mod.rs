//! What goes over the wire between a client and its service, as data that is read from the model.

mod compare;
mod fact;
mod kind;
pub(in crate::evolution) mod place;
mod read;
mod released;
mod rules;

pub use released::{Released, ReleasedArgument, ReleasedField};
pub use rules::{RULES, Rule};

pub(in crate::evolution) use kind::Kind;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use self::fact::Fact;
use super::Change;
use crate::model::Api;

/// What requests and answers of an API can be: a fact for each thing that counts, by its path in Rust.
///
/// A path is relative to the root of the crate, as `types::Connection::email`. What has no path of its own has that of
/// what it belongs to and a word behind it: `connections::Create answers 404`. A fact is a line of words, as
/// `query redirectUrl optional string maxLength=100`; the first says what the others are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WireSurface {
    facts: BTreeMap<String, String>,
}

/// A field, value or member that has another name in Rust than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::evolution) struct RenamedPart {
    /// Its path before.
    pub(in crate::evolution) before: String,
    /// The same below the name that its type has by now.
    pub(in crate::evolution) old: String,
    /// Its path now.
    pub(in crate::evolution) new: String,
}

impl WireSurface {
    /// Reads it from the model.
    #[must_use]
    pub fn of(api: &Api) -> Self {
        Self {
            facts: read::facts(api),
        }
    }

    /// It as the lock keeps it: one fact a line, from the Rust path of what it is about.
    #[must_use]
    pub fn facts(&self) -> BTreeMap<String, String> {
        self.facts.clone()
    }

    /// Takes it as the lock keeps it.
    #[must_use]
    pub fn from_facts(facts: &BTreeMap<String, String>) -> Self {
        Self { facts: facts.clone() }
    }

    /// What changed for programs that go on compiling: one change for each thing that happened, by the rules of [`RULES`].
    #[must_use]
    pub fn compare(&self, after: &Self) -> Vec<Change> {
        compare::compare(self, after)
    }

    /// The fields, values and members that are called otherwise in Rust and are the same on the wire.
    pub(in crate::evolution) fn renamed_parts(&self, after: &Self) -> Vec<RenamedPart> {
        match self == after {
            true => Vec::new(),
            false => compare::renamed_parts(self, after),
        }
    }

    /// Types that have other paths in Rust than before: old paths with those of now.
    pub(super) fn renames(&self, after: &Self) -> BTreeMap<String, String> {
        match self == after {
            true => BTreeMap::new(),
            false => compare::renames(self, after),
        }
    }

    /// The surface with other paths: old ones with new ones.
    pub(super) fn renamed(&self, names: &BTreeMap<String, String>) -> Cow<'_, Self> {
        if names.is_empty() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(compare::renamed(self, names))
    }

    /// Whether what is said of an item, or of what belongs to it, names one of these paths.
    pub(super) fn mentions(&self, item: &str, paths: &BTreeSet<String>) -> bool {
        let facts = self.facts.range(item.to_owned()..);
        let mut facts = facts.take_while(|(key, _)| key.starts_with(item));
        facts.any(|(key, line)| {
            let rest = key.get(item.len()..).unwrap_or_default();
            (rest.is_empty() || rest.starts_with([' ', ':'])) && compare::names_one_of(line, paths)
        })
    }

    /// The fact of a path.
    pub(in crate::evolution) fn fact(&self, key: &str) -> Option<Fact<'_>> {
        Fact::read(self.facts.get(key)?)
    }

    /// The fact of a path, with the path as the surface has it.
    pub(in crate::evolution) fn entry(&self, key: &str) -> Option<(&str, Fact<'_>)> {
        let (key, line) = self.facts.get_key_value(key)?;
        Some((key, Fact::read(line)?))
    }

    /// Every fact with its path.
    pub(in crate::evolution) fn all(&self) -> impl Iterator<Item = (&str, Fact<'_>)> {
        let lines = self.facts.iter();
        lines.filter_map(|(key, line)| Some((key.as_str(), Fact::read(line)?)))
    }

    /// The facts below a path, such as the fields of a type, with their own names.
    pub(in crate::evolution) fn below<'s>(&'s self, path: &str) -> impl Iterator<Item = (&'s str, Fact<'s>)> {
        let start = format!("{path}::");
        let length = start.len();
        let lines = self.facts.range(start.clone()..);
        lines
            .take_while(move |(key, _)| key.starts_with(&start))
            .filter_map(move |(key, line)| Some((key.get(length..)?, Fact::read(line)?)))
    }
}
