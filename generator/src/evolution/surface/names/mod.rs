//! What every name of a crate means, and under which paths users find it.

mod resolve;
mod routes;
mod standard;

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Gate, RawImpl, RawItem, RawKind, Reach};

pub(super) use routes::{Reexport, Route, Routes};
pub(super) use standard::standard_name;

/// How many imports may lead from one to the next.
const DEPTH: usize = 32;

/// The modules of a crate with what they hold; the first is the root.
#[derive(Debug, Default)]
pub(super) struct Names {
    modules: Vec<Module>,
    /// The items that are defined, modules and implementations aside.
    pub(super) definitions: Vec<Definition>,
    /// The implementations.
    pub(super) implementations: Vec<Implementation>,
    crates: BTreeSet<String>,
}

/// A module.
#[derive(Debug, Default)]
struct Module {
    parent: Option<usize>,
    path: Vec<String>,
    /// The features that it and the modules around it need.
    gate: Gate,
    docs: Option<String>,
    is_deprecated: bool,
    entries: BTreeMap<String, Vec<Entry>>,
    globs: Vec<Entry>,
}

/// A name in a module.
#[derive(Debug)]
struct Entry {
    reach: Reach,
    is_hidden: bool,
    gate: Gate,
    docs: Option<String>,
    means: Meaning,
}

/// What a name in a module stands for.
#[derive(Debug, Clone)]
enum Meaning {
    Module(usize),
    Definition(usize),
    Import(Vec<String>),
}

/// An item with its module.
#[derive(Debug)]
pub(super) struct Definition {
    pub(super) module: usize,
    /// The features that it needs, and the modules around it.
    pub(super) gate: Gate,
    pub(super) item: RawItem,
}

/// An implementation with its module.
#[derive(Debug)]
pub(super) struct Implementation {
    pub(super) module: usize,
    /// The features that it needs, and the modules around it.
    pub(super) gate: Gate,
    pub(super) of: Box<RawImpl>,
}

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// A module.
    Module(usize),
    /// A definition.
    Item(usize),
    /// What the crate does not define: a path into another one, or a word of the language.
    Other(Vec<String>),
}

impl Names {
    /// Puts the files of a crate together; `crates` are those that it depends on.
    pub(super) fn of(mut files: BTreeMap<&str, Vec<RawItem>>, crates: BTreeSet<String>) -> Self {
        let mut names = Self {
            crates,
            ..Self::default()
        };
        names.crates.extend(["std", "core", "alloc"].map(str::to_owned));
        let root = files.remove("src/lib.rs").unwrap_or_default();
        names.modules.push(Module::default());
        names.add(0, root, &mut files);
        names
    }

    fn add(&mut self, module: usize, items: Vec<RawItem>, files: &mut BTreeMap<&str, Vec<RawItem>>) {
        let outer = self
            .modules
            .get(module)
            .map(|module| module.gate.clone())
            .unwrap_or_default();
        for mut item in items {
            let own = item.marks.gate.clone();
            let gate: Gate = own.union(&outer).cloned().collect();
            let name = item.name.clone();
            let mut entry = Entry {
                reach: item.reach,
                is_hidden: item.marks.hidden,
                gate: own,
                docs: item.marks.docs.clone(),
                means: Meaning::Import(Vec::new()),
            };
            match item.kind {
                RawKind::Impl(of) => {
                    self.implementations.push(Implementation { module, gate, of });
                    continue;
                }
                RawKind::Use { path, is_glob } => {
                    entry.means = Meaning::Import(path);
                    if let (true, Some(module)) = (is_glob, self.modules.get_mut(module)) {
                        module.globs.push(entry);
                        continue;
                    }
                }
                RawKind::Module(content) => {
                    let inner = self.add_module(module, &name, gate, &item.marks);
                    entry.means = Meaning::Module(inner);
                    let content = content.or_else(|| self.file_of(inner, files));
                    self.add(inner, content.unwrap_or_default(), files);
                }
                kind => {
                    item.kind = kind;
                    entry.means = Meaning::Definition(self.definitions.len());
                    // `macro_export` puts a macro at the root, wherever it stands.
                    let at = if matches!(item.kind, RawKind::Macro) { 0 } else { module };
                    self.definitions.push(Definition { module, gate, item });
                    self.enter(at, name, entry);
                    continue;
                }
            }
            self.enter(module, name, entry);
        }
    }

    fn enter(&mut self, module: usize, name: String, entry: Entry) {
        if let Some(module) = self.modules.get_mut(module) {
            module.entries.entry(name).or_default().push(entry);
        }
    }

    fn add_module(&mut self, parent: usize, name: &str, gate: Gate, marks: &super::source::Marks) -> usize {
        let mut path = self.module_path(parent);
        path.push(name.to_owned());
        self.modules.push(Module {
            parent: Some(parent),
            path,
            gate,
            docs: marks.docs.clone(),
            is_deprecated: marks.deprecated,
            ..Module::default()
        });
        self.modules.len() - 1
    }

    fn file_of(&self, module: usize, files: &mut BTreeMap<&str, Vec<RawItem>>) -> Option<Vec<RawItem>> {
        let path = self.module_path(module).join("/");
        let file = files.remove(format!("src/{path}.rs").as_str());
        file.or_else(|| files.remove(format!("src/{path}/mod.rs").as_str()))
    }

    /// The path of a module as it stands in files, public or not.
    pub(super) fn module_path(&self, module: usize) -> Vec<String> {
        self.modules
            .get(module)
            .map(|module| module.path.clone())
            .unwrap_or_default()
    }

    /// The digest of the documentation of a module, and whether its use is advised against.
    pub(super) fn module_marks(&self, module: usize) -> (Option<String>, bool) {
        let module = self.modules.get(module);
        module
            .map(|module| (module.docs.clone(), module.is_deprecated))
            .unwrap_or_default()
    }
}
