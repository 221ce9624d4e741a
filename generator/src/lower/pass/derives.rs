//! The traits that all parts of a type have.

use super::walk;
use crate::model::{Derives, TypeKind, TypeRef, Types};

/// Finds which types can have `Eq` and `Hash`.
pub(in crate::lower) fn derive(types: &mut Types) {
    let mut can: Vec<bool> = types
        .0
        .iter()
        .map(|ty| {
            !matches!(ty.kind, TypeKind::Union(_) | TypeKind::Custom(_))
                && walk::uses(&ty.kind).into_iter().all(is_exact)
        })
        .collect();
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); types.0.len()];
    for (place, ty) in types.0.iter().enumerate() {
        for ty in walk::uses(&ty.kind) {
            walk::named(ty, &mut |id| {
                if let Some(list) = users.get_mut(id.0 as usize) {
                    list.push(place);
                }
            });
        }
    }
    let mut open: Vec<usize> = can
        .iter()
        .enumerate()
        .filter(|(_, can)| !**can)
        .map(|(place, _)| place)
        .collect();
    while let Some(place) = open.pop() {
        for user in users.get(place).into_iter().flatten() {
            if let Some(slot) = can.get_mut(*user).filter(|slot| **slot) {
                *slot = false;
                open.push(*user);
            }
        }
    }
    for (ty, eq_hash) in types.0.iter_mut().zip(can) {
        ty.derives = Derives {
            eq_hash,
            ..Derives::default()
        };
    }
}

/// Whether equality of a type without parts of its own is exact.
fn is_exact(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Float(_) | TypeRef::Number | TypeRef::Json | TypeRef::Secret(_) | TypeRef::Binary => false,
        TypeRef::List(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => is_exact(inner),
        TypeRef::Map(key, value) => is_exact(key) && is_exact(value),
        TypeRef::Tuple(elements) => elements.iter().all(is_exact),
        _ => true,
    }
}
