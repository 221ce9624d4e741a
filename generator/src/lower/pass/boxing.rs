//! Recursion: `Box` where a type would hold itself, and nowhere else.

use super::depth_first::back_edges;
use super::walk;
use crate::model::{TypeId, TypeRef, Types};

/// Boxes the uses that close a cycle of types held by value.
pub(in crate::lower) fn break_cycles(types: &mut Types) {
    let edges: Vec<Vec<u32>> = types.0.iter().map(|ty| walk::held_by(&ty.kind)).collect();
    for (from, place) in back_edges(&edges) {
        let Some(ty) = types.0.get_mut(from) else { continue };
        let mut place = place;
        for ty in walk::uses_mut(&mut ty.kind) {
            if box_at(ty, &mut place) {
                break;
            }
        }
    }
}

/// Boxes the use that comes `place` after this one; counts down on the way, as [`walk::held`] goes.
fn box_at(ty: &mut TypeRef, place: &mut usize) -> bool {
    match ty {
        TypeRef::Named(id) => {
            let id: TypeId = *id;
            if *place == 0 {
                *ty = TypeRef::Boxed(Box::new(TypeRef::Named(id)));
                return true;
            }
            *place -= 1;
            false
        }
        // Another edge of this type may be boxed already; it still counts.
        TypeRef::Boxed(inner) if matches!(**inner, TypeRef::Named(_)) => {
            *place = place.saturating_sub(1);
            false
        }
        TypeRef::Nullable(inner) | TypeRef::Secret(inner) => box_at(inner, place),
        TypeRef::Tuple(elements) => elements.iter_mut().any(|element| box_at(element, place)),
        TypeRef::OpenTuple(tuple) => tuple.placed_mut().any(|element| box_at(element, place)),
        _ => false,
    }
}
