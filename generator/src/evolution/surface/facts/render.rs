//! Shapes as texts, in which every path is the one that users know.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::super::names::{Names, Routes, Target, standard_name};
use super::super::source::{PathUse, Piece, RawKind, Shape};

/// Writes shapes.
pub(super) struct Renderer<'n> {
    pub(super) names: &'n Names,
    called: Vec<String>,
    routes: &'n Routes,
    resolved: RefCell<BTreeMap<usize, BTreeMap<Vec<String>, Target>>>,
    defaults: RefCell<BTreeMap<usize, Vec<String>>>,
    crates: RefCell<BTreeSet<String>>,
}

/// Where a shape stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) module: usize,
    /// The type that the shape is about, which is `Self` in it.
    pub(super) itself: Option<&'p str>,
}

impl<'n> Renderer<'n> {
    /// A renderer that calls definitions so.
    pub(super) fn new(names: &'n Names, routes: &'n Routes, called: Vec<String>) -> Self {
        Self {
            names,
            called,
            routes,
            resolved: RefCell::default(),
            defaults: RefCell::default(),
            crates: RefCell::default(),
        }
    }

    /// What a definition is called.
    pub(super) fn called(&self, id: usize) -> String {
        self.called.get(id).cloned().unwrap_or_default()
    }

    /// Whether users have a documented path to a definition.
    pub(super) fn is_public(&self, id: usize) -> bool {
        let route = self.routes.definitions.get(&id).and_then(BTreeSet::first);
        route.is_some_and(|route| !route.is_hidden)
    }

    /// Whether there is any path to a definition.
    pub(super) fn is_nameable(&self, id: usize) -> bool {
        self.routes.definitions.contains_key(&id)
    }

    /// The definition that an alias stands for, where it stands for one.
    pub(super) fn behind_alias(&self, id: usize) -> usize {
        let mut at = id;
        for _ in 0..8 {
            let Some(definition) = self.names.definitions.get(at) else {
                break;
            };
            let RawKind::Alias { target, .. } = &definition.item.kind else {
                break;
            };
            let [Piece::Path(path)] = target.as_slice() else { break };
            let Target::Item(next) = self.resolve(definition.module, &path.path) else {
                break;
            };
            at = next;
        }
        at
    }

    /// The parameters of a definition, as facts call them.
    pub(super) fn parameters(&self, id: usize) -> Vec<String> {
        match self.names.definitions.get(id).map(|definition| &definition.item.kind) {
            Some(RawKind::Type(found)) => found.parameters.iter().map(|(name, _)| name.clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// The first words of paths to other crates that were written.
    pub(super) fn crates(&self) -> BTreeSet<String> {
        self.crates.borrow().clone()
    }

    /// Remembers that a path to another crate was written.
    pub(super) fn note(&self, path: &[String]) {
        if let Some(first) = path.first() {
            self.crates.borrow_mut().insert(first.clone());
        }
    }

    /// What a path means in a module.
    pub(super) fn resolve(&self, module: usize, path: &[String]) -> Target {
        let known = self
            .resolved
            .borrow()
            .get(&module)
            .and_then(|paths| paths.get(path))
            .cloned();
        known.unwrap_or_else(|| {
            let target = self.names.resolve(module, path);
            let mut resolved = self.resolved.borrow_mut();
            resolved
                .entry(module)
                .or_default()
                .insert(path.to_vec(), target.clone());
            target
        })
    }

    /// The name of what a path means.
    pub(super) fn name(&self, target: &Target) -> String {
        match target {
            Target::Item(id) => self.called(*id),
            Target::Module(module) => self.names.module_path(*module).join("::"),
            Target::Other(path) => {
                self.note(path);
                standard_name(path)
            }
        }
    }

    /// The text of a shape.
    pub(super) fn text(&self, shape: &Shape, place: Place<'_>) -> String {
        let mut text = String::new();
        self.write(shape, place, &mut text);
        text
    }

    /// Texts without order, each once.
    pub(super) fn unordered(&self, shapes: &[Shape], between: &str, place: Place<'_>) -> String {
        let texts: BTreeSet<String> = shapes.iter().map(|shape| self.text(shape, place)).collect();
        texts.into_iter().collect::<Vec<_>>().join(between)
    }

    fn write(&self, shape: &Shape, place: Place<'_>, text: &mut String) {
        for piece in shape {
            match piece {
                Piece::Word(word) => text.push_str(word),
                Piece::Text(word) => text.push_str(word),
                Piece::Unordered(between, parts) => text.push_str(&self.unordered(parts, between, place)),
                Piece::Path(path) => text.push_str(&self.path(path, place)),
            }
        }
    }

    fn path(&self, path: &PathUse, place: Place<'_>) -> String {
        let target = self.resolve(place.module, &path.path);
        let mut text = self.name(&target);
        let mut arguments: Vec<String> = path.arguments.iter().map(|shape| self.text(shape, place)).collect();
        if let Target::Item(id) = target {
            self.leave_out_defaults(id, &mut arguments);
        }
        let bindings: BTreeSet<String> = path.bindings.iter().map(|shape| self.text(shape, place)).collect();
        arguments.extend(bindings);
        if !arguments.is_empty() {
            text.push_str(&format!("<{}>", arguments.join(", ")));
        }
        for name in &path.rest {
            text.push_str("::");
            text.push_str(name);
        }
        match place.itself {
            Some(itself) if itself == text => "Self".to_owned(),
            _ => text,
        }
    }

    /// Nobody notices whether a default is written.
    fn leave_out_defaults(&self, id: usize, arguments: &mut Vec<String>) {
        if arguments.is_empty() {
            return;
        }
        let defaults = self.defaults(id);
        while let Some(last) = arguments.last() {
            let default = defaults.get(arguments.len().saturating_sub(1));
            if default.is_none_or(|default| default.is_empty() || default != last) {
                return;
            }
            arguments.pop();
        }
    }

    fn defaults(&self, id: usize) -> Vec<String> {
        if let Some(known) = self.defaults.borrow().get(&id) {
            return known.clone();
        }
        let Some(definition) = self.names.definitions.get(id) else {
            return Vec::new();
        };
        let place = Place {
            module: definition.module,
            itself: None,
        };
        let defaults: Vec<String> = match &definition.item.kind {
            RawKind::Type(found) => found
                .parameters
                .iter()
                .map(|(_, default)| self.text(default, place))
                .collect(),
            _ => Vec::new(),
        };
        self.defaults.borrow_mut().insert(id, defaults.clone());
        defaults
    }
}
