//! The values that a server's variable can have, as an enum.

use super::docs::doc;
use super::file::File;
use super::ident::ident;
use super::package::Item;
use super::tokens::quote;
use super::types::fallback;
use crate::model::ServerValues;

/// The enum of a variable's values, with its text and how it is read.
pub(super) fn items(file: &mut File<'_>, values: &ServerValues) -> Vec<Item> {
    let name = ident(values.name.as_str());
    let docs = format!(" The values of the variable `{}`.", values.wire.replace('`', " "));
    let variants = values.variants.iter().map(|(variant, text)| {
        let docs = doc(&[fallback(text)]);
        let variant = ident(variant.as_str());
        quote!(#docs #variant)
    });
    let texts = values.variants.iter().map(|(variant, text)| {
        let variant = ident(variant.as_str());
        quote!(Self::#variant => #text)
    });
    let known = values.variants.iter().map(|(variant, text)| {
        let variant = ident(variant.as_str());
        quote!(#text => Ok(Self::#variant))
    });
    let error = file.runtime("ConfigError");
    let from_str = file.name("std::str", "FromStr");
    let refusal = format!("the server has no such `{}`", values.wire);
    let declaration = quote! {
        #[doc = #docs]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    };
    let text = quote! {
        impl #name {
            /// The text that stands in the URL.
            #[must_use]
            pub fn as_str(&self) -> &'static str {
                match self {
                    #(#texts,)*
                }
            }
        }
    };
    let reading = quote! {
        impl #from_str for #name {
            type Err = #error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    #(#known,)*
                    _ => Err(#error::new(#refusal)),
                }
            }
        }
    };
    [declaration, text, reading].map(Item::Rust).into()
}
