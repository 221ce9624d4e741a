//! The handle of a group: `src/<group>/mod.rs`.

use super::docs::{doc, or_else};
use super::file::File;
use super::ident::{ident, local};
use super::package::{Item, Package, RustFile};
use super::tokens::{TokenStream, quote};
use super::{aliases, link, method, operation};
use crate::model::{Api, Group};
use crate::options::Options;

/// Adds the files of every group.
pub(super) fn files<'a>(package: &mut Package<'a>, api: &'a Api, options: &'a Options) {
    for group in &api.groups {
        let folder = format!("src/{}", group.module.bare());
        package.rust(format!("{folder}/mod.rs"), move || handle(api, options, group));
        for each in &group.operations {
            let path = format!("{folder}/{}.rs", each.module.bare());
            package.rust(path, move || operation::file(api, options, group, each));
        }
    }
}

/// What is said of a group.
pub(super) fn documentation(group: &Group) -> Vec<String> {
    or_else(&group.docs, || {
        format!("The operations of `{}`.", group.accessor.bare())
    })
    .into_owned()
}

/// `src/<group>/mod.rs`.
fn handle(api: &Api, options: &Options, group: &Group) -> RustFile {
    let builders = group.operations.iter().flat_map(operation::names);
    let old = aliases::names_in(api, group);
    let local: Vec<_> = [group.name.as_str(), "M"]
        .into_iter()
        .chain(builders)
        .chain(old)
        .collect();
    let mut file = File::new(api, options, "crate::types", local);
    let (asynchronous, handle) = (file.runtime("Async"), file.runtime("Handle"));
    let name = ident(group.name.as_str());
    let accessor = group.accessor.bare();
    let from = format!("From [`Client::{accessor}`](crate::Client::{accessor}).");
    let docs = doc(&[documentation(group), vec![String::new(), from]].concat());
    let declaration = quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct #name<M = #asynchronous> {
            handle: #handle<M>,
        }
    };
    let methods: Vec<TokenStream> = group
        .operations
        .iter()
        .map(|each| method::methods(&mut file, group, each))
        .collect();
    let links: Vec<TokenStream> = group
        .links
        .iter()
        .filter_map(|each| link::method(&mut file, group, each))
        .collect();
    let implementation = quote! {
        impl<M> #name<M> {
            pub(crate) fn new(handle: #handle<M>) -> Self {
                Self { handle }
            }
            #(#methods)*
            #(#links)*
        }
    };
    let mut items = vec![Item::Rust(declaration), Item::Rust(implementation)];
    items.extend(aliases::items_in(&mut file, group));
    file.finish(documentation(group), modules(group), items)
}

/// `mod create;` and `pub use create::{Create, CreateError};`.
fn modules(group: &Group) -> Vec<Item> {
    let mut operations: Vec<_> = group.operations.iter().collect();
    operations.sort_by(|left, right| left.module.bare().cmp(right.module.bare()));
    let modules = operations.iter().map(|each| {
        let module = ident(each.module.as_str());
        let same = (each.module == group.module)
            .then(|| quote!(#[expect(clippy::module_inception, reason = "the operation has the name of its group")]));
        Item::Line(quote!(#same mod #module;))
    });
    let names = operations.iter().map(|each| {
        let module = local(each.module.as_str());
        let mut names = operation::names(each);
        names.sort_unstable();
        let names = names.into_iter().map(ident);
        Item::Line(quote!(pub use #module::{#(#names),*};))
    });
    modules.chain(names).collect()
}
