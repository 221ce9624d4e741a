//! Constructor and setters of the types that a request can reach.

use super::super::docs::{alias, deprecated, doc};
use super::super::file::File;
use super::super::ident::{Ident, ident, joined};
use super::super::package::Item;
use super::super::tokens::{Literal, TokenStream, quote};
use super::super::ty::{self, Setter};
use super::structs::documentation;
use crate::model::{Access, Field, FixedValue, Presence, Struct, TypeDef, TypeRef};

/// How many arguments clippy takes without a word.
const MANY_ARGUMENTS: usize = 7;

/// `impl Name { pub fn new(...); pub fn with_...(...) }`
pub(super) fn implementation(file: &mut File<'_>, def: &TypeDef, shape: &Struct) -> Item {
    let name = ident(def.name.as_str());
    let constructor = constructor(file, def, shape);
    let setters: Vec<_> = shape
        .fields
        .iter()
        .filter(|field| has_setter(field))
        .map(|field| setter(file, field))
        .collect();
    let rest = shape.rest.as_ref().map(|rest| {
        let name = ident(rest.name.as_str());
        let method = joined("with_", rest.name.bare());
        let value = ty::stored(file, &rest.value);
        quote! {
            /// Sets the properties without a field of their own.
            #[must_use]
            pub fn #method(mut self, #name: impl IntoIterator<Item = (impl Into<String>, impl Into<#value>)>) -> Self {
                self.#name = #name.into_iter().map(|(key, value)| (key.into(), value.into())).collect();
                self
            }
        }
    });
    Item::Rust(quote!(impl #name { #constructor #(#setters)* #rest }))
}

/// Whether a field has a setter.
pub(in super::super) fn has_setter(field: &Field) -> bool {
    (is_optional(field) || field.preset) && field.access != Access::AnswerOnly && field.ty != TypeRef::Never
}

/// Whether a field has no place in the constructor.
fn is_optional(field: &Field) -> bool {
    matches!(field.presence, Presence::Optional | Presence::OptionalNullable)
}

/// `new`, with every required field by position.
fn constructor(file: &mut File<'_>, def: &TypeDef, shape: &Struct) -> TokenStream {
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for field in &shape.fields {
        let name = ident(field.name.as_str());
        if let Some(fixed) = &field.fixed {
            let value = fixed_value(file, field, fixed);
            values.push(quote!(#name: #value));
            continue;
        }
        if is_optional(field) {
            let absent = match field.presence {
                Presence::OptionalNullable => {
                    let field = file.runtime("Field");
                    quote!(#field::Absent)
                }
                _ => quote!(None),
            };
            values.push(quote!(#name: #absent));
            continue;
        }
        let (ty, value) = match field.presence {
            Presence::Nullable => (ty::field(file, field), quote!(#name)),
            _ => ty::field_argument(file, field, quote!(#name)),
        };
        arguments.push(quote!(#name: #ty));
        let plain = value == quote!(#name);
        values.push(if plain { quote!(#name) } else { quote!(#name: #value) });
    }
    let docs = match arguments.as_slice() {
        [] if is_body(file, def) => " A body with nothing set.",
        [] => " A value with nothing set.",
        _ => " Creates it from its required fields.",
    };
    if arguments.is_empty() && def.derives.default {
        return quote! {
            #[doc = #docs]
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    if let Some(rest) = &shape.rest {
        let name = ident(rest.name.as_str());
        let map = file.name("std::collections", "BTreeMap");
        values.push(quote!(#name: #map::new()));
    }
    let many = (arguments.len() > MANY_ARGUMENTS)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the API requires as many")]));
    quote! {
        #[doc = #docs]
        #[must_use]
        #many
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// The value that a field always has.
pub(super) fn fixed_value(file: &mut File<'_>, field: &Field, fixed: &FixedValue) -> TokenStream {
    let value = match fixed {
        FixedValue::Bool(value) => quote!(#value),
        FixedValue::Integer(value) => {
            let value = Literal::integer(*value);
            quote!(#value)
        }
        FixedValue::Text(text) => quote!(#text.to_owned()),
        FixedValue::Variant(variant) => {
            let ty = ty::stored(file, &field.ty);
            let variant = ident(variant.as_str());
            quote!(#ty::#variant)
        }
    };
    match field.presence {
        Presence::Required => value,
        _ => quote!(Some(#value)),
    }
}

/// Whether an operation has this type as its body.
fn is_body(file: &File<'_>, def: &TypeDef) -> bool {
    let mut bodies = file
        .api
        .groups
        .iter()
        .flat_map(|group| &group.operations)
        .filter_map(|operation| operation.body.as_ref());
    bodies.any(|body| matches!(file.resolve(&body.ty), TypeRef::Named(id) if file.api.types[*id].name == def.name))
}

/// `with_<field>`.
fn setter(file: &mut File<'_>, field: &Field) -> TokenStream {
    let docs = doc(&documentation(field));
    let alias = alias(field.name.bare(), &field.wire);
    let deprecated = deprecated(field.deprecated);
    let name = ident(field.name.as_str());
    let method = joined("with_", field.name.bare());
    let Setter {
        taken,
        collected,
        value,
    } = optional_argument(file, field, &name);
    quote! {
        #docs
        #alias
        #deprecated
        #[must_use]
        pub fn #method(mut self, #name: #taken) -> Self {
            #collected
            self.#name = #value;
            self
        }
    }
}

/// The setter of an optional field.
///
/// Where `null` has a meaning of its own the setter takes it too, as a `Field`; a collection or a secret is taken as such,
/// and `null` by the field of the body.
pub(in super::super) fn optional_argument(file: &mut File<'_>, field: &Field, name: &Ident) -> Setter {
    let composed = matches!(
        file.resolve(&field.ty),
        TypeRef::Secret(_) | TypeRef::List(_) | TypeRef::Map(..)
    );
    if field.presence == Presence::OptionalNullable && !composed {
        let taken = ty::field(file, field);
        return Setter {
            taken: quote!(impl Into<#taken>),
            collected: None,
            value: quote!(#name.into()),
        };
    }
    let some = match field.presence {
        Presence::OptionalNullable => {
            let field = file.runtime("Field");
            quote!(#field::Value)
        }
        _ => quote!(Some),
    };
    if field.presence == Presence::Required {
        return ty::setter(file, &field.ty, name, |value| value);
    }
    if ty::file_shape(file.api, &field.ty).is_some() {
        let (taken, value) = ty::field_argument(file, field, quote!(#name));
        return Setter {
            taken,
            collected: None,
            value: quote!(#some(#value)),
        };
    }
    ty::setter(file, &field.ty, name, |value| quote!(#some(#value)))
}
