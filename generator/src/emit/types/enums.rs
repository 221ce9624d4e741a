//! A string enumeration that keeps the values that it does not know.

use super::super::aliases;
use super::super::docs::{alias, deprecated, doc, or_else};
use super::super::file::File;
use super::super::ident::ident;
use super::super::package::{Item, Listing};
use super::super::tokens::quote;
use super::{chosen, literal};
use crate::model::{OpenEnum, TypeDef};

/// The enum and its `open_enum!`.
pub(super) fn items(file: &mut File<'_>, def: &TypeDef, shape: &OpenEnum) -> Vec<Item> {
    let docs = doc(&or_else(&def.docs, || format!("The values of `{}`.", def.name.bare())));
    let deprecated = deprecated(def.deprecated);
    let name = ident(def.name.as_str());
    let chosen = chosen::attributes(file.options, def);
    let variants = (0..).zip(&shape.variants).map(|(place, variant)| {
        let docs = doc(&or_else(&variant.docs, || fallback(&variant.wire)));
        let alias = alias(variant.name.bare(), &variant.wire);
        let deprecated = super::super::docs::deprecated(variant.deprecated);
        let name = ident(variant.name.as_str());
        let default = (shape.default == Some(place)).then(|| quote!(#[default]));
        quote!(#docs #alias #deprecated #default #name)
    });
    let unrecognized = ident(shape.unrecognized.as_str());
    let unrecognized_value = file.runtime("UnrecognizedValue");
    let old = aliases::of_variants(file.api, def);
    let default = shape.default.map(|_| quote!(Default,));
    // A constant is a pattern only where equality is derived.
    let equality = old.as_ref().map(|_| quote!(PartialEq,));
    let item = quote! {
        #docs
        #deprecated
        #[derive(Clone, #default #equality)]
        #chosen
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that this version of the crate does not know.
            #unrecognized(#unrecognized_value),
        }
    };
    let listing = Item::Listing(entries(file, def, shape, old.is_some()));
    [Item::Rust(item), listing].into_iter().chain(old).collect()
}

/// `Variant = "text"`, and the variant for everything else.
fn entries(file: &mut File<'_>, def: &TypeDef, shape: &OpenEnum, derives_equality: bool) -> Listing {
    let known = shape
        .variants
        .iter()
        .map(|variant| format!("{} = {}", variant.name, literal(&variant.wire)));
    let rest = format!("_ = {}", shape.unrecognized);
    let derives = if derives_equality { " derives PartialEq" } else { "" };
    Listing::of(
        file.macro_name("open_enum"),
        format!("{}{derives}", def.name),
        known.chain([rest]).collect(),
    )
}

/// What is said of a value that the description does not explain.
pub(in crate::emit) fn fallback(wire: &str) -> String {
    let legible = !wire.is_empty() && !wire.contains(|character: char| character == '`' || character.is_control());
    if legible {
        format!("`{wire}`.")
    } else {
        "A value without a legible name.".to_owned()
    }
}
