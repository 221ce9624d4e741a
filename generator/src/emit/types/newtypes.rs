//! A named string with a type of its own.

use super::super::docs::{deprecated, doc, or_else};
use super::super::file::File;
use super::super::ident::ident;
use super::super::package::{Item, Listing};
use super::super::tokens::quote;
use super::super::ty;
use super::chosen;
use crate::model::{Newtype, TypeDef};

/// The tuple struct and its `newtype!`.
pub(super) fn items(file: &mut File<'_>, def: &TypeDef, shape: &Newtype) -> Vec<Item> {
    let docs = doc(&or_else(&def.docs, || {
        format!("A `{}`: text with a meaning of its own.", def.name.bare())
    }));
    let deprecated = deprecated(def.deprecated);
    let name = ident(def.name.as_str());
    let chosen = chosen::attributes(file.options, def);
    let inner = ty::stored(file, &shape.inner);
    let item = quote! {
        #docs
        #deprecated
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #chosen
        pub struct #name(#inner);
    };
    let listing = Listing::of(file.macro_name("newtype"), def.name.as_str(), Vec::new());
    vec![Item::Rust(item), Item::Listing(listing)]
}
