//! A value of a request that the client sets by itself.

use super::file::File;
use super::ident::{Ident, ident};
use super::input;
use super::operation::flattened_body;
use super::tokens::{TokenStream, quote};
use crate::model::{Body, Input, Operation, Presence, TypeRef};

/// Where a value stands in the builder, and what it is.
pub(super) struct RequestValue<'a> {
    /// The body that has it, where it is a field of one.
    body: Option<&'a Body>,
    name: Ident,
    /// Its type.
    pub(super) ty: &'a TypeRef,
    /// Whether it may be missing.
    pub(super) presence: Presence,
}

/// The value at a place of the request.
pub(super) fn of<'a>(file: &File<'a>, operation: &'a Operation, input: Input) -> Option<RequestValue<'a>> {
    match input {
        Input::Parameter(place) => {
            let parameter = operation.parameters.get(place)?;
            let given = input::required(operation).any(|required| required.name == parameter.name);
            Some(RequestValue {
                body: None,
                name: ident(parameter.name.as_str()),
                ty: &parameter.ty,
                presence: match parameter.presence {
                    _ if given => Presence::Required,
                    Presence::OptionalNullable => Presence::OptionalNullable,
                    _ => Presence::Optional,
                },
            })
        }
        Input::BodyField(place) => {
            let body = operation.body.as_ref()?;
            let field = input::structure(file, &body.ty)?.fields.get(place)?;
            Some(RequestValue {
                body: Some(body),
                name: ident(field.name.as_str()),
                ty: &field.ty,
                presence: field.presence,
            })
        }
    }
}

impl RequestValue<'_> {
    /// The statement that sets it. A body that may be missing is made, where that asks for nothing; otherwise the value
    /// is set where the body is there.
    pub(super) fn set(&self, file: &mut File<'_>, operation: &Operation, value: &TokenStream) -> TokenStream {
        let name = &self.name;
        let value = match self.presence {
            Presence::Required => value.clone(),
            Presence::Nullable | Presence::Optional => quote!(Some(#value)),
            Presence::OptionalNullable => {
                let field = file.runtime("Field");
                quote!(#field::Value(#value))
            }
        };
        let Some(body) = self.body else {
            return quote!(self.#name = #value;);
        };
        let place = ident(body.name.as_str());
        match input::flattened(file, operation) {
            Some((_, def, _)) => {
                let target = flattened_body(file, body, def);
                quote!(#target.#name = #value;)
            }
            None if body.required => quote!(self.#place.#name = #value;),
            None => quote!(if let Some(body) = &mut self.#place { body.#name = #value; }),
        }
    }

    /// What it holds, as an `Option` of a number of 64 bits, which a `narrow` one is made.
    pub(super) fn number(&self, narrow: bool) -> TokenStream {
        let name = &self.name;
        let (reached, optional) = match self.body {
            None => (quote!(self.#name), false),
            Some(body) => {
                let place = ident(body.name.as_str());
                match body.required {
                    true => (quote!(self.#place.#name), false),
                    false => (quote!(self.#place.as_ref()), true),
                }
            }
        };
        let number = match (optional, self.presence) {
            (false, Presence::Required) if narrow => return quote!(Some(i64::from(#reached))),
            (false, Presence::Required) => quote!(Some(#reached)),
            (false, Presence::OptionalNullable) => quote!(#reached.value().copied()),
            (false, _) => reached,
            (true, Presence::Required) => quote!(#reached.map(|body| body.#name)),
            (true, Presence::OptionalNullable) => quote!(#reached.and_then(|body| body.#name.value().copied())),
            (true, _) => quote!(#reached.and_then(|body| body.#name)),
        };
        match narrow {
            true => quote!(#number.map(i64::from)),
            false => number,
        }
    }
}
