//! The `use` lines of one file: a name is imported when it is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::ident::{ident, path};
use super::package::Item;
use super::tokens::{TokenStream, quote};

/// The names that a file defines and imports.
#[derive(Debug, Default)]
pub(super) struct Imports {
    local: BTreeSet<String>,
    paths: BTreeMap<String, String>,
    /// Whether nothing is imported that is not yet.
    is_closed: bool,
}

impl Imports {
    /// The imports of a file that defines these names.
    pub(super) fn beside<S: Into<String>>(local: impl IntoIterator<Item = S>) -> Self {
        Self {
            local: local.into_iter().map(Into::into).collect(),
            paths: BTreeMap::new(),
            is_closed: false,
        }
    }

    /// Whether the file itself defines this name.
    pub(super) fn defines(&self, name: &str) -> bool {
        self.local.contains(name)
    }

    /// Whether further names are written with their paths: where a feature gates what uses them, an import would be there
    /// without it, and unused.
    pub(super) fn close(&mut self, is_closed: bool) {
        self.is_closed = is_closed;
    }

    /// The name as the file can write it: alone, or with its path where the name means something else here.
    pub(super) fn name(&mut self, module: &str, name: &str) -> TokenStream {
        let known = self.paths.get(name);
        let is_new = known.is_none();
        let taken = self.local.contains(name) || known.is_some_and(|known| known != module) || is_new && self.is_closed;
        if taken {
            let (module, name) = (path(module), ident(name));
            return quote!(#module::#name);
        }
        if is_new {
            self.paths.insert(name.to_owned(), module.to_owned());
        }
        let name = ident(name);
        quote!(#name)
    }

    /// The `use` lines, a module each, with its gate: the standard library, then this crate, then other crates.
    pub(super) fn into_items(self, gate: impl Fn(&str) -> Option<TokenStream>) -> Vec<Item> {
        let mut modules: BTreeMap<(u8, String), Vec<String>> = BTreeMap::new();
        for (name, module) in self.paths {
            modules.entry((rank(&module), module)).or_default().push(name);
        }
        modules
            .into_iter()
            .map(|((_, module), names)| {
                let gate = gate(&module);
                let module = path(&module);
                let names: Vec<_> = names.iter().map(|name| ident(name)).collect();
                Item::Line(match names.as_slice() {
                    [name] => quote!(#gate use #module::#name;),
                    names => quote!(#gate use #module::{#(#names),*};),
                })
            })
            .collect()
    }
}

/// The place of a module: `std`, other crates, this crate.
fn rank(module: &str) -> u8 {
    match module.split("::").next() {
        Some("std") => 0,
        Some("super") => 2,
        Some("crate") => 3,
        _ => 1,
    }
}
