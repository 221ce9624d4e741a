//! The statements that write a multipart body down, a part a field.

use super::encode::{Shape, shape};
use super::file::File;
use super::ident::{Ident, ident};
use super::tokens::{TokenStream, quote};
use super::ty::{FileShape, file_shape};
use crate::model::{Field, Presence, Struct, TypeRef};

/// The parts of a body; of one that may be missing only when it is there.
pub(super) fn statements(
    file: &mut File<'_>,
    body: &Ident,
    required: bool,
    structure: &Struct,
    secrets: Option<TokenStream>,
) -> TokenStream {
    let multipart = file.runtime("Multipart");
    let owner = if required { quote!(self.#body) } else { quote!(#body) };
    let fields = structure.fields.iter().map(|field| part(file, &owner, field));
    let rest = structure.rest.as_ref().map(|rest| {
        let name = ident(rest.name.as_str());
        quote! {
            for (name, value) in &#owner.#name {
                form.value(name, Some(value));
            }
        }
    });
    let statements = quote! {
        let mut form = #multipart::new();
        #(#fields)*
        #rest
        parts.body(form.into_body());
        #secrets
    };
    if required {
        return statements;
    }
    quote! {
        if let Some(#body) = &self.#body {
            #statements
        }
    }
}

/// The parts of one field.
fn part(file: &File<'_>, owner: &TokenStream, field: &Field) -> TokenStream {
    let name = ident(field.name.as_str());
    let wire = &field.wire;
    let value = match field.presence {
        Presence::Required => quote!(Some(&#owner.#name)),
        Presence::Nullable | Presence::Optional => quote!(#owner.#name.as_ref()),
        Presence::OptionalNullable => quote!(#owner.#name.value()),
    };
    match file_shape(file.api, &field.ty) {
        Some(FileShape::One) => quote!(form.file(#wire, #value);),
        Some(FileShape::List) => {
            let files = match field.presence {
                Presence::Required => quote!(&#owner.#name),
                Presence::Nullable | Presence::Optional => quote!(#owner.#name.iter().flatten()),
                Presence::OptionalNullable => quote!(#owner.#name.value().into_iter().flatten()),
            };
            quote! {
                for file in #files {
                    form.file(#wire, Some(file));
                }
            }
        }
        None if shape(file, &field.ty) == Shape::Scalar && !matches!(file.resolve(&field.ty), TypeRef::Secret(_)) => {
            quote!(form.text(#wire, #value);)
        }
        None => quote!(form.value(#wire, #value);),
    }
}
