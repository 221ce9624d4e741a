//! What the description calls otherwise than before: told once, and not at each place that names it.

use std::collections::{BTreeMap, BTreeSet};

use super::mend::pointer;
use super::merge::methods;
use super::wire::place::is_below;
use super::{Change, Mend, Severity, Side, Surface, WireSurface};

/// Old paths in Rust with those of now.
type Names = BTreeMap<String, String>;

/// The rule about what is called otherwise.
const RULE: &str = "item-renamed";

/// How many of the types that are named after another one are listed with it.
const MOST: usize = 3;

/// Items that are found under other names than before, and are what they were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Renames {
    names: Names,
}

impl Renames {
    /// What is called otherwise on the wire, and is gone in Rust under the one name and new under the other.
    pub(super) fn between(before: &Surface, after: &Surface) -> Self {
        let mut names = before.wire.renames(&after.wire);
        names.retain(|old, new| before.rust.is_called(old, &after.rust, new));
        Self { names }
    }

    /// Old paths with those of now.
    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    /// A change for each item that nothing else takes its name from.
    pub(super) fn told(&self, after: &WireSurface) -> Vec<Change> {
        let mut followers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut heads = Vec::new();
        for (old, new) in &self.names {
            match self.named_after(old, new, after) {
                Some(head) => followers.entry(head).or_default().push(new),
                None => heads.push((old, new)),
            }
        }
        let told = heads.into_iter().map(|(old, new)| {
            let followers = followers.get(new.as_str()).map_or(&[][..], Vec::as_slice);
            told(old, new, followers, after)
        });
        told.collect()
    }

    /// The items that have a name of now in their documentation: what has the name, and the methods of operations that name it,
    /// as examples call values by their types.
    pub(super) fn documented(&self, after: &WireSurface) -> BTreeSet<String> {
        let mut documented: BTreeSet<String> = self.names.values().cloned().collect();
        if !documented.is_empty() {
            let methods = methods(after).into_iter();
            let naming = methods.filter(|(_, operation)| after.mentions(operation, &documented));
            let naming: Vec<String> = naming.map(|(method, _)| method).collect();
            documented.extend(naming);
        }
        documented
    }

    /// The type that an inline schema stands in, where its name begins with that of the type, and did so before.
    fn named_after(&self, old: &str, new: &str, after: &WireSurface) -> Option<&str> {
        let place = after.place(new)?;
        let mut heads = self.names.iter().filter(|(head, head_new)| {
            let rest = old.strip_prefix(head.as_str());
            let is_named_alike =
                rest.is_some_and(|rest| !rest.is_empty() && new.strip_prefix(head_new.as_str()) == Some(rest));
            is_named_alike && after.place(head_new).is_some_and(|outer| is_below(&place, &outer))
        });
        // The shortest name comes first, and is that of a component, or of what has no other head.
        heads.next().map(|(_, new)| new.as_str())
    }
}

fn told(old: &str, new: &str, followers: &[&str], after: &WireSurface) -> Change {
    let place = after.place(new).unwrap_or_default();
    let mend = pointer(&place).map(|pointer| Mend {
        table: "types".to_owned(),
        key: pointer.to_owned(),
        value: name(old).to_owned(),
    });
    Change {
        severity: Severity::Breaking,
        side: Side::Rust,
        rule: RULE,
        item: old.to_owned(),
        place,
        what: format!("is called `{new}` now{}", listed(followers)),
        mend,
    }
}

/// The types that have another name for the name of another.
fn listed(followers: &[&str]) -> String {
    if followers.is_empty() {
        return String::new();
    }
    let named: Vec<String> = followers.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    let rest = match followers.len().saturating_sub(MOST) {
        0 => String::new(),
        rest => format!(" and {rest} more"),
    };
    let verb = if followers.len() == 1 { "is" } else { "are" };
    format!("; {}{rest} {verb} named after it", named.join(", "))
}

fn name(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or_default()
}
