//! Names of before, deprecated: they lead to what has others now.

use super::docs::{doc, wrap};
use super::file::File;
use super::gate;
use super::ident::{Ident, ident};
use super::package::Item;
use super::tokens::{TokenStream, quote};
use crate::model::{Api, Group, ItemAlias, Operation, TypeAlias, TypeDef, VariantAlias};

/// `#[deprecated(note = "...")]`, which says the new name.
pub(super) fn deprecated(new: &str) -> TokenStream {
    let note = format!("called `{new}` now");
    quote!(#[deprecated(note = #note)])
}

/// What is said of an old name; the link is left out where it is the new name itself.
pub(super) fn documentation(new: &str, link: Option<&str>) -> TokenStream {
    let link = link.map(|link| format!("({link})")).unwrap_or_default();
    doc(&wrap(&format!("[`{new}`]{link}, by the name that it had before.")))
}

/// The old names of types.
pub(super) fn of_types<'a>(api: &'a Api) -> impl Iterator<Item = Item> + 'a {
    api.aliases.types.iter().filter_map(|alias| of_type(api, alias))
}

fn of_type(api: &Api, alias: &TypeAlias) -> Option<Item> {
    let (_, def) = api.types.iter().find(|(_, def)| def.name == alias.new)?;
    let gate = gate::of_types(api, &def.module);
    let (old, new) = (ident(alias.old.as_str()), ident(alias.new.as_str()));
    let (docs, deprecated) = (documentation(alias.new.bare(), None), deprecated(alias.new.bare()));
    Some(Item::Rust(quote! {
        #docs
        #gate
        #deprecated
        pub type #old = #new;
    }))
}

/// The old names of the values of an enumeration: constants, which programs compare with and match on as before.
pub(super) fn of_variants(api: &Api, def: &TypeDef) -> Option<Item> {
    let aliases = api.aliases.variants.iter().filter(|alias| alias.owner == def.name);
    let constants: Vec<TokenStream> = aliases.map(of_variant).collect();
    if constants.is_empty() {
        return None;
    }
    let name = ident(def.name.as_str());
    Some(Item::Rust(quote! {
        #[allow(deprecated, non_upper_case_globals)]
        impl #name {
            #(#constants)*
        }
    }))
}

fn of_variant(alias: &VariantAlias) -> TokenStream {
    let (old, new) = (ident(alias.old.as_str()), ident(alias.new.as_str()));
    let link = format!("Self::{}", alias.new.bare());
    let (docs, deprecated) = (
        documentation(alias.new.bare(), Some(&link)),
        deprecated(alias.new.bare()),
    );
    quote! {
        #docs
        #deprecated
        pub const #old: Self = Self::#new;
    }
}

/// The old names that stand in the module of a group.
pub(super) fn names_in<'a>(api: &'a Api, group: &Group) -> impl Iterator<Item = &'a str> {
    let module = group.module.bare().to_owned();
    let items = api.aliases.items.iter().filter(move |alias| alias.module == module);
    items.map(|alias| alias.old.as_str())
}

/// The same as items.
pub(super) fn items_in(file: &mut File<'_>, group: &Group) -> Vec<Item> {
    let api = file.api;
    let items = api.aliases.items.iter();
    let items = items.filter(|alias| alias.module == group.module.bare());
    let mode = |file: &mut File<'_>, alias: &ItemAlias| alias.has_mode.then(|| file.runtime("Async"));
    items
        .map(|alias| {
            let mode = mode(file, alias);
            Item::Rust(item(alias, &TokenStream::new(), mode.as_ref()))
        })
        .collect()
}

/// `pub type Old<M = Async> = New<M>;`.
fn item(alias: &ItemAlias, path: &TokenStream, mode: Option<&TokenStream>) -> TokenStream {
    let (old, new) = (ident(alias.old.as_str()), ident(alias.new.as_str()));
    let (docs, deprecated) = (documentation(alias.new.bare(), None), deprecated(alias.new.bare()));
    let declared = mode.map(|mode| quote!(<M = #mode>));
    let given = mode.map(|_| quote!(<M>));
    quote! {
        #docs
        #deprecated
        pub type #old #declared = #path #new #given;
    }
}

/// The modules of before.
pub(super) fn modules(api: &Api) -> Vec<Item> {
    let modules = api.aliases.modules.iter().filter_map(|alias| {
        let group = api.groups.iter().find(|group| group.module == alias.new)?;
        let gate = gate::of_group(group);
        let (old, new) = (ident(alias.old.as_str()), ident(alias.new.as_str()));
        let (docs, deprecated) = (documentation(alias.new.bare(), None), deprecated(alias.new.bare()));
        let items = api.aliases.items.iter();
        let items = items.filter(|item| item.module == alias.old.bare()).map(|found| {
            let mode = found.has_mode.then(|| quote!(crate::runtime::Async));
            item(found, &quote!(crate::#new::), mode.as_ref())
        });
        Some(Item::Rust(quote! {
            #docs
            #gate
            #deprecated
            pub mod #old {
                pub use crate::#new::*;

                #(#items)*
            }
        }))
    });
    modules.collect()
}

/// The names of before of a method, each with the documentation that leads to the new one.
pub(super) fn methods_of(api: &Api, group: &Group, operation: &Operation) -> Vec<Ident> {
    let methods = api.aliases.methods.iter();
    let methods = methods.filter(|alias| alias.module == group.module && alias.new == operation.method);
    methods.map(|alias| ident(alias.old.as_str())).collect()
}

/// The names of before of the method that gives a handle.
pub(super) fn accessors_of(api: &Api, group: &Group) -> Vec<Ident> {
    let accessors = api.aliases.accessors.iter();
    let accessors = accessors.filter(|alias| alias.new == group.accessor);
    accessors.map(|alias| ident(alias.old.as_str())).collect()
}
