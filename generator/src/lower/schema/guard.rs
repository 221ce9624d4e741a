//! What tells the members of a union apart.

use super::constant;
use super::flat::Flat;
use super::member::Candidate;
use crate::lower::context::Context;
use crate::lower::resolve::Use;
use crate::model::{Guard, JsonKind, TypeRef};
use crate::pointer::Place;

/// Every JSON type.
const ALL: [JsonKind; 7] = [
    JsonKind::Null,
    JsonKind::Boolean,
    JsonKind::Integer,
    JsonKind::Number,
    JsonKind::String,
    JsonKind::Array,
    JsonKind::Object,
];

impl<'a> Context<'a> {
    /// The JSON types that a schema admits.
    pub(super) fn kinds_of(&mut self, at: Use<'a>) -> Vec<JsonKind> {
        let flat = Flat::default().and(self, at, &Place::default());
        let mut kinds = self.guard(&flat).kinds;
        if self.is_nullable(at) && !kinds.contains(&JsonKind::Null) {
            kinds.push(JsonKind::Null);
        }
        kinds
    }

    /// The JSON types and keys that a member has for sure.
    pub(super) fn guard(&mut self, flat: &Flat<'a>) -> Guard {
        let mut kinds = Vec::new();
        self.add_kinds(flat, &mut kinds, &mut Vec::new());
        kinds.sort();
        kinds.dedup();
        Guard {
            kinds,
            required: flat.required.iter().map(|name| (*name).to_owned()).collect(),
            ..Guard::default()
        }
    }

    fn add_kinds(&mut self, flat: &Flat<'a>, kinds: &mut Vec<JsonKind>, seen: &mut Vec<&'a str>) {
        match flat.kind() {
            Some(JsonKind::Number) => kinds.extend([JsonKind::Integer, JsonKind::Number]),
            Some(kind) => kinds.push(kind),
            None if !flat.choices.is_empty() => {
                for member in flat.choices.iter().flat_map(|choice| choice.members.iter().copied()) {
                    if let Use::Reference(reference) = member {
                        if seen.contains(&reference) {
                            continue;
                        }
                        seen.push(reference);
                    }
                    let member = Flat::default().and(self, member, &Place::default());
                    self.add_kinds(&member, kinds, seen);
                }
            }
            None if !flat.values.is_empty() => kinds.extend(kinds_of_values(flat)),
            None => kinds.extend(ALL),
        }
    }
}

/// What has to hold before a member is tried: beside types and keys the constants that tell it from others.
pub(super) fn guards(candidates: &[Candidate<'_>]) -> Vec<Guard> {
    candidates
        .iter()
        .enumerate()
        .map(|(place, candidate)| {
            let mut guard = candidate.guard.clone();
            for (property, values) in &candidate.constants {
                let mut others = candidates.iter().enumerate().filter(|(other, _)| *other != place);
                let tells_apart = others.any(|(_, other)| {
                    let found = other.constants.iter().find(|(name, _)| name == property);
                    found.is_some_and(|(_, found)| !found.iter().any(|value| values.contains(value)))
                });
                if tells_apart {
                    let values = values.iter().map(constant::json_of).collect();
                    guard.constants.push(((*property).to_owned(), values));
                }
            }
            guard
        })
        .collect()
}

fn kinds_of_values(flat: &Flat<'_>) -> Vec<JsonKind> {
    use super::shape::Literal;
    let mut kinds: Vec<JsonKind> = flat
        .values
        .iter()
        .flat_map(|value| match value {
            Literal::Null => vec![JsonKind::Null],
            Literal::Bool(_) => vec![JsonKind::Boolean],
            Literal::Integer(_) | Literal::Number(_) => vec![JsonKind::Integer, JsonKind::Number],
            Literal::Text(_) => vec![JsonKind::String],
            Literal::Other(value) if value.is_array() => vec![JsonKind::Array],
            Literal::Other(value) if value.is_object() => vec![JsonKind::Object],
            Literal::Other(_) => ALL.to_vec(),
        })
        .collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

/// The members in the order in which they are tried: of those that share a JSON type, the one that asks for more comes first.
pub(super) fn in_order(candidates: Vec<Candidate<'_>>) -> Vec<Candidate<'_>> {
    let group = |candidate: &Candidate<'_>| match candidate.guard.kinds.first() {
        Some(JsonKind::Integer | JsonKind::Number) => Some(JsonKind::Number),
        kind if candidate.guard.kinds.len() == 1 => kind.copied(),
        _ => None,
    };
    let mut ranked: Vec<(Option<JsonKind>, usize, Candidate<'_>)> = candidates
        .into_iter()
        .enumerate()
        .map(|(place, candidate)| (group(&candidate), place, candidate))
        .collect();
    let mut sorted: Vec<usize> = (0..ranked.len()).collect();
    let rank = |place: usize| {
        ranked.get(place).map_or((false, 0, 0), |(group, place, candidate)| {
            (group.is_none(), looseness(candidate), *place)
        })
    };
    sorted.sort_by_key(|place| rank(*place));
    // Each takes a place that its own group had, so that groups do not move among one another.
    let mut target = vec![0usize; ranked.len()];
    let mut free: Vec<(Option<JsonKind>, Vec<usize>)> = Vec::new();
    for (group, place, _) in &ranked {
        match free.iter_mut().find(|(found, _)| found == group) {
            Some((_, places)) => places.push(*place),
            None => free.push((*group, vec![*place])),
        }
    }
    for (_, places) in &mut free {
        places.reverse();
    }
    for place in sorted {
        let Some((group, ..)) = ranked.get(place) else { continue };
        let next = free
            .iter_mut()
            .find(|(found, _)| found == group)
            .and_then(|(_, places)| places.pop());
        if let (Some(slot), Some(next)) = (target.get_mut(place), next) {
            *slot = next;
        }
    }
    for ((_, place, _), target) in ranked.iter_mut().zip(target) {
        *place = target;
    }
    ranked.sort_by_key(|(group, place, _)| (group.is_none(), *place));
    ranked.into_iter().map(|(_, _, candidate)| candidate).collect()
}

/// How little a member asks for, among those of its JSON type.
fn looseness(candidate: &Candidate<'_>) -> usize {
    match &candidate.ty {
        TypeRef::String | TypeRef::Json => 1000,
        TypeRef::Float(_) | TypeRef::Number => 900,
        TypeRef::Map(..) => 950,
        TypeRef::List(element) if **element == TypeRef::Json => 900,
        _ if candidate.is_open_enum => 800,
        _ => 700usize.saturating_sub(candidate.flat.required.len().min(500) + 100 * candidate.constants.len().min(2)),
    }
}
