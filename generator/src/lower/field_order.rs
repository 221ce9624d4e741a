//! The order in which constructors take required fields, as it was released.

use super::context::Context;
use crate::model::{Field, MemberPin, Presence, TypeKind};

/// Puts the fields of released structs into the order of then, where their constructors took them in another one; what is
/// new comes behind them.
pub(super) fn keep(context: &mut Context<'_>) {
    let pins = context.pins;
    for draft in &mut context.types {
        let (Some(owner), TypeKind::Struct(object)) = (&draft.released, &mut draft.kind) else {
            continue;
        };
        let Some(members) = pins.types.get(owner) else { continue };
        let place = |field: &Field| members.iter().position(|member| member.name == field.wire);
        let is_asked = |place: &usize| members.get(*place).is_some_and(is_asked);
        let asked: Vec<usize> = object.fields.iter().filter_map(place).filter(is_asked).collect();
        if !asked.is_sorted() {
            object
                .fields
                .sort_by_cached_key(|field| place(field).unwrap_or(usize::MAX));
        }
    }
}

/// Whether a constructor asked for a field.
fn is_asked(member: &MemberPin) -> bool {
    matches!(member.presence, Presence::Required | Presence::Nullable) && member.fixed.is_none()
}
