//! Types that come back to themselves without anything in between: Rust has no such alias, and no value decodes as such a union.

use super::depth_first::back_edges;
use crate::diagnostic::{Diagnostics, codes};
use crate::model::{Api, Decision, Tag, TypeId, TypeKind, TypeRef};

/// Puts any JSON where an alias would contain itself.
pub(in crate::lower) fn break_alias_cycles(api: &mut Api, diagnostics: &mut Diagnostics) {
    let is_alias = |id: TypeId| {
        api.types
            .0
            .get(id.0 as usize)
            .is_some_and(|ty| matches!(ty.kind, TypeKind::Alias(_)))
    };
    let edges: Vec<Vec<u32>> = api
        .types
        .0
        .iter()
        .map(|ty| {
            let mut aliases = Vec::new();
            if let TypeKind::Alias(target) = &ty.kind {
                target.each_named(&mut |id| {
                    if is_alias(id) {
                        aliases.push(id.0);
                    }
                });
            }
            aliases
        })
        .collect();
    for (from, place) in back_edges(&edges) {
        let target = edges.get(from).and_then(|list| list.get(place)).copied();
        let (Some(ty), Some(target)) = (api.types.0.get_mut(from), target) else {
            continue;
        };
        diagnostics.degraded(
            codes::RECURSIVE_ALIAS,
            &ty.origin,
            format!(
                "`{}` consists of nothing but lists, maps and references that come back to it",
                ty.name
            ),
            "give one of the schemas on the way an object with properties, or a union",
        );
        if let TypeKind::Alias(alias) = &mut ty.kind {
            replace(alias, TypeId(target));
        }
    }
}

/// Takes away members of unions that lead back to the union: what they admit the other members admit.
pub(in crate::lower) fn break_union_cycles(api: &mut Api, diagnostics: &mut Diagnostics) {
    let direct = |ty: &TypeRef| match ty {
        TypeRef::Named(id) => vec![id.0],
        _ => Vec::new(),
    };
    // An edge a member, so that the place of an edge is that of its member; others lead nowhere.
    let nowhere = u32::try_from(api.types.0.len()).unwrap_or(u32::MAX);
    let mut edges: Vec<Vec<u32>> = api
        .types
        .0
        .iter()
        .map(|ty| match &ty.kind {
            TypeKind::Alias(target) => direct(target),
            TypeKind::Union(union) => union
                .members
                .iter()
                .map(|member| direct(&member.ty).first().copied().unwrap_or(nowhere))
                .collect(),
            _ => Vec::new(),
        })
        .collect();
    edges.push(Vec::new());
    let mut back = back_edges(&edges);
    back.sort_unstable_by(|left, right| right.cmp(left));
    for (from, place) in back {
        let Some(ty) = api.types.0.get_mut(from) else { continue };
        let TypeKind::Union(union) = &mut ty.kind else { continue };
        if place >= union.members.len() || union.members.len() < 2 {
            continue;
        }
        diagnostics.degraded(
            codes::CIRCULAR_UNION,
            &ty.origin,
            format!(
                "the alternative `{}` of `{}` leads back to `{}` itself; it is left out",
                union.members[place].name, ty.name, ty.name
            ),
            "remove the alternative",
        );
        union.members.remove(place);
        match &mut union.decision {
            Decision::Guards(guards) => {
                guards.remove(place);
            }
            Decision::Tag(tag) => leave_out(tag, place),
        }
    }
}

/// Takes a member out of the places that a tag has for members.
fn leave_out(tag: &mut Tag, place: usize) {
    let moved = |member: usize| (member != place).then(|| member - usize::from(member > place));
    tag.absent = tag.absent.and_then(moved);
    tag.other = tag.other.and_then(moved);
    tag.cases.retain(|(_, member)| *member != place);
    for (_, member) in &mut tag.cases {
        *member -= usize::from(*member > place);
    }
    tag.added.retain(|(member, _)| *member != place);
    for (member, _) in &mut tag.added {
        *member -= usize::from(*member > place);
    }
}

fn replace(ty: &mut TypeRef, target: TypeId) {
    match ty {
        TypeRef::Named(id) if *id == target => *ty = TypeRef::Json,
        TypeRef::List(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) | TypeRef::Secret(inner) => {
            replace(inner, target);
        }
        TypeRef::Map(_, value) => replace(value, target),
        TypeRef::Tuple(elements) => elements.iter_mut().for_each(|element| replace(element, target)),
        TypeRef::OpenTuple(tuple) => tuple.parts_mut().for_each(|part| replace(part, target)),
        _ => {}
    }
}
