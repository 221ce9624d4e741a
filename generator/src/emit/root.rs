//! The root of the crate: `src/lib.rs`.

use std::collections::BTreeSet;

use super::docs::wrap;
use super::ident::ident;
use super::package::{Item, RustFile};
use super::runtime::{self, RuntimeFile};
use super::tokens::{TokenStream, quote};
use super::{aliases, gate, group, guide, showcase};
use crate::model::{Api, TypeKind};
use crate::options::Options;

/// How many types the documentation of the root shows as its own; more of them stay in `types`.
const INLINED_TYPES: usize = 100;

/// `src/lib.rs`.
pub(super) fn file(api: &Api, options: &Options, runtime: &[&'static RuntimeFile]) -> RustFile {
    let items = match api.has_operations() {
        true => client_items(api, runtime),
        false => type_items(api, runtime),
    };
    RustFile {
        docs: documentation(api, options),
        attributes: attributes(api),
        items,
    }
}

/// What stands in the root of a crate that has types alone.
fn type_items(api: &Api, runtime: &[&'static RuntimeFile]) -> Vec<Item> {
    let mut items = Vec::new();
    if !runtime.is_empty() {
        items.push(line(quote!(
            #[doc(hidden)]
            pub mod runtime;
        )));
    }
    items.push(line(quote!(
        pub mod types;
    )));
    items.extend(webhook(api));
    items.extend(re_exports(runtime, |file| file.root, &quote!(runtime)));
    items.extend(types(api, runtime));
    items
}

/// The module of what the service sends.
fn webhook(api: &Api) -> Option<Item> {
    (!api.webhooks.is_empty()).then(|| {
        line(quote!(
            #[cfg(feature = "webhooks")]
            pub mod webhook;
        ))
    })
}

/// What stands in the root of a crate with a client.
fn client_items(api: &Api, runtime: &[&'static RuntimeFile]) -> Vec<Item> {
    let mut items = vec![
        line(quote!(
            mod client;
        )),
        line(quote!(
            #[cfg(feature = "blocking")]
            pub mod blocking;
        )),
    ];
    let mut groups: Vec<_> = api.groups.iter().collect();
    groups.sort_by(|left, right| left.module.bare().cmp(right.module.bare()));
    items.extend(groups.iter().map(|group| {
        let module = ident(group.module.as_str());
        let gate = gate::of_group(group);
        line(quote!(#gate pub mod #module;))
    }));
    if !api.response_headers.is_empty() {
        items.push(line(quote!(
            pub mod headers;
        )));
    }
    items.push(line(quote!(
        #[doc(hidden)]
        pub mod runtime;
    )));
    if !api.servers.choices.is_empty() {
        items.push(line(quote!(
            pub mod server;
        )));
    }
    items.push(line(quote!(
        pub mod types;
    )));
    items.extend(webhook(api));
    items.push(line(quote!(
        pub use client::Client;
    )));
    items.extend(re_exports(runtime, |file| file.root, &quote!(runtime)));
    items.extend(types(api, runtime));
    items.push(line(quote!(
        pub use {bytes, http};
    )));
    items.extend(aliases::modules(api));
    items.push(transport(runtime));
    let all = gate::has_features(api).then(|| {
        let all = gate::ALL;
        quote!(, feature = #all)
    });
    items.push(Item::Rust(quote!(
        #[cfg(all(doctest, feature = "reqwest", feature = "blocking" #all))]
        #[doc = include_str!("../README.md")]
        struct ReadmeDoctests;
    )));
    items
}

/// The types of the API at the root, inlined in its documentation while they are few; one that is called like an item of
/// the runtime is reached by `types` alone.
fn types(api: &Api, runtime: &[&'static RuntimeFile]) -> Option<Item> {
    let taken = |name: &str| runtime.iter().any(|file| file.root.contains(&name));
    if api.types.iter().all(|(_, def)| taken(def.name.as_str())) {
        return None;
    }
    let gate = gate::of_all_types(api);
    match api.types.iter().count() {
        1..=INLINED_TYPES => Some(line(quote!(
            #gate
            #[doc(inline)]
            pub use types::*;
        ))),
        _ => Some(line(quote!(
            #gate
            pub use types::*;
        ))),
    }
}

/// `pub mod transport`: what stays out of the way of everyone who writes no transport.
fn transport(runtime: &[&'static RuntimeFile]) -> Item {
    let names = re_exports(runtime, |file| file.transport, &quote!(crate::runtime));
    let names = names.into_iter().filter_map(|item| match item {
        Item::Line(tokens) => Some(tokens),
        _ => None,
    });
    Item::Rust(quote! {
        /// What carries requests and answers: for programs that bring a transport of their own.
        pub mod transport {
            #(#names)*
        }
    })
}

fn line(tokens: TokenStream) -> Item {
    Item::Line(tokens)
}

/// `forbid(unsafe_code)`, and leave to use what the API deprecates.
fn attributes(api: &Api) -> Vec<TokenStream> {
    let mut attributes = vec![
        quote!(cfg_attr(docsrs, feature(doc_cfg))),
        quote!(forbid(unsafe_code)),
        quote!(warn(missing_docs)),
    ];
    attributes.extend(leniences(api));
    if has_union(api) {
        attributes.push(quote!(allow(
            clippy::large_enum_variant,
            reason = "members have the sizes that the API gives them"
        )));
    }
    attributes
}

/// What whoever names all of the API has to be let off.
pub(super) fn leniences(api: &Api) -> Vec<TokenStream> {
    let mut attributes = Vec::new();
    if has_deprecated(api) {
        attributes.push(quote!(allow(
            deprecated,
            reason = "what the API deprecates stays usable"
        )));
    }
    if has_other_scripts(api) {
        attributes.push(quote!(allow(
            confusable_idents,
            mixed_script_confusables,
            uncommon_codepoints,
            reason = "names stay in the script that the API has them in"
        )));
    }
    attributes
}

/// Whether anything is a union, whose members have the sizes that the API gives them.
fn has_union(api: &Api) -> bool {
    api.types.iter().any(|(_, def)| matches!(def.kind, TypeKind::Union(_)))
}

/// Whether a name has letters beyond ASCII, of which some look like others.
fn has_other_scripts(api: &Api) -> bool {
    let types = api.types.iter().any(|(_, def)| {
        let names: Vec<&str> = match &def.kind {
            TypeKind::Struct(shape) => shape.fields.iter().map(|field| field.name.as_str()).collect(),
            TypeKind::Enum(shape) => shape.variants.iter().map(|variant| variant.name.as_str()).collect(),
            TypeKind::Union(shape) => shape.members.iter().map(|member| member.name.as_str()).collect(),
            _ => Vec::new(),
        };
        !def.name.as_str().is_ascii() || !names.iter().all(|name| name.is_ascii())
    });
    let groups = api.groups.iter().any(|group| {
        let operations = group.operations.iter().any(|operation| {
            let parameters = operation.parameters.iter();
            !operation.method.as_str().is_ascii()
                || parameters
                    .into_iter()
                    .any(|parameter| !parameter.name.as_str().is_ascii())
        });
        operations || !group.accessor.as_str().is_ascii()
    });
    types || groups
}

/// Whether anything is deprecated.
fn has_deprecated(api: &Api) -> bool {
    let types = api.types.iter().any(|(_, def)| {
        let part = match &def.kind {
            TypeKind::Struct(shape) => shape.fields.iter().any(|field| field.deprecated),
            TypeKind::Enum(shape) => shape.variants.iter().any(|variant| variant.deprecated),
            TypeKind::Values(shape) => shape.variants.iter().any(|variant| variant.deprecated),
            _ => false,
        };
        def.deprecated || part
    });
    let mut operations = api.groups.iter().flat_map(|group| &group.operations);
    let headers = api.response_headers.iter().chain(&api.webhook_headers);
    types
        || headers.into_iter().any(|header| header.deprecated)
        || operations.any(|each| each.deprecated || each.parameters.iter().any(|parameter| parameter.deprecated))
}

/// `pub use runtime::{...}`: what is always there, and what a feature gates.
fn re_exports(
    runtime: &[&'static RuntimeFile],
    of: impl Fn(&RuntimeFile) -> &'static [&'static str],
    from: &TokenStream,
) -> Vec<Item> {
    let names: BTreeSet<_> = runtime
        .iter()
        .filter(|file| file.features.is_empty())
        .flat_map(|file| of(file))
        .copied()
        .collect();
    let mut items = Vec::new();
    if !names.is_empty() {
        let names = names.into_iter().map(ident);
        items.push(line(quote!(pub use #from::{#(#names),*};)));
    }
    for file in runtime.iter().filter(|file| !file.features.is_empty()) {
        let gate = runtime::gate(file);
        let names: Vec<_> = of(file).iter().map(|name| ident(name)).collect();
        match names.as_slice() {
            [] => {}
            [name] => items.push(line(quote!(#gate pub use #from::#name;))),
            names => items.push(line(quote!(#gate pub use #from::{#(#names),*};))),
        }
    }
    items
}

/// The crate's documentation.
fn documentation(api: &Api, options: &Options) -> Vec<String> {
    let mut lines = wrap(&guide::opening(api, options));
    if !api.info.docs.is_empty() {
        lines.push(String::new());
        lines.extend(api.info.docs.lines.iter().cloned());
    }
    if !api.has_operations() {
        return lines;
    }
    let call = guide::first_call(api, options);
    if !call.is_empty() {
        section(&mut lines, "First call", ["```no_run"]);
        lines.extend(compiled_always(api, call));
        lines.push("```".to_owned());
    }
    let linked = |paragraphs: Vec<String>| guide::linked(paragraphs, &guide::LINKS);
    section(&mut lines, "Authentication", guide::authentication(api, options));
    let servers = guide::servers(api, options);
    if !servers.is_empty() {
        section(&mut lines, "Servers", servers);
    }
    section(&mut lines, "Operations", operations(api));
    section(&mut lines, "Errors", linked(guide::errors()));
    section(
        &mut lines,
        "Timeouts, retries and other choices",
        linked(guide::choices(api)),
    );
    section(&mut lines, "Features", linked(guide::features(api, options)));
    lines
}

/// The program with what rustdoc hides of it: without the default transport there is no `from_env`, without its feature no
/// group, and there has to be a `main` that compiles.
fn compiled_always(api: &Api, program: Vec<String>) -> Vec<String> {
    let group = showcase::first(api).and_then(|(group, _)| group.feature.as_ref());
    let condition = match group {
        Some(feature) => format!("all(feature = \"reqwest\", feature = \"{feature}\")"),
        None => "feature = \"reqwest\"".to_owned(),
    };
    let mut lines = vec![format!("# #[cfg(not({condition}))]"), "# fn main() {}".to_owned()];
    for line in program {
        let needs_group = group.is_some() && line.starts_with("use ");
        if needs_group || line == "#[tokio::main]" {
            lines.push(format!("# #[cfg({condition})]"));
        }
        lines.push(line);
    }
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
