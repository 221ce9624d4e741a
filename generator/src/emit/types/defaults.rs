//! `Default` with the documented defaults.

use super::super::file::File;
use super::super::ident::ident;
use super::super::package::Item;
use super::super::tokens::{Literal, TokenStream, quote};
use super::super::ty;
use super::setters;
use crate::model::{DefaultValue, Field, Presence, Struct, TypeDef, TypeKind, TypeRef};

/// `impl Default for Name`.
pub(super) fn implementation(file: &mut File<'_>, def: &TypeDef, shape: &Struct) -> Item {
    let name = ident(def.name.as_str());
    let needs_all = shape
        .fields
        .iter()
        .any(|field| matches!(field.presence, Presence::Required | Presence::Nullable));
    let filled: Vec<_> = shape
        .fields
        .iter()
        .filter(|field| needs_all || (field.initial.is_some() && field.fixed.is_none()))
        .map(|field| {
            let name = ident(field.name.as_str());
            let value = of_field(file, field);
            quote!(#name: #value)
        })
        .collect();
    let extra = shape.rest.as_ref().filter(|_| needs_all).map(|rest| {
        let name = ident(rest.name.as_str());
        let map = file.name("std::collections", "BTreeMap");
        quote!(#name: #map::new(),)
    });
    let is_whole = needs_all || (filled.len() == shape.fields.len() && shape.rest.is_none());
    let others = (!is_whole).then(|| quote!(..Self::new()));
    let value = if filled.is_empty() && !is_whole {
        quote!(Self::new())
    } else {
        quote!(Self { #(#filled,)* #extra #others })
    };
    Item::Rust(quote! {
        impl Default for #name {
            /// The documented defaults; what has none is left out.
            fn default() -> Self {
                #value
            }
        }
    })
}

/// The default of a field with what its presence asks for.
fn of_field(file: &mut File<'_>, field: &Field) -> TokenStream {
    if let Some(fixed) = &field.fixed {
        return setters::fixed_value(file, field, fixed);
    }
    let absent = field.initial.is_none();
    let null = field.initial == Some(DefaultValue::Null);
    match field.presence {
        Presence::OptionalNullable => {
            let three_state = file.runtime("Field");
            match &field.initial {
                None => quote!(#three_state::Absent),
                Some(DefaultValue::Null) => quote!(#three_state::Null),
                Some(initial) => {
                    let value = value(file, &field.ty, initial);
                    quote!(#three_state::Value(#value))
                }
            }
        }
        Presence::Optional | Presence::Nullable if absent || null => quote!(None),
        presence => {
            let value = field.initial.as_ref().map(|initial| value(file, &field.ty, initial));
            if presence == Presence::Required {
                quote!(#value)
            } else {
                quote!(Some(#value))
            }
        }
    }
}

/// A default as an expression of its type.
fn value(file: &mut File<'_>, ty: &TypeRef, default: &DefaultValue) -> TokenStream {
    match (ty, default) {
        (TypeRef::Boxed(inner), _) => {
            let inner = value(file, inner, default);
            quote!(Box::new(#inner))
        }
        (TypeRef::Secret(inner), _) => {
            let secret = file.runtime("Secret");
            let inner = value(file, inner, default);
            quote!(#secret::new(#inner))
        }
        (TypeRef::Nullable(_), DefaultValue::Null) => quote!(None),
        (TypeRef::Nullable(inner), _) => {
            let inner = value(file, inner, default);
            quote!(Some(#inner))
        }
        (TypeRef::Named(id), _) => match &file.api.types[*id].kind {
            TypeKind::Alias(target) => value(file, target, default),
            _ => named(file, ty, default),
        },
        (TypeRef::List(item), DefaultValue::List(values)) if !values.is_empty() => {
            let values: Vec<_> = values.iter().map(|each| value(file, item, each)).collect();
            quote!(vec![#(#values),*])
        }
        _ => plain(file, default),
    }
}

/// A value of a type of the API: a variant of an enum, or a named text.
fn named(file: &mut File<'_>, ty: &TypeRef, default: &DefaultValue) -> TokenStream {
    let name = ty::stored(file, ty);
    match default {
        DefaultValue::Variant(variant) => {
            let variant = ident(variant.as_str());
            quote!(#name::#variant)
        }
        DefaultValue::Text(text) => quote!(#name::new(#text)),
        _ => plain(file, default),
    }
}

fn plain(file: &mut File<'_>, default: &DefaultValue) -> TokenStream {
    match default {
        DefaultValue::Null | DefaultValue::Variant(_) => quote!(None),
        DefaultValue::Bool(value) => quote!(#value),
        DefaultValue::Integer(value) => {
            let value = Literal::integer(*value);
            quote!(#value)
        }
        DefaultValue::Float(value) => {
            let value = Literal::float(*value);
            quote!(#value)
        }
        DefaultValue::Text(text) => quote!(#text.to_owned()),
        DefaultValue::List(_) => quote!(Vec::new()),
        DefaultValue::Map => {
            let map = file.name("std::collections", "BTreeMap");
            quote!(#map::new())
        }
    }
}
