//! Whether every value of one type is a value of another.

use std::collections::BTreeSet;

use super::paths;
use crate::evolution::WireSurface;
use crate::evolution::wire::kind::Kind;

/// How deep names of types are followed.
const DEEPEST: usize = 16;

/// A type as a text, in the surface that knows its names.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a> {
    pub(super) surface: &'a WireSurface,
    pub(super) text: &'a str,
}

impl Typed<'_> {
    /// The text with all aliases followed, and without named texts, which are texts on the wire.
    pub(super) fn expanded(self) -> String {
        expanded(self.surface, self.text, 0)
    }
}

/// Replaces the names of aliases by what they stand for.
fn expanded(surface: &WireSurface, text: &str, depth: usize) -> String {
    paths::replaced(text, |name| {
        let alias = surface
            .fact(name)
            .filter(|fact| matches!(fact.kind, Kind::Alias | Kind::Newtype) && depth < DEEPEST)?;
        Some(expanded(surface, alias.ty(), depth + 1))
    })
}

/// Whether every value of the first type is one of the second; both without aliases.
pub(super) fn is_wider(before: Typed<'_>, after: Typed<'_>, depth: usize) -> bool {
    let (old, new) = (before.text, after.text);
    if old == new || new == "any" {
        return true;
    }
    if depth >= DEEPEST {
        return false;
    }
    let old_is = |text: &str| is_wider(Typed { text, ..before }, after, depth + 1);
    let new_is = |text: &str| is_wider(before, Typed { text, ..after }, depth + 1);
    let pair = |old: &str, new: &str| is_wider(Typed { text: old, ..before }, Typed { text: new, ..after }, depth + 1);
    match (old.strip_suffix("|null"), new.strip_suffix("|null")) {
        (Some(old), Some(new)) => return pair(old, new),
        (None, Some(new)) => return old == "null" || new_is(new),
        (Some(_), None) => return false,
        (None, None) => {}
    }
    if let (Some(old), Some(new)) = (inside(old, "[", "]"), inside(new, "[", "]")) {
        return pair(old, new);
    }
    if let (Some(old), Some(new)) = (inside(old, "{string:", "}"), inside(new, "{string:", "}")) {
        return pair(old, new);
    }
    if scalar_is_wider(old, new) {
        return true;
    }
    if let Some(members) = members(after) {
        return members.into_iter().any(new_is);
    }
    if let Some(members) = members(before) {
        return members.into_iter().all(old_is);
    }
    match (texts(before), texts(after)) {
        (Some(old), Some(new)) => old.is_subset(&new),
        (Some(_), None) => new == "string",
        _ => false,
    }
}

fn inside<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    text.strip_prefix(open)?.strip_suffix(close)
}

/// The types of the members of a union.
fn members<'s>(ty: Typed<'s>) -> Option<Vec<&'s str>> {
    ty.surface.fact(ty.text).filter(|fact| fact.kind == Kind::Union)?;
    let members = ty.surface.below(ty.text);
    Some(
        members
            .filter(|(_, fact)| fact.kind == Kind::Member)
            .map(|(_, fact)| fact.ty())
            .collect(),
    )
}

/// The values of an enumeration of texts, as they are written.
fn texts<'s>(ty: Typed<'s>) -> Option<BTreeSet<&'s str>> {
    ty.surface.fact(ty.text).filter(|fact| fact.kind == Kind::Enum)?;
    let values = ty.surface.below(ty.text);
    Some(
        values
            .filter(|(_, fact)| fact.kind == Kind::Value)
            .map(|(_, fact)| fact.word(0))
            .collect(),
    )
}

/// Whether a type without parts has all values of another.
fn scalar_is_wider(old: &str, new: &str) -> bool {
    let bits = |text: &str| -> Option<(bool, u32)> {
        let format = inside(text, "integer(", ")")?;
        let is_unsigned = format.starts_with('u');
        let bits = format.trim_start_matches(['u', 'i', 'n', 't']).parse().ok()?;
        Some((is_unsigned, bits))
    };
    match (bits(old), bits(new)) {
        (Some((false, old)), Some((false, new))) | (Some((true, old)), Some((true, new))) => return old <= new,
        (Some((true, old)), Some((false, new))) => return old < new,
        (Some((false, _)), Some((true, _))) => return false,
        (Some(_), None) => return matches!(new, "number" | "number(decimal)"),
        _ => {}
    }
    match new {
        "string" => old.starts_with("string("),
        "number" => old == "number(float)",
        "number(decimal)" => old.starts_with("number"),
        _ => false,
    }
}
