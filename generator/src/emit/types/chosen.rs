//! What the user adds to types: further derives and attributes.

use std::collections::BTreeMap;

use super::super::tokens::{TokenStream, quote};
use crate::model::TypeDef;
use crate::options::Options;

/// The derives and attributes of a type, those of every type first.
pub(super) fn attributes(options: &Options, def: &TypeDef) -> TokenStream {
    let derives = of(&options.derives, def);
    let derives = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    let attributes = of(&options.attributes, def);
    quote!(#derives #(#[#attributes])*)
}

fn of(lists: &BTreeMap<String, Vec<String>>, def: &TypeDef) -> Vec<TokenStream> {
    let names = ["*", def.name.as_str()];
    let lists = names.into_iter().filter_map(|name| lists.get(name)).flatten();
    // The configuration was read with care; what is no Rust anyway is left out.
    lists.filter_map(|text| text.parse().ok()).collect()
}
