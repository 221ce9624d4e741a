//! Whether a value can be of two members of a union, as far as the description proves that it cannot.

use super::flat::{Additional, Flat};
use super::member::Candidate;
use crate::lower::context::Context;
use crate::model::{Guard, JsonKind, Proof, TypeRef};

impl<'a> Context<'a> {
    /// Whether every two members rule one another out; `any` says that a value may be of several.
    pub(super) fn proof(&mut self, candidates: &[Candidate<'a>], guards: &[Guard], any: bool) -> Proof {
        let members = || candidates.iter().zip(guards);
        let mut proof = Proof::Disjoint;
        for (place, (left, left_guard)) in members().enumerate() {
            for (right, right_guard) in members().skip(place + 1) {
                if excludes(left_guard, right_guard) || self.are_disjoint(left, right) {
                    continue;
                }
                if any && have_parts(left, right) {
                    return Proof::Several;
                }
                proof = Proof::InOrder;
            }
        }
        proof
    }

    fn are_disjoint(&mut self, left: &Candidate<'a>, right: &Candidate<'a>) -> bool {
        let mut common = left.guard.kinds.iter().filter(|kind| right.guard.kinds.contains(kind));
        match (common.next(), common.next()) {
            (None, _) => true,
            (Some(JsonKind::Object), None) => {
                self.keys_rule_out(&left.flat, &right.flat) || self.keys_rule_out(&right.flat, &left.flat)
            }
            (Some(JsonKind::String), None) => is_strict(&left.ty) && is_strict(&right.ty) && left.ty != right.ty,
            _ => false,
        }
    }

    /// Whether one requires a key that the other cannot have, or not with such a value.
    pub(super) fn keys_rule_out(&mut self, one: &Flat<'a>, other: &Flat<'a>) -> bool {
        let is_closed = matches!(other.additional, Some(Additional::Forbidden)) && other.patterns.is_empty();
        let is_plain = other.choices.is_empty();
        for name in &one.required {
            let Some(others) = other.properties.get(name) else {
                if is_closed && is_plain {
                    return true;
                }
                continue;
            };
            let Some(own) = one.properties.get(name) else { continue };
            if own.schema.is(others.schema) {
                continue;
            }
            let (values, other_values) = (self.constants(own.schema), self.constants(others.schema));
            if !values.is_empty() && !other_values.is_empty() {
                if !values.iter().any(|value| other_values.contains(value)) {
                    return true;
                }
                continue;
            }
            let other_kinds = self.kinds_of(others.schema);
            if !self.kinds_of(own.schema).iter().any(|kind| other_kinds.contains(kind)) {
                return true;
            }
        }
        false
    }
}

/// Whether both can be of a JSON type that has parts, of which each may declare others.
fn have_parts(left: &Candidate<'_>, right: &Candidate<'_>) -> bool {
    [JsonKind::Array, JsonKind::Object]
        .iter()
        .any(|kind| left.guard.kinds.contains(kind) && right.guard.kinds.contains(kind))
}

/// Whether a key that one asks for has other values in both.
fn excludes(left: &Guard, right: &Guard) -> bool {
    let is_required = |key: &String| left.required.contains(key) || right.required.contains(key);
    left.constants.iter().any(|(key, values)| {
        let found = right.constants.iter().find(|(name, _)| name == key);
        is_required(key) && found.is_some_and(|(_, others)| !values.iter().any(|value| others.contains(value)))
    })
}

/// Whether no text of another format decodes as this one.
fn is_strict(ty: &TypeRef) -> bool {
    matches!(
        ty,
        TypeRef::DateTime | TypeRef::Date | TypeRef::Uuid | TypeRef::Ipv4 | TypeRef::Ipv6
    )
}
