//! The root of the crate: `src/lib.rs`.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::package::{Item, RustFile};
use super::runtime::{RuntimeFile, gate};
use super::{group, guide};
use crate::model::{Api, TypeKind};
use crate::options::Options;

/// `src/lib.rs`.
pub(super) fn file(api: &Api, options: &Options, runtime: &[&'static RuntimeFile]) -> RustFile {
    let mut items = vec![
        line(quote!(
            mod client;
        )),
        Item::Rust(quote! {
            #[cfg(feature = "blocking")]
            pub mod blocking;
        }),
    ];
    let mut groups: Vec<_> = api.groups.iter().collect();
    groups.sort_by(|left, right| left.module.bare().cmp(right.module.bare()));
    items.extend(groups.iter().map(|group| {
        let module = ident(group.module.as_str());
        line(quote!(pub mod #module;))
    }));
    items.push(Item::Rust(quote!(
        #[doc(hidden)]
        pub mod runtime;
    )));
    items.push(line(quote!(
        pub mod types;
    )));
    items.push(line(quote!(
        pub use client::Client;
    )));
    items.extend(re_exports(runtime));
    if api.types.iter().next().is_some() {
        items.push(line(quote!(
            pub use types::*;
        )));
    }
    RustFile {
        docs: documentation(api, options),
        attributes: attributes(api),
        items,
    }
}

fn line(tokens: TokenStream) -> Item {
    Item::Line(tokens)
}

/// `forbid(unsafe_code)`, and leave to use what the API deprecates.
fn attributes(api: &Api) -> Vec<TokenStream> {
    let mut attributes = vec![quote!(forbid(unsafe_code)), quote!(warn(missing_docs))];
    if has_deprecated(api) {
        attributes.push(quote!(allow(
            deprecated,
            reason = "what the API deprecates stays usable"
        )));
    }
    attributes
}

/// Whether anything is deprecated.
fn has_deprecated(api: &Api) -> bool {
    let types = api.types.iter().any(|(_, def)| {
        let fields = match &def.kind {
            TypeKind::Struct(shape) => shape.fields.as_slice(),
            _ => &[],
        };
        def.deprecated || fields.iter().any(|field| field.deprecated)
    });
    let mut operations = api.groups.iter().flat_map(|group| &group.operations);
    types || operations.any(|each| each.deprecated || each.parameters.iter().any(|parameter| parameter.deprecated))
}

/// `pub use runtime::{...}`: what is always there, and what a feature gates.
fn re_exports(runtime: &[&'static RuntimeFile]) -> Vec<Item> {
    let names: BTreeSet<_> = runtime
        .iter()
        .filter(|file| file.features.is_empty())
        .flat_map(|file| file.root)
        .copied()
        .collect();
    let names = names.into_iter().map(ident);
    let mut items = vec![line(quote!(pub use runtime::{#(#names),*};))];
    for file in runtime.iter().filter(|file| !file.features.is_empty()) {
        let gate = gate(file);
        let names = file.root.iter().map(|name| ident(name));
        items.push(line(quote!(#gate #(pub use runtime::#names;)*)));
    }
    items
}

/// The crate's documentation.
fn documentation(api: &Api, options: &Options) -> Vec<String> {
    let mut lines = vec![guide::sentence(api, options)];
    if !api.info.docs.is_empty() {
        lines.push(String::new());
        lines.extend(api.info.docs.lines.iter().cloned());
    }
    let call = guide::first_call(api, options, true);
    if !call.is_empty() {
        section(&mut lines, "First call", ["```no_run"]);
        lines.extend(call);
        lines.push("```".to_owned());
    }
    section(&mut lines, "Authentication", guide::authentication(api, options));
    section(&mut lines, "Operations", operations(api));
    section(&mut lines, "Errors", guide::ERRORS);
    section(&mut lines, "Timeouts, retries and other choices", guide::OPTIONS);
    section(&mut lines, "Features", guide::FEATURES);
    lines
}

fn section<S: Into<String>>(lines: &mut Vec<String>, title: &str, text: impl IntoIterator<Item = S>) {
    lines.extend([String::new(), format!("# {title}"), String::new()]);
    lines.extend(text.into_iter().map(Into::into));
}

/// A table of the groups.
fn operations(api: &Api) -> Vec<String> {
    let mut rows = vec!["| accessor | operations |".to_owned(), "|---|---|".to_owned()];
    rows.extend(api.groups.iter().map(|each| {
        let summary = group::documentation(each)
            .into_iter()
            .take_while(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let (accessor, module, name) = (each.accessor.bare(), each.module.bare(), each.name.bare());
        format!(
            "| [`client.{accessor}()`]({module}::{name}) | {} |",
            summary.replace('|', "\\|")
        )
    }));
    rows
}
