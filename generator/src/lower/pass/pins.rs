//! Shapes that were released, where the description asks for less by now and keeping them breaks nothing.

use crate::diagnostic::{Diagnostics, codes};
use crate::model::{
    Access, Api, Argument, Field, FixedValue, MemberPin, Operation, OperationPin, Pins, Positional, Presence, Struct,
    TypeKind, TypeRef, Types, Variant,
};

/// Keeps fields as they were released, and then what methods take by position.
pub(in crate::lower) fn keep(api: &mut Api, pins: &Pins, diagnostics: &mut Diagnostics) {
    if pins.is_empty() {
        return;
    }
    let fixed: Vec<Vec<Option<FixedValue>>> = api
        .types
        .0
        .iter()
        .map(|ty| match &ty.kind {
            TypeKind::Struct(object) if ty.in_request && !ty.in_answer => {
                let pin = |field: &Field| pins.member(ty.name.bare(), &field.wire);
                object
                    .fields
                    .iter()
                    .map(|field| released_value(&api.types, field, pin(field)?))
                    .collect()
            }
            _ => Vec::new(),
        })
        .collect();
    for (ty, fixed) in api.types.0.iter_mut().zip(fixed) {
        let (in_request, in_answer, name) = (ty.in_request, ty.in_answer, ty.name.bare().to_owned());
        let TypeKind::Struct(object) = &mut ty.kind else {
            continue;
        };
        let mut fixed = fixed.into_iter();
        for field in &mut object.fields {
            let value = fixed.next().flatten();
            let Some(pin) = pins.member(&name, &field.wire) else {
                continue;
            };
            let presence = match (in_request, in_answer) {
                (true, false) => of_request(pin.presence, field.presence),
                (false, true) => of_answer(pin.presence, field.presence),
                _ => field.presence,
            };
            let place = ty.origin.key("properties").key(&field.wire);
            if presence != field.presence {
                field.presence = presence;
                let what = format!(
                    "`{}` of `{name}` stays as it was released: {}",
                    field.wire,
                    said(presence)
                );
                note(diagnostics, &place, what);
            }
            if let Some(value) = value {
                field.fixed = Some(value);
                field.preset = true;
                let what = format!(
                    "`{}` of `{name}` goes on being set to its only value of before",
                    field.wire
                );
                note(diagnostics, &place, what);
            }
        }
    }
    let Api { types, groups, .. } = api;
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        if let Some(pin) = pins.operations.get(&operation.route()) {
            keep_positional(types, operation, pin);
        }
    }
}

pub(in crate::lower) fn note(diagnostics: &mut Diagnostics, place: &crate::pointer::Place, what: String) {
    let help = "nothing to do; the next major version follows the description";
    diagnostics.note(codes::KEPT_AS_RELEASED, place, what, help);
}

fn said(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "requests have it",
        Presence::Nullable => "it is there or `null`",
        Presence::Optional => "it may be missing",
        Presence::OptionalNullable => "it may be missing or `null`",
    }
}

/// A request may go on sending what it had to: what the service asked for it still takes.
fn of_request(released: Presence, now: Presence) -> Presence {
    match (released, now) {
        (Presence::Required, _) => Presence::Required,
        (Presence::Nullable, Presence::OptionalNullable) => Presence::Nullable,
        (Presence::Optional, Presence::OptionalNullable) => Presence::Optional,
        _ => now,
    }
}

/// An answer may be read as if more could be missing than can be.
fn of_answer(released: Presence, now: Presence) -> Presence {
    match (released, now) {
        (Presence::OptionalNullable, _) => Presence::OptionalNullable,
        (Presence::Optional, Presence::Required) => Presence::Optional,
        (Presence::Nullable, Presence::Required) => Presence::Nullable,
        _ => now,
    }
}

/// The only value of before of a field that can have several by now.
fn released_value(types: &Types, field: &Field, pin: &MemberPin) -> Option<FixedValue> {
    let text = pin
        .fixed
        .as_ref()
        .filter(|_| field.fixed.is_none() && pin.presence == Presence::Required)?;
    let mut ty = &field.ty;
    loop {
        match ty {
            TypeRef::Boxed(inner) => ty = inner,
            TypeRef::String => return Some(FixedValue::Text(text.clone())),
            TypeRef::Integer(_) => return text.parse().ok().map(FixedValue::Integer),
            TypeRef::Bool => return text.parse().ok().map(FixedValue::Bool),
            TypeRef::Named(id) => match &types.0.get(id.0 as usize)?.kind {
                TypeKind::Alias(inner) => ty = inner,
                TypeKind::Enum(list) => return variant(&list.variants, text),
                TypeKind::Values(list) => return variant(&list.variants, text),
                _ => return None,
            },
            _ => return None,
        }
    }
}

fn variant(variants: &[Variant], text: &str) -> Option<FixedValue> {
    let found = variants.iter().find(|variant| variant.wire == text)?;
    Some(FixedValue::Variant(found.name.clone()))
}

/// Brings the arguments into the order in which they were released; what is new comes behind them.
fn keep_positional(types: &Types, operation: &mut Operation, pin: &OperationPin) {
    let body = operation.body.as_ref().filter(|body| body.flattened);
    let object = body.and_then(|body| structure(types, &body.ty));
    let mut positional = std::mem::take(&mut operation.positional);
    if let Some(object) = object {
        let is_asked = |field: &Field| {
            let required = matches!(field.presence, Presence::Required | Presence::Nullable);
            required && field.access != Access::AnswerOnly && field.fixed.is_none()
        };
        positional.retain(|argument| match argument {
            Positional::BodyField(place) => object.fields.get(*place).is_some_and(is_asked),
            _ => true,
        });
        let fields = object.fields.iter().enumerate().filter(|(_, field)| is_asked(field));
        for (place, _) in fields {
            if !positional.contains(&Positional::BodyField(place)) {
                positional.push(Positional::BodyField(place));
            }
        }
    }
    let released = |argument: &Positional| {
        let same = |released: &Argument| match (argument, released) {
            (Positional::Parameter(place), Argument::Parameter(location, wire)) => {
                let parameter = operation.parameters.get(*place);
                parameter.is_some_and(|parameter| parameter.location.word() == location && parameter.wire == *wire)
            }
            (Positional::BodyField(place), Argument::Field(wire)) => object
                .and_then(|object| object.fields.get(*place))
                .is_some_and(|field| field.wire == *wire),
            (Positional::Body, Argument::Body) => true,
            _ => false,
        };
        pin.positional.iter().position(same).unwrap_or(usize::MAX)
    };
    positional.sort_by_cached_key(released);
    operation.positional = positional;
}

fn structure<'t>(types: &'t Types, ty: &TypeRef) -> Option<&'t Struct> {
    let mut ty = ty;
    loop {
        match ty {
            TypeRef::Boxed(inner) => ty = inner,
            TypeRef::Named(id) => match &types.0.get(id.0 as usize)?.kind {
                TypeKind::Alias(target) => ty = target,
                TypeKind::Struct(object) => return Some(object),
                _ => return None,
            },
            _ => return None,
        }
    }
}
