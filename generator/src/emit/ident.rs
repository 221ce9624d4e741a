//! The only place that makes identifiers.

use std::fmt::{self, Display};

use super::dependencies::DEPENDENCIES;
use super::tokens::{ToTokens, TokenStream, quote};

/// An identifier, `r#` included where the name has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ident(String);

impl Ident {
    /// The identifier as it is written.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Display for Ident {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push_word(&self.0);
    }
}

/// The identifier of a minted name, `r#` included where the name has it.
pub(super) fn ident(name: &str) -> Ident {
    Ident(name.to_owned())
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
