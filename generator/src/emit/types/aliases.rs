//! Another name for a type.

use super::super::docs::{deprecated, doc, or_else};
use super::super::file::File;
use super::super::ident::ident;
use super::super::package::Item;
use super::super::tokens::{TokenStream, quote};
use super::super::ty;
use super::foreign;
use crate::model::{TypeDef, TypeRef};

/// `pub type Name = path::of::the::user;`
pub(super) fn custom(file: &mut File<'_>, def: &TypeDef, path: &str) -> Vec<Item> {
    let docs = doc(&or_else(&def.docs, || {
        format!("What the API calls `{}`.", def.name.bare())
    }));
    let deprecated = deprecated(def.deprecated);
    let name = ident(def.name.as_str());
    let target: TokenStream = path.parse().unwrap_or_default();
    let mut items = vec![Item::Rust(quote!(#docs #deprecated pub type #name = #target;))];
    items.extend(foreign::items(file, def, path));
    items
}

/// `pub type Name = Target;`
pub(super) fn items(file: &mut File<'_>, def: &TypeDef, target: &TypeRef) -> Vec<Item> {
    let docs = doc(&or_else(&def.docs, || {
        format!("What the API calls `{}`.", def.name.bare())
    }));
    let deprecated = deprecated(def.deprecated);
    let name = ident(def.name.as_str());
    let target = ty::stored(file, target);
    vec![Item::Rust(quote!(#docs #deprecated pub type #name = #target;))]
}
