//! An enumeration of which at least one value is no text.

use super::super::aliases;
use super::super::docs::{deprecated, doc, or_else};
use super::super::file::File;
use super::super::ident::ident;
use super::super::package::{Item, Listing};
use super::super::tokens::quote;
use super::super::ty;
use super::enums::fallback;
use super::{chosen, literal};
use crate::model::{TypeDef, ValueEnum, ValueForm};

/// The enum, and its `integer_enum!` or `value_enum!`.
pub(super) fn items(file: &mut File<'_>, def: &TypeDef, shape: &ValueEnum) -> Vec<Item> {
    let docs = doc(&or_else(&def.docs, || format!("The values of `{}`.", def.name.bare())));
    let deprecated = deprecated(def.deprecated);
    let name = ident(def.name.as_str());
    let chosen = chosen::attributes(file.options, def);
    let variants = (0..).zip(&shape.variants).map(|(place, variant)| {
        let docs = doc(&or_else(&variant.docs, || fallback(&variant.wire)));
        let deprecated = super::super::docs::deprecated(variant.deprecated);
        let name = ident(variant.name.as_str());
        let default = (shape.default == Some(place)).then(|| quote!(#[default]));
        quote!(#docs #deprecated #default #name)
    });
    let unrecognized = match &shape.form {
        ValueForm::Json {
            unrecognized: Some(unrecognized),
            ..
        } => {
            let unrecognized = ident(unrecognized.as_str());
            let value = file.runtime("UnrecognizedValue");
            Some(quote! {
                /// A text that this version of the crate does not know.
                #unrecognized(#value),
            })
        }
        _ => None,
    };
    let copy = unrecognized.is_none().then(|| quote!(Copy,));
    let default = shape.default.map(|_| quote!(Default,));
    let item = quote! {
        #docs
        #deprecated
        #[derive(Debug, Clone, #copy #default PartialEq, Eq, Hash, PartialOrd, Ord)]
        #chosen
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unrecognized
        }
    };
    let old = aliases::of_variants(file.api, def);
    let listing = Item::Listing(entries(file, def, shape));
    [Item::Rust(item), listing].into_iter().chain(old).collect()
}

/// `Variant = 1` of integers, and `Variant = "json"` of other values.
fn entries(file: &mut File<'_>, def: &TypeDef, shape: &ValueEnum) -> Listing {
    match &shape.form {
        ValueForm::Integers(integer) => {
            let variants = shape.variants.iter();
            Listing::of(
                file.macro_name("integer_enum"),
                format!("{} as {}", def.name, ty::integer_type(*integer)),
                variants
                    .map(|variant| format!("{} = {}", variant.name, variant.wire))
                    .collect(),
            )
        }
        ValueForm::Json { unrecognized, .. } => {
            let variants = shape.variants.iter();
            let known = variants.map(|variant| format!("{} = {}", variant.name, literal(&variant.wire)));
            let rest = unrecognized.iter().map(|rest| format!("_ = {rest}"));
            Listing::of(
                file.macro_name("value_enum"),
                def.name.as_str(),
                known.chain(rest).collect(),
            )
        }
    }
}
