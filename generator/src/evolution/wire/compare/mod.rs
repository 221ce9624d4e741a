//! Two surfaces side by side: what happens to a program that goes on compiling.

mod align;
mod answer;
mod client;
mod field;
mod finding;
mod input;
mod limits;
mod operation;
mod paths;
mod relation;
mod renames;
mod types;

pub(super) use self::align::{renamed, renamed_parts};
pub(super) use self::paths::names_one_of;
pub(super) use self::renames::renames;

use self::finding::Finding;
use super::WireSurface;
use super::fact::{Fact, unquoted};
use super::kind::Kind;
use super::place::owner;
use crate::evolution::{Change, Side};

/// What changed, a change for each thing that happened.
pub(super) fn compare(before: &WireSurface, after: &WireSurface) -> Vec<Change> {
    if before == after {
        return Vec::new();
    }
    let before = align::aligned(before, after).surface;
    let sides = Sides { before: &before, after };
    let mut changes = Vec::new();
    for (key, line) in &before.facts {
        match after.facts.get(key) {
            Some(other) if other == line => {}
            Some(other) => sides.changed(key, line, other, &mut changes),
            None => sides.removed(key, &mut changes),
        }
    }
    for key in after.facts.keys().filter(|key| !before.facts.contains_key(*key)) {
        sides.added(key, &mut changes);
    }
    changes
}

/// The two surfaces, with the names of the later one.
struct Sides<'a> {
    before: &'a WireSurface,
    after: &'a WireSurface,
}

/// Which ways a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ways {
    request: bool,
    answer: bool,
}

impl Ways {
    const REQUEST: Self = Self {
        request: true,
        answer: false,
    };
    const ANSWER: Self = Self {
        request: false,
        answer: true,
    };

    fn both(self, other: Self) -> Self {
        Self {
            request: self.request && other.request,
            answer: self.answer && other.answer,
        }
    }

    /// Without the way that a property does not travel.
    fn of_property(self, fact: &Fact<'_>) -> Self {
        Self {
            request: self.request && !fact.has("read-only"),
            answer: self.answer && !fact.has("write-only"),
        }
    }
}

impl Sides<'_> {
    fn changed(&self, key: &str, before: &str, after: &str, changes: &mut Vec<Change>) {
        let (Some(before), Some(after)) = (Fact::read(before), Fact::read(after)) else {
            return;
        };
        let mut found = Vec::new();
        match (before.kind, after.kind) {
            (before_kind, kind) if before_kind.is_parameter() && kind.is_parameter() => {
                input::parameter(self, &before, &after, &mut found);
            }
            (before_kind, kind) if before_kind.is_type() && kind.is_type() => {
                types::changed(self, key, &before, &after, &mut found);
            }
            (before_kind, kind) if before_kind != kind => {
                if before_kind.is_parameter() && kind == Kind::Setter
                    || before_kind == Kind::Setter && kind.is_parameter()
                {
                    found.push(input::moved(&before, &after));
                } else {
                    self.removed(key, changes);
                    self.added(key, changes);
                }
            }
            // What they lead to is told where it stands, and how they are called is a matter of Rust.
            (Kind::Setter | Kind::Group, _) => {}
            (Kind::Body, _) => input::body(self, &before, &after, &mut found),
            (Kind::BodyAs, _) => input::body_as(&before, &after, &mut found),
            (Kind::Operation, _) => operation::changed(&before, &after, &mut found),
            (Kind::Pages | Kind::Link, _) => operation::part_changed(&before, &after, &mut found),
            (Kind::Field | Kind::Rest | Kind::Value | Kind::Member, _) => {
                let ways = self.ways(key);
                types::part_changed(self, ways, &before, &after, &mut found);
            }
            (Kind::Server | Kind::Choice | Kind::Variable | Kind::Scheme, _) => {
                client::changed(&before, &after, &mut found);
            }
            _ => answer::changed(self, &before, &after, &mut found),
        }
        finding::deprecation(&before, &after, &mut found);
        self.tell(key, &after, found, self.after, changes);
    }

    fn removed(&self, key: &str, changes: &mut Vec<Change>) {
        let Some(fact) = self.before.fact(key).filter(|_| self.is_of_both(key)) else {
            return;
        };
        let mut found = Vec::new();
        match fact.kind {
            kind if kind.is_type() => {}
            kind if kind.is_parameter() => found.push(input::removed()),
            Kind::Body | Kind::BodyAs => input::body_removed(&fact, &mut found),
            Kind::Operation | Kind::Pages | Kind::Link => operation::removed(&fact, &mut found),
            Kind::Field | Kind::Rest | Kind::Value | Kind::Member => {
                types::part_removed(self.ways(key), &fact, &mut found)
            }
            Kind::Server | Kind::Choice | Kind::Variable | Kind::Scheme => client::removed(&fact, &mut found),
            _ => answer::removed(&fact, &mut found),
        }
        self.tell(key, &fact, found, self.before, changes);
    }

    fn added(&self, key: &str, changes: &mut Vec<Change>) {
        let Some(fact) = self.after.fact(key).filter(|_| self.is_of_both(key)) else {
            return;
        };
        let mut found = Vec::new();
        match fact.kind {
            kind if kind.is_type() => {}
            kind if kind.is_parameter() => found.push(input::added(&fact)),
            Kind::Body | Kind::BodyAs => input::body_added(&fact, &mut found),
            Kind::Operation | Kind::Pages | Kind::Link => operation::added(&fact, &mut found),
            Kind::Field | Kind::Rest | Kind::Value | Kind::Member => {
                types::part_added(self.ways(key), &fact, self.is_refused(key, &fact), &mut found);
            }
            Kind::Server | Kind::Choice | Kind::Variable | Kind::Scheme => client::added(&fact, &mut found),
            _ => answer::added(self, key, &fact, &mut found),
        }
        self.tell(key, &fact, found, self.after, changes);
    }

    /// Whether what a fact belongs to is on both sides, and what it was: else all of it is one change.
    fn is_of_both(&self, key: &str) -> bool {
        let Some(owner) = owner(key) else { return true };
        match (self.before.fact(owner), self.after.fact(owner)) {
            (Some(before), Some(after)) => before.kind == after.kind,
            (None, None) => true,
            _ => false,
        }
    }

    /// The ways that the type travels which a fact belongs to, before and after.
    fn ways(&self, key: &str) -> Ways {
        let of = |surface: &WireSurface| {
            let fact = owner(key).and_then(|owner| surface.fact(owner));
            let direction = fact.map_or("", |fact| fact.word(0));
            Ways {
                request: matches!(direction, "request" | "both"),
                answer: matches!(direction, "answer" | "both"),
            }
        };
        of(self.before).both(of(self.after))
    }

    /// Whether released crates refuse a new value or member of a type, as it is none that may be new.
    fn is_refused(&self, key: &str, fact: &Fact<'_>) -> bool {
        let owner = owner(key).and_then(|owner| self.before.entry(owner));
        owner.is_some_and(|(owner, of)| match of.kind {
            // Of values of mixed types texts alone may be new.
            Kind::Values => of.word(1) != "open" || !fact.word(0).starts_with('"'),
            Kind::Union => of.has("closed") || !types::has_known_json_type(self.before, owner, fact),
            _ => false,
        })
    }

    fn tell(&self, key: &str, fact: &Fact<'_>, found: Vec<Finding>, place: &WireSurface, changes: &mut Vec<Change>) {
        if found.is_empty() {
            return;
        }
        let variant = fact.attribute("as").map(|path| unquoted(path).into_owned());
        let nameless = key.split_once(' ').map_or(key, |(owner, _)| owner);
        let item = variant.unwrap_or_else(|| nameless.to_owned());
        let place = place.place(key).unwrap_or_default();
        changes.extend(found.into_iter().map(|finding| Change {
            severity: finding.rule.severity,
            side: Side::Wire,
            rule: finding.rule.name,
            item: item.clone(),
            place: place.clone(),
            what: finding.what,
            mend: None,
        }));
    }
}
