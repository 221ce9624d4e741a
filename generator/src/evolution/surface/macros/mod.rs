//! `macro_rules`, as far as the items that uses of them write.

mod matcher;
mod rule;
mod transcriber;

use std::collections::BTreeMap;
use std::rc::Rc;

use proc_macro2::TokenStream;
use syn::Item;

use super::source::{Gate, marks_of, without_bodies};
use rule::Rule;

/// The macros of all files by name, for uses in other files than their own.
#[derive(Default)]
pub(super) struct Definitions {
    known: BTreeMap<String, Rc<Definition>>,
}

struct Definition {
    rules: Vec<Rule>,
    gate: Gate,
}

/// The macros that can be used in a module.
#[derive(Clone)]
pub(super) struct Macros<'d> {
    all: &'d Definitions,
    local: BTreeMap<String, Rc<Definition>>,
}

impl Definitions {
    /// Reads the definitions in files, of which there are few.
    pub(super) fn of(texts: &[(&str, &str)]) -> Self {
        let mut definitions = Self::default();
        for (_, text) in texts.iter().filter(|(_, text)| text.contains("macro_rules!")) {
            let tokens = text.parse::<TokenStream>().map(without_bodies).ok();
            let file = tokens.and_then(|tokens| syn::parse2::<syn::File>(tokens).ok());
            definitions.add(&file.map(|file| file.items).unwrap_or_default());
        }
        definitions
    }

    fn add(&mut self, items: &[Item]) {
        for item in items {
            if let Item::Mod(module) = item {
                let content = module.content.as_ref();
                self.add(content.map_or(&[], |(_, items)| items.as_slice()));
            }
            if let Some((name, definition)) = definition(item) {
                self.known.entry(name).or_insert_with(|| Rc::new(definition));
            }
        }
    }
}

impl<'d> Macros<'d> {
    /// What every module can use.
    pub(super) fn of(all: &'d Definitions) -> Self {
        Self {
            all,
            local: BTreeMap::new(),
        }
    }

    /// Adds what an item defines, which comes before what other files define.
    pub(super) fn define(&mut self, item: &Item) {
        if let Some((name, definition)) = definition(item) {
            self.local.insert(name, Rc::new(definition));
        }
    }

    /// What a use writes, and the features that the macro itself takes; nothing for a macro of another crate, and where
    /// no rule fits.
    pub(super) fn expand(&self, used: &syn::Macro) -> Option<(TokenStream, Gate)> {
        let name = used.path.segments.last()?.ident.to_string();
        let definition = self.local.get(&name).or_else(|| self.all.known.get(&name))?;
        let (template, bindings) = matcher::matching(&definition.rules, used.tokens.clone())?;
        Some((transcriber::transcribe(template, &bindings), definition.gate.clone()))
    }
}

/// What `macro_rules! name { ... }` defines, if it stands with all features on.
fn definition(item: &Item) -> Option<(String, Definition)> {
    let Item::Macro(defined) = item else { return None };
    let name = defined.ident.as_ref()?.to_string();
    let marks = marks_of(&defined.attrs)?;
    let rules = rule::rules(defined.mac.tokens.clone());
    Some((
        name,
        Definition {
            rules,
            gate: marks.gate,
        },
    ))
}
