//! An object with named properties.

use std::borrow::Cow;

use super::super::docs::{alias, deprecated, doc, or_else};
use super::super::file::File;
use super::super::ident::ident;
use super::super::package::{Item, Listing};
use super::super::tokens::{TokenStream, quote};
use super::super::ty;
use super::{checks, chosen, defaults, literal, setters};
use crate::model::{Api, Field, Presence, Struct, TypeDef, TypeRef};

/// The struct, its `model!`, and constructor and setters where a request can reach it.
pub(super) fn items(file: &mut File<'_>, def: &TypeDef, shape: &Struct) -> Vec<Item> {
    let docs = doc(&or_else(&def.docs, || format!("The object `{}`.", def.name.bare())));
    let deprecated = deprecated(def.deprecated);
    let derives = derives(def);
    let name = ident(def.name.as_str());
    let chosen = chosen::attributes(file.options, def);
    let fields: Vec<_> = shape.fields.iter().map(|field| declaration(file, field)).collect();
    let rest = shape.rest.as_ref().map(|rest| {
        let docs = doc(&or_else(&rest.docs, || {
            "The properties without a field of their own.".to_owned()
        }));
        let name = ident(rest.name.as_str());
        let map = file.name("std::collections", "BTreeMap");
        let value = ty::stored(file, &rest.value);
        quote!(#docs pub #name: #map<String, #value>,)
    });
    let item = quote! {
        #docs
        #deprecated
        #derives
        #chosen
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            #rest
        }
    };
    let mut items = vec![Item::Rust(item)];
    if def.in_json {
        items.push(Item::Listing(entries(file, def, shape)));
    }
    if def.in_request {
        items.push(setters::implementation(file, def, shape));
    }
    if def.checked {
        items.push(checks::of_struct(file, def, shape));
    }
    if def.derives.filled_default {
        items.push(defaults::implementation(file, def, shape));
    }
    items
}

/// What `model!` does not write.
fn derives(def: &TypeDef) -> TokenStream {
    match (def.in_json, def.derives.default) {
        (true, true) => quote!(#[derive(Default)]),
        (true, false) => quote!(),
        (false, true) => quote!(#[derive(Debug, Clone, Default, PartialEq)]),
        (false, false) => quote!(#[derive(Debug, Clone, PartialEq)]),
    }
}

/// `pub name: Type`, with documentation.
fn declaration(file: &mut File<'_>, field: &Field) -> TokenStream {
    let docs = doc(&documentation(field));
    let alias = alias(field.name.bare(), &field.wire);
    let deprecated = deprecated(field.deprecated);
    let name = ident(field.name.as_str());
    let ty = ty::field(file, field);
    quote!(#docs #alias #deprecated pub #name: #ty)
}

/// What is said of a field.
pub(in super::super) fn documentation(field: &Field) -> Cow<'_, [String]> {
    or_else(&field.docs, || {
        let property = field.wire.replace(['`', '\n', '\r'], " ");
        match field.ty {
            TypeRef::Never => format!("The property `{property}`, which is never there."),
            _ => format!("The property `{property}`."),
        }
    })
}

/// `field: Type = "wire" presence`, a field a line.
fn entries(file: &mut File<'_>, def: &TypeDef, shape: &Struct) -> Listing {
    let mut entries: Vec<_> = shape
        .fields
        .iter()
        .map(|field| {
            let kind = match field.presence {
                Presence::Required if field.one_or_many => "one_or_many",
                _ if field.one_or_many => "optional_one_or_many",
                Presence::Required => "required",
                Presence::Nullable => "nullable",
                Presence::Optional if takes_null(file.api, &field.ty) => "optional_any",
                Presence::Optional => "optional",
                Presence::OptionalNullable => "three_state",
            };
            let ty = ty::text(&ty::field(file, field));
            format!("{}: {ty} = {} {kind}", field.name, literal(&field.wire))
        })
        .collect();
    if let Some(rest) = &shape.rest {
        let map = file.name("std::collections", "BTreeMap");
        let value = ty::stored(file, &rest.value);
        entries.push(format!("..{}: {}", rest.name, ty::text(&quote!(#map<String, #value>))));
    }
    let subject = if entries.is_empty() {
        format!("{} {{}}", def.name)
    } else {
        def.name.to_string()
    };
    Listing::of(file.macro_name("model"), subject, entries)
}

/// Whether `null` is a value of the type, so that an optional field keeps it apart from nothing.
fn takes_null(api: &Api, ty: &TypeRef) -> bool {
    matches!(ty::resolve(api, ty), TypeRef::Json | TypeRef::Null)
}
