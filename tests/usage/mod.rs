//! Writes a program that uses every public item of a crate, so that what breaks its users fails to compile.

mod items;
mod paths;

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};

use paths::Paths;

/// A module of the crate: its path from the root, and what stands in it.
pub(crate) struct Module {
    pub(crate) path: Vec<String>,
    pub(crate) items: Vec<syn::Item>,
}

/// The program, for the files below `src/` of a crate; the crate is a dependency named `crate_name` of it.
///
/// Each public field is read with its type, each function is called with arguments of the types that it declares
/// and its result is bound with its type, each variant is matched and built, and each derived or hand-written
/// implementation of a trait is asserted.
///
/// # Errors
///
/// The name of the file that is not Rust, and why.
pub fn program<'a>(crate_name: &str, files: impl Iterator<Item = (&'a str, &'a str)>) -> Result<String, String> {
    let mut modules = BTreeMap::new();
    for (path, text) in files {
        let file = syn::parse_file(text).map_err(|error| format!("{path}: {error}"))?;
        let path = module_path(path);
        modules.insert(
            path.clone(),
            Module {
                path,
                items: file.items,
            },
        );
    }
    let paths = Paths::of(crate_name, &modules);
    let mut uses = Vec::new();
    for (index, module) in modules.values().enumerate() {
        let name = format_ident!("module_{index}");
        let body = items::uses_of(module, &paths);
        if !body.is_empty() {
            let imports = imports_of(module, &paths);
            uses.push(quote! { mod #name { #imports #body } });
        }
    }
    let file = quote! {
        #![allow(dead_code, deprecated, unused, clippy::all)]
        #(#uses)*
        fn main() {}
    };
    let file = from_outside(file, &paths::ident(&crate_name.replace('-', "_")));
    let file = syn::parse2(file).map_err(|error| format!("the program is not Rust: {error}"))?;
    Ok(prettyplease::unparse(&file))
}

/// `crate` is another crate for the program.
fn from_outside(tokens: TokenStream, name: &proc_macro2::Ident) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if ident == "crate" => name.clone().into(),
            TokenTree::Group(group) => {
                let inner = from_outside(group.stream(), name);
                TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inner))
            }
            other => other,
        })
        .collect()
}

fn module_path(file: &str) -> Vec<String> {
    let inner = file.strip_prefix("src/").unwrap_or(file).trim_end_matches(".rs");
    let mut path: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if matches!(path.last().map(String::as_str), Some("mod" | "lib")) {
        path.pop();
    }
    path
}

/// The names that the module's code can mention: what it defines, and what it imports.
fn imports_of(module: &Module, paths: &Paths<'_>) -> TokenStream {
    let mut imports = BTreeMap::new();
    for item in &module.items {
        if let Some(name) = paths::defined_name(item)
            && let Some(path) = paths.reachable(&module.path, &name)
        {
            imports.insert(name, path);
        }
        if let syn::Item::Use(item) = item {
            for leaf in paths::leaves(&item.tree) {
                if let Some(path) = paths.import(module, &leaf) {
                    imports.insert(leaf.name, path);
                }
            }
        }
    }
    let imports = imports.into_iter().map(|(name, path)| {
        let path: Vec<_> = path.iter().map(|part| paths::ident(part)).collect();
        let name = paths::ident(&name);
        quote! { use #(#path)::* as #name; }
    });
    quote! { #(#imports)* }
}
