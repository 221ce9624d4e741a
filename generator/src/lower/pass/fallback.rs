//! Members of unions that take what no other does: maps of any JSON, and any JSON itself.

use crate::model::{Api, Decision, TypeKind, TypeRef, Types};

/// How many aliases may follow one another.
const LIMIT: usize = 32;

/// Marks the guards of such members.
pub(in crate::lower) fn mark(api: &mut Api) {
    let marks: Vec<Vec<bool>> = api
        .types
        .0
        .iter()
        .map(|ty| match &ty.kind {
            TypeKind::Union(union) => union
                .members
                .iter()
                .map(|member| takes_all(&api.types, &member.ty))
                .collect(),
            _ => Vec::new(),
        })
        .collect();
    for (ty, marks) in api.types.0.iter_mut().zip(marks) {
        if let TypeKind::Union(union) = &mut ty.kind
            && let Decision::Guards(guards) = &mut union.decision
        {
            for (guard, mark) in guards.iter_mut().zip(marks) {
                guard.is_fallback = mark;
            }
        }
    }
}

fn takes_all(types: &Types, ty: &TypeRef) -> bool {
    let mut ty = ty;
    for _ in 0..LIMIT {
        match ty {
            TypeRef::Json | TypeRef::Map(..) => return true,
            TypeRef::Named(id) => match types.0.get(id.0 as usize).map(|ty| &ty.kind) {
                Some(TypeKind::Alias(next)) => ty = next,
                _ => return false,
            },
            TypeRef::Boxed(inner) | TypeRef::Secret(inner) => ty = inner,
            _ => return false,
        }
    }
    false
}
