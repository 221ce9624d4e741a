//! One Rust file while it is written: the API it is about, and what it imports.

use super::gate;
use super::ident::ident;
use super::imports::Imports;
use super::package::{Item, RustFile};
use super::tokens::{TokenStream, quote};
use super::ty;
use crate::model::{Api, TypeId, TypeRef};
use crate::options::Options;

/// A file while it is written.
pub(super) struct File<'a> {
    /// The API.
    pub(super) api: &'a Api,
    /// The user's choices.
    pub(super) options: &'a Options,
    /// How the file reaches the types: `super`, or `crate::types`.
    types: &'static str,
    imports: Imports,
}

impl<'a> File<'a> {
    /// A file that defines these names.
    pub(super) fn new<S: Into<String>>(
        api: &'a Api,
        options: &'a Options,
        types: &'static str,
        local: impl IntoIterator<Item = S>,
    ) -> Self {
        Self {
            api,
            options,
            types,
            imports: Imports::beside(local),
        }
    }

    /// A name of the runtime.
    pub(super) fn runtime(&mut self, name: &str) -> TokenStream {
        self.imports.name("crate::runtime", name)
    }

    /// A macro of the runtime, which is then used by its name.
    pub(super) fn macro_name(&mut self, name: &'static str) -> &'static str {
        self.imports.name("crate::runtime", name);
        name
    }

    /// A name of any other module.
    pub(super) fn name(&mut self, module: &str, name: &str) -> TokenStream {
        self.imports.name(module, name)
    }

    /// A type of the API.
    pub(super) fn named(&mut self, id: TypeId) -> TokenStream {
        let name = self.api.types[id].name.as_str();
        if self.types == "super" && self.imports.defines(name) {
            let name = ident(name);
            return quote!(#name);
        }
        self.imports.name(self.types, name)
    }

    /// The type behind aliases and boxes.
    pub(super) fn resolve<'t>(&'t self, ty: &'t TypeRef) -> &'t TypeRef {
        ty::resolve(self.api, ty)
    }

    /// Builds what a feature gates, which must not add imports.
    pub(super) fn gated<T>(&mut self, build: impl FnOnce(&mut Self) -> T) -> T {
        self.imports.close(true);
        let built = build(self);
        self.imports.close(false);
        built
    }

    /// The file: its documentation, the lines for its modules, what it imports, and the rest.
    pub(super) fn finish(self, docs: Vec<String>, modules: Vec<Item>, items: Vec<Item>) -> RustFile {
        let items = modules
            .into_iter()
            .chain(self.imports.into_items(|module| gate::of_import(self.api, module)))
            .chain(items)
            .collect();
        RustFile {
            docs,
            attributes: Vec::new(),
            items,
        }
    }
}
