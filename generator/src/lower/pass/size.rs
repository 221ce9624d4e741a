//! Size: `Box` where a union or a struct would grow large by value, so that moving and decoding it stay cheap.

use super::depth_first::post_order;
use super::walk;
use crate::model::{Pins, Presence, TypeKind, TypeRef, Types};

/// The most bytes that a member takes inside a union: all values of the union are as large as its largest.
const MEMBER: u64 = 256;

/// The most bytes that a field takes inside a struct.
const FIELD: u64 = 1024;

/// A pointer, a number, or what tells `Some` from `None` with its padding.
const WORD: u64 = 8;

/// A text, a list, a map, and whatever else is about as large.
const TEXT: u64 = 24;

/// A type of the user's own: nothing is known of it.
const CUSTOM: u64 = 64;

/// Boxes what is too large to be held by value, but for what was released: that stays where it was. No type may hold itself
/// any more.
pub(in crate::lower) fn keep_small(types: &mut Types, pins: &Pins) {
    let edges: Vec<Vec<u32>> = types.0.iter().map(|ty| walk::held_by(&ty.kind)).collect();
    let mut sizes = vec![TEXT; types.0.len()];
    for at in post_order(&edges) {
        let Some(ty) = types.0.get_mut(at) else { continue };
        let limits = Limits {
            pins,
            owner: ty.name.bare(),
        };
        let size = settle(&mut ty.kind, &limits, &sizes);
        if let Some(slot) = sizes.get_mut(at) {
            *slot = size;
        }
    }
}

/// How much a field or a variant of a type may take by value.
struct Limits<'a> {
    pins: &'a Pins,
    owner: &'a str,
}

impl Limits<'_> {
    fn of(&self, name: &str, most: u64) -> u64 {
        match self.pins.member(self.owner, name) {
            Some(released) if released.boxed => 0,
            Some(_) => u64::MAX,
            None => most,
        }
    }
}

/// The size of a type, after what is too large in it went into boxes.
fn settle(kind: &mut TypeKind, limits: &Limits<'_>, sizes: &[u64]) -> u64 {
    match kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter_mut().map(|field| {
                let option = if field.presence == Presence::Required { 0 } else { WORD };
                option + shrink(&mut field.ty, limits.of(&field.wire, FIELD), sizes)
            });
            let rest = object.rest.iter().map(|_| TEXT);
            fields.chain(rest).sum()
        }
        TypeKind::Union(union) => {
            let members = union.members.iter_mut();
            let largest = members
                .map(|member| shrink(&mut member.ty, limits.of(member.name.bare(), MEMBER), sizes))
                .max();
            largest.unwrap_or_default().max(TEXT) + WORD
        }
        TypeKind::Newtype(newtype) => size(&newtype.inner, sizes),
        TypeKind::Alias(ty) => size(ty, sizes),
        TypeKind::Enum(_) | TypeKind::Values(_) => TEXT,
        TypeKind::Custom(_) => CUSTOM,
    }
}

/// The size of a use, boxed if it is above `most`.
fn shrink(ty: &mut TypeRef, most: u64, sizes: &[u64]) -> u64 {
    let before = size(ty, sizes);
    if before <= most {
        return before;
    }
    put_in_boxes(ty, most, sizes);
    size(ty, sizes)
}

/// Boxes each named type above `most` that a use holds.
fn put_in_boxes(ty: &mut TypeRef, most: u64, sizes: &[u64]) {
    match ty {
        TypeRef::Named(id) if sizes.get(id.0 as usize).is_some_and(|size| *size > most) => {
            *ty = TypeRef::Boxed(Box::new(TypeRef::Named(*id)));
        }
        TypeRef::Nullable(inner) | TypeRef::Secret(inner) => put_in_boxes(inner, most, sizes),
        TypeRef::Tuple(elements) => elements
            .iter_mut()
            .for_each(|element| put_in_boxes(element, most, sizes)),
        TypeRef::OpenTuple(tuple) => tuple
            .placed_mut()
            .for_each(|element| put_in_boxes(element, most, sizes)),
        _ => {}
    }
}

fn size(ty: &TypeRef, sizes: &[u64]) -> u64 {
    match ty {
        TypeRef::Named(id) => sizes.get(id.0 as usize).copied().unwrap_or(TEXT),
        TypeRef::Bool | TypeRef::Integer(_) | TypeRef::Float(_) | TypeRef::Boxed(_) | TypeRef::Ipv4 => WORD,
        TypeRef::Null | TypeRef::Never => 0,
        TypeRef::Nullable(inner) | TypeRef::Secret(inner) => size(inner, sizes).saturating_add(WORD),
        TypeRef::Tuple(elements) => elements.iter().map(|element| size(element, sizes)).sum(),
        TypeRef::OpenTuple(tuple) => TEXT + tuple.placed().map(|element| size(element, sizes)).sum::<u64>(),
        _ => TEXT,
    }
}
