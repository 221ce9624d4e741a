//! Which types requests and answers can reach.

use super::walk;
use crate::model::{Access, Api, Presence, TypeId, TypeKind, TypeRef, Types};

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
}

fn reached(types: &Types, from: Vec<&TypeRef>) -> Vec<bool> {
    let mut reached = vec![false; types.0.len()];
    let mut open: Vec<TypeId> = Vec::new();
    for ty in from {
        walk::named(ty, &mut |id| open.push(id));
    }
    while let Some(id) = open.pop() {
        let Some(slot) = reached.get_mut(id.0 as usize).filter(|slot| !**slot) else {
            continue;
        };
        *slot = true;
        if let Some(ty) = types.0.get(id.0 as usize) {
            for ty in walk::uses(&ty.kind) {
                walk::named(ty, &mut |id| open.push(id));
            }
        }
    }
    reached
}
