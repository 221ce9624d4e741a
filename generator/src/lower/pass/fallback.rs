//! Members of unions that take what no other does: maps, and any JSON.

use crate::model::{Api, Decision, Proof, TypeKind, TypeRef, Types};

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
                .map(|member| takes_all(&api.types, &member.ty, union.proof))
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

/// A map declares every key: where a value may be of several members, one of typed values is a member like any other.
fn takes_all(types: &Types, ty: &TypeRef, proof: Proof) -> bool {
    let mut ty = ty;
    for _ in 0..LIMIT {
        match ty {
            TypeRef::Json => return true,
            TypeRef::Map(_, value) => return proof != Proof::Several || **value == TypeRef::Json,
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
