//! What goes into an operation: its arguments, its setters, and the fields of its builder.

use super::file::File;
use super::ident::ident;
use super::tokens::{TokenStream, quote};
use super::ty;
use super::types::has_setter;
use crate::model::{Body, Field, Operation, Parameter, Positional, Presence, Struct, TypeDef, TypeKind, TypeRef};
use crate::naming::FieldName;

/// One argument of an operation's method.
pub(super) struct Argument {
    /// Its name.
    pub(super) name: TokenStream,
    /// What it takes.
    pub(super) ty: TokenStream,
    /// How that becomes what is stored.
    pub(super) value: TokenStream,
}

/// The struct behind a flattened body.
pub(super) fn flattened<'a>(file: &File<'a>, operation: &'a Operation) -> Option<(&'a Body, &'a TypeDef, &'a Struct)> {
    let body = operation.body.as_ref().filter(|body| body.flattened)?;
    let TypeRef::Named(id) = resolve_name(file, &body.ty) else {
        return None;
    };
    let def = &file.api.types[*id];
    match &def.kind {
        TypeKind::Struct(shape) => Some((body, def, shape)),
        _ => None,
    }
}

/// The struct behind a type.
pub(super) fn structure<'a>(file: &File<'a>, ty: &'a TypeRef) -> Option<&'a Struct> {
    match resolve_name(file, ty) {
        TypeRef::Named(id) => match &file.api.types[*id].kind {
            TypeKind::Struct(shape) => Some(shape),
            _ => None,
        },
        _ => None,
    }
}

/// The named type behind aliases.
fn resolve_name<'a>(file: &File<'a>, ty: &'a TypeRef) -> &'a TypeRef {
    match ty {
        TypeRef::Named(id) => match &file.api.types[*id].kind {
            TypeKind::Alias(target) => resolve_name(file, target),
            _ => ty,
        },
        _ => ty,
    }
}

/// The required parameters in their order.
pub(super) fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.positional.iter().filter_map(|positional| match positional {
        Positional::Parameter(place) => operation.parameters.get(*place),
        _ => None,
    })
}

/// The parameters that have a setter.
pub(super) fn optional(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation
        .parameters
        .iter()
        .enumerate()
        .filter_map(|(place, parameter)| {
            let by_position = operation.positional.contains(&Positional::Parameter(place));
            (!by_position).then_some(parameter)
        })
}

/// The fields of a flattened body that have a setter, with its name.
pub(super) fn body_setters<'a>(body: &'a Body, shape: &'a Struct) -> impl Iterator<Item = (&'a FieldName, &'a Field)> {
    body.setters
        .iter()
        .zip(&shape.fields)
        .filter(|(_, field)| has_setter(field))
}

/// What the method takes by position.
pub(super) fn arguments(file: &mut File<'_>, operation: &Operation) -> Vec<Argument> {
    let positional = operation.positional.iter();
    positional
        .filter_map(|positional| positional_argument(file, operation, positional))
        .collect()
}

/// What the method takes at one place.
pub(super) fn positional_argument(
    file: &mut File<'_>,
    operation: &Operation,
    positional: &Positional,
) -> Option<Argument> {
    let body = operation.body.as_ref();
    match positional {
        Positional::Parameter(place) => {
            let parameter = operation.parameters.get(*place)?;
            Some(argument(file, parameter.name.as_str(), &parameter.ty))
        }
        Positional::BodyField(place) => {
            let name = body?.setters.get(*place)?;
            let field = flattened(file, operation)?.2.fields.get(*place)?.clone();
            Some(field_argument(file, name, &field))
        }
        Positional::Body => Some(argument(file, body?.name.as_str(), &body?.ty)),
    }
}

/// An argument of a type.
pub(super) fn argument(file: &mut File<'_>, name: &str, ty: &TypeRef) -> Argument {
    let name = ident(name);
    let (ty, value) = ty::argument(file, ty, quote!(#name));
    Argument {
        name: quote!(#name),
        ty,
        value,
    }
}

/// An argument that the constructor of the body converts.
fn field_argument(file: &mut File<'_>, name: &FieldName, field: &Field) -> Argument {
    let name = ident(name.as_str());
    let ty = match field.presence {
        Presence::Required => ty::field_taken(file, field, quote!(#name)),
        _ => ty::field(file, field),
    };
    Argument {
        name: quote!(#name),
        ty,
        value: quote!(#name),
    }
}

/// The expression that makes the body of an operation whose body is flattened.
pub(super) fn new_body(file: &mut File<'_>, operation: &Operation) -> Option<TokenStream> {
    let (body, _, shape) = flattened(file, operation)?;
    if !body.required {
        return Some(quote!(None));
    }
    let ty = ty::stored(file, &body.ty);
    let names = body
        .setters
        .iter()
        .take(shape.fields.len())
        .enumerate()
        .filter_map(|(place, name)| {
            let name = ident(name.as_str());
            operation
                .positional
                .contains(&Positional::BodyField(place))
                .then_some(name)
        });
    Some(quote!(#ty::new(#(#names),*)))
}

/// The names of what the method takes by position.
pub(super) fn argument_names(operation: &Operation) -> Vec<&str> {
    let body = operation.body.as_ref();
    let names = operation.positional.iter().filter_map(|positional| match positional {
        Positional::Parameter(place) => operation.parameters.get(*place).map(|parameter| &parameter.name),
        Positional::BodyField(place) => body.and_then(|body| body.setters.get(*place)),
        Positional::Body => body.map(|body| &body.name),
    });
    names.map(FieldName::bare).collect()
}
