//! The types that values are read as, so that methods and setters take them.

use super::super::file::File;
use super::super::tokens::TokenStream;
use super::super::types::has_setter;
use super::super::{input, ty};
use crate::model::{Field, LinkInput, Operation, Presence, TypeKind, TypeRef};

/// The type that a method or setter takes for an input, or converts from itself.
pub(super) fn input_type(file: &mut File<'_>, target: &Operation, input: LinkInput) -> Option<TokenStream> {
    match input {
        LinkInput::Parameter(place) => {
            let ty = &target.parameters.get(place)?.ty;
            Some(converted(file, ty))
        }
        LinkInput::Body => {
            let ty = &target.body.as_ref()?.ty;
            Some(converted(file, ty))
        }
        LinkInput::BodyField(place) => {
            let field = input::flattened(file, target)?.2.fields.get(place)?.clone();
            let is_set = target.takes(input) || has_setter(&field);
            is_set.then(|| field_type(file, &field))
        }
    }
}

fn field_type(file: &mut File<'_>, field: &Field) -> TokenStream {
    let composed = matches!(
        file.resolve(&field.ty),
        TypeRef::Secret(_) | TypeRef::List(_) | TypeRef::Map(..)
    );
    match field.presence {
        Presence::Nullable => ty::stored(file, &field.ty),
        Presence::OptionalNullable if !composed => ty::stored(file, &field.ty),
        _ => converted(file, &field.ty),
    }
}

/// A type without what a setter puts around its argument.
fn converted(file: &mut File<'_>, ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Secret(inner) | TypeRef::Boxed(inner) => converted(file, inner),
        TypeRef::Named(id) => match &file.api.types[*id].kind {
            TypeKind::Alias(target) if matches!(ty::resolve(file.api, target), TypeRef::Secret(_)) => {
                converted(file, target)
            }
            _ => ty::stored(file, ty),
        },
        _ => ty::stored(file, ty),
    }
}
