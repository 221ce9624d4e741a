//! The only place that makes identifiers.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::dependencies::DEPENDENCIES;

/// The identifier of a minted name, `r#` included where the name has it.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(bare) => Ident::new_raw(bare, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The identifier of two parts, such as `with_` and `title`.
pub(super) fn joined(start: &str, end: &str) -> Ident {
    ident(&format!("{start}{end}"))
}

/// The tokens of a path such as `crate::runtime`.
pub(super) fn path(text: &str) -> TokenStream {
    let segments = text.split("::").map(ident);
    quote!(#(#segments)::*)
}

/// A module of this file as a `use` names it: with `self` where a crate that is depended on has the same name.
pub(super) fn local(module: &str) -> TokenStream {
    let name = ident(module);
    let ambiguous = matches!(module, "std" | "core" | "alloc") || DEPENDENCIES.iter().any(|each| each.name == module);
    if ambiguous { quote!(self::#name) } else { quote!(#name) }
}
