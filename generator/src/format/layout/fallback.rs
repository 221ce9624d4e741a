//! The way of everything that is not laid out here: tokens are parsed, and `prettyplease` prints them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parser;

use super::attribute::line_by_line;

/// The text of an item.
pub(super) fn item(tokens: TokenStream) -> String {
    let tokens = line_by_line(tokens);
    match syn::parse2::<syn::Item>(tokens.clone()) {
        Ok(item) => unparse(Vec::new(), vec![item]),
        // Tokens that are no item would be a mistake of `emit`; the compiler of the generated crate then names it.
        Err(_) => format!("{tokens}\n"),
    }
}

/// The text of a member of an `impl`, as it stands there; nothing where it is none.
pub(super) fn member(tokens: TokenStream) -> Option<String> {
    let text = item(quote!(impl X { #tokens }));
    let members = text.strip_prefix("impl X {\n")?.strip_suffix("}\n")?;
    Some(members.to_owned())
}

/// Inner attributes, a line each.
pub(in super::super) fn inner_attributes(attributes: Vec<TokenStream>) -> String {
    let attributes = attributes
        .into_iter()
        .filter_map(|attribute| syn::Attribute::parse_inner.parse2(quote!(#![#attribute])).ok())
        .flatten()
        .collect();
    unparse(attributes, Vec::new())
}

fn unparse(attrs: Vec<syn::Attribute>, items: Vec<syn::Item>) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs,
        items,
    })
}
