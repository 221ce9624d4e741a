//! Which types requests and answers can reach.

use super::walk;
use crate::model::{Access, Api, Positional, Presence, Struct, TypeId, TypeKind, TypeRef, Types};

/// Marks every type by the directions in which it travels; one that nothing uses counts as part of an answer.
pub(in crate::lower) fn mark(api: &mut Api) {
    let requests = reached(&api.types, walk::of_requests(api));
    let mut answers = reached(&api.types, walk::of_answers(api));
    let unused: Vec<TypeRef> = (0u32..)
        .zip(requests.iter().zip(&answers))
        .filter(|(_, (request, answer))| !**request && !**answer)
        .map(|(id, _)| TypeRef::Named(TypeId(id)))
        .collect();
    for (slot, found) in answers.iter_mut().zip(reached(&api.types, unused.iter().collect())) {
        *slot |= found;
    }
    for (ty, (request, answer)) in api.types.0.iter_mut().zip(requests.into_iter().zip(answers)) {
        ty.in_request = request;
        ty.in_answer = answer;
    }
}

/// A required property of one direction cannot be there in the other.
pub(in crate::lower) fn relax_one_way_fields(api: &mut Api) {
    for ty in &mut api.types.0 {
        let (in_request, in_answer) = (ty.in_request, ty.in_answer);
        let TypeKind::Struct(object) = &mut ty.kind else {
            continue;
        };
        for field in &mut object.fields {
            let may_miss = match field.access {
                Access::Both => false,
                Access::AnswerOnly => in_request,
                Access::RequestOnly => in_answer,
            };
            if may_miss {
                field.presence = match field.presence {
                    Presence::Required | Presence::Optional => Presence::Optional,
                    Presence::Nullable | Presence::OptionalNullable => Presence::OptionalNullable,
                };
            }
        }
    }
    let Api { types, groups, .. } = api;
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        let body = operation.body.as_ref().filter(|body| body.flattened);
        if let Some(object) = body.and_then(|body| structure(types, &body.ty)) {
            operation
                .positional
                .retain(|argument| is_still_required(argument, object));
        }
    }
}

/// Whether an argument is not a field that may be missing by now, which has a setter instead.
fn is_still_required(argument: &Positional, object: &Struct) -> bool {
    let Positional::BodyField(place) = argument else {
        return true;
    };
    object
        .fields
        .get(*place)
        .is_some_and(|field| matches!(field.presence, Presence::Required | Presence::Nullable))
}

/// The struct behind a type and its aliases; no circle of aliases is left when this runs.
fn structure<'t>(types: &'t Types, ty: &TypeRef) -> Option<&'t Struct> {
    let mut ty = ty;
    loop {
        let TypeRef::Named(id) = ty else { return None };
        match &types.0.get(id.0 as usize)?.kind {
            TypeKind::Alias(target) => ty = target,
            TypeKind::Struct(object) => return Some(object),
            _ => return None,
        }
    }
}

fn reached(types: &Types, from: Vec<&TypeRef>) -> Vec<bool> {
    let mut reached = vec![false; types.0.len()];
    let mut open: Vec<TypeId> = Vec::new();
    for ty in from {
        ty.each_named(&mut |id| open.push(id));
    }
    while let Some(id) = open.pop() {
        let Some(slot) = reached.get_mut(id.0 as usize).filter(|slot| !**slot) else {
            continue;
        };
        *slot = true;
        if let Some(ty) = types.0.get(id.0 as usize) {
            for ty in walk::uses(&ty.kind) {
                ty.each_named(&mut |id| open.push(id));
            }
        }
    }
    reached
}
