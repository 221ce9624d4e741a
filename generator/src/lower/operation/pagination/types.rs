//! What the types of requests and answers can be for pages.

use super::Sides;
use crate::lower::context::Context;
use crate::lower::operation::arguments;
use crate::model::{Input, Newtype, Struct, TypeKind, TypeRef};

/// Whether a type can be the token of a page.
pub(super) fn is_token(context: &Context<'_>, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::String => true,
        TypeRef::Named(id) => matches!(
            context.types.get(id.0 as usize).map(|def| &def.kind),
            Some(TypeKind::Newtype(Newtype {
                inner: TypeRef::String,
                ..
            }))
        ),
        _ => false,
    }
}

/// Whether a type is a struct, a union or the like, of which a list is more than a list of texts.
pub(super) fn is_thing(context: &Context<'_>, ty: &TypeRef) -> bool {
    match resolved(context, ty) {
        TypeRef::Map(..) | TypeRef::Json => true,
        TypeRef::Named(id) => matches!(
            context.types.get(id.0 as usize).map(|def| &def.kind),
            Some(TypeKind::Struct(_) | TypeKind::Union(_))
        ),
        _ => false,
    }
}

/// The number of the first page: the default, or else the least.
pub(super) fn first_number(context: &Context<'_>, sides: &Sides<'_>, input: Input) -> Option<i64> {
    let (default, minimum) = match input {
        Input::Parameter(place) => {
            let parameter = sides.parameters.get(place)?;
            (parameter.default.as_deref(), parameter.minimum)
        }
        Input::BodyField(place) => {
            let shape = structure(context, &sides.body?.ty)?;
            (shape.fields.get(place)?.default.as_deref(), None)
        }
    };
    let number = default.and_then(|text| text.parse().ok()).or(minimum);
    number.filter(|number| (0..=1).contains(number))
}

/// The type without its being `null` or in a box.
pub(super) fn optional(ty: &TypeRef) -> &TypeRef {
    match ty {
        TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => optional(inner),
        _ => ty,
    }
}

/// The type behind aliases and boxes.
pub(super) fn resolved<'t>(context: &'t Context<'_>, ty: &'t TypeRef) -> &'t TypeRef {
    let mut ty = ty;
    for _ in 0..16 {
        match ty {
            TypeRef::Boxed(inner) => ty = inner,
            TypeRef::Named(id) => match context.types.get(id.0 as usize).map(|def| &def.kind) {
                Some(TypeKind::Alias(target)) => ty = target,
                _ => return ty,
            },
            _ => return ty,
        }
    }
    ty
}

/// The struct that a type is, also by another name.
pub(super) fn structure<'c>(context: &'c Context<'_>, ty: &TypeRef) -> Option<&'c Struct> {
    arguments::structure(context, ty)
}
