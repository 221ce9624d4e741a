//! Where the public items of a crate can be named from outside.

use std::collections::{BTreeMap, BTreeSet};

use quote::format_ident;
use syn::{Item, UseTree, Visibility};

use super::Module;

/// An item: the module that defines it and its name there.
type Definition = (Vec<String>, String);

/// The paths by which items can be named from outside.
pub(crate) struct Paths<'a> {
    modules: &'a BTreeMap<Vec<String>, Module>,
    public: BTreeMap<Definition, Vec<String>>,
    hidden: BTreeMap<Definition, Vec<String>>,
}

/// One name that a `use` brings into scope.
pub(crate) struct Leaf {
    pub(crate) path: Vec<String>,
    pub(crate) name: String,
}

impl<'a> Paths<'a> {
    pub(crate) fn of(crate_name: &str, modules: &'a BTreeMap<Vec<String>, Module>) -> Self {
        let mut paths = Self {
            modules,
            public: BTreeMap::new(),
            hidden: BTreeMap::new(),
        };
        let root = vec![crate_name.replace('-', "_")];
        paths.public = paths.walked(&root, false);
        paths.hidden = paths.walked(&root, true);
        paths
    }

    /// Whether users are meant to name the item.
    pub(crate) fn is_public(&self, module: &[String], name: &str) -> bool {
        self.public.contains_key(&(module.to_vec(), name.to_owned()))
    }

    /// How the item is named from outside, through hidden modules if need be.
    pub(crate) fn reachable(&self, module: &[String], name: &str) -> Option<Vec<String>> {
        let definition = (module.to_vec(), name.to_owned());
        self.public
            .get(&definition)
            .or_else(|| self.hidden.get(&definition))
            .cloned()
    }

    /// How an imported name is named from outside; `None` for what is no item, such as a macro.
    pub(crate) fn import(&self, module: &Module, leaf: &Leaf) -> Option<Vec<String>> {
        if leaf.name == "_" || leaf.name == "*" {
            return None;
        }
        match self.absolute(&module.path, &leaf.path) {
            Some(target) => {
                let (name, parent) = target.split_last()?;
                let (module, name) = self.resolve(parent, name)?;
                self.reachable(&module, &name)
            }
            // A single name is a macro's.
            None => Some(leaf.path.clone()).filter(|path| path.len() > 1),
        }
    }

    /// The definition behind a name that stands in a module, imports included.
    pub(crate) fn definition_in(&self, module: &Module, name: &str) -> Option<Definition> {
        if module
            .items
            .iter()
            .filter_map(defined_name)
            .any(|defined| defined == name)
        {
            return Some((module.path.clone(), name.to_owned()));
        }
        let imported = module.items.iter().find_map(|item| {
            let Item::Use(item) = item else { return None };
            leaves(&item.tree).into_iter().find(|leaf| leaf.name == name)
        })?;
        let target = self.absolute(&module.path, &imported.path)?;
        let (name, parent) = target.split_last()?;
        self.resolve(parent, name)
    }

    fn walked(&self, root: &[String], hidden: bool) -> BTreeMap<Definition, Vec<String>> {
        let mut found = BTreeMap::new();
        self.walk(&[], root, hidden, &mut found);
        found
    }

    fn walk(&self, module: &[String], at: &[String], hidden: bool, found: &mut BTreeMap<Definition, Vec<String>>) {
        let Some(module) = self.modules.get(module) else { return };
        for item in &module.items {
            if !is_pub(item) {
                continue;
            }
            if let Some(name) = defined_name(item) {
                let path = [at, std::slice::from_ref(&name)].concat();
                found.entry((module.path.clone(), name)).or_insert(path);
            }
            match item {
                Item::Mod(inner) if hidden || !is_hidden(&inner.attrs) => {
                    let name = inner.ident.to_string();
                    let child = [&module.path[..], std::slice::from_ref(&name)].concat();
                    self.walk(&child, &[at, &[name]].concat(), hidden, found);
                }
                Item::Use(item) => self.walk_use(module, item, at, hidden, found),
                _ => {}
            }
        }
    }

    fn walk_use(
        &self,
        module: &Module,
        item: &syn::ItemUse,
        at: &[String],
        hidden: bool,
        found: &mut BTreeMap<Definition, Vec<String>>,
    ) {
        for leaf in leaves(&item.tree) {
            let Some(target) = self.absolute(&module.path, &leaf.path) else {
                continue;
            };
            if leaf.name == "*" {
                self.walk(&target[..target.len() - 1], at, hidden, found);
            } else if let Some((name, parent)) = target.split_last()
                && let Some(definition) = self.resolve(parent, name)
            {
                found.entry(definition).or_insert([at, &[leaf.name]].concat());
            }
        }
    }

    /// A path of this crate from the root; `None` for a path into another crate.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => self
                .absolute(&module[..module.len().checked_sub(1)?], rest)
                .or_else(|| {
                    let parent = &module[..module.len() - 1];
                    Some([parent, rest].concat())
                }),
            _ => {
                let child = [module, std::slice::from_ref(first)].concat();
                self.modules.contains_key(&child).then(|| [module, path].concat())
            }
        }
    }

    fn resolve(&self, module: &[String], name: &str) -> Option<Definition> {
        self.resolve_once(module, name, &mut BTreeSet::new())
    }

    /// Modules that import from each other by globs are asked once each.
    fn resolve_once(&self, module: &[String], name: &str, asked: &mut BTreeSet<Definition>) -> Option<Definition> {
        if !asked.insert((module.to_vec(), name.to_owned())) {
            return None;
        }
        let module = self.modules.get(module)?;
        if module
            .items
            .iter()
            .filter_map(defined_name)
            .any(|defined| defined == name)
        {
            return Some((module.path.clone(), name.to_owned()));
        }
        module.items.iter().find_map(|item| {
            let Item::Use(item) = item else { return None };
            leaves(&item.tree).into_iter().find_map(|leaf| {
                let target = self.absolute(&module.path, &leaf.path)?;
                let (last, parent) = target.split_last()?;
                match leaf.name.as_str() {
                    "*" => self.resolve_once(parent, name, asked),
                    found if found == name => self.resolve_once(parent, last, asked),
                    _ => None,
                }
            })
        })
    }
}

/// The name that an item defines, if it is one that users can name.
pub(crate) fn defined_name(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        Item::Trait(item) => Some(item.ident.to_string()),
        Item::Fn(item) => Some(item.sig.ident.to_string()),
        Item::Const(item) => Some(item.ident.to_string()),
        Item::Static(item) => Some(item.ident.to_string()),
        _ => None,
    }
}

/// The names that a `use` brings into scope; a glob is a leaf named `*`.
pub(crate) fn leaves(tree: &UseTree) -> Vec<Leaf> {
    fn collect(tree: &UseTree, prefix: &[String], leaves: &mut Vec<Leaf>) {
        let extend = |name: String| [prefix, &[name]].concat();
        match tree {
            UseTree::Path(path) => collect(&path.tree, &extend(path.ident.to_string()), leaves),
            UseTree::Name(name) if name.ident == "self" => {
                let name = prefix.last().cloned().unwrap_or_default();
                leaves.push(Leaf {
                    path: prefix.to_vec(),
                    name,
                });
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                leaves.push(Leaf {
                    path: extend(name.clone()),
                    name,
                });
            }
            UseTree::Rename(rename) => {
                leaves.push(Leaf {
                    path: extend(rename.ident.to_string()),
                    name: rename.rename.to_string(),
                });
            }
            UseTree::Glob(_) => leaves.push(Leaf {
                path: extend("*".to_owned()),
                name: "*".to_owned(),
            }),
            UseTree::Group(group) => group.items.iter().for_each(|tree| collect(tree, prefix, leaves)),
        }
    }
    let mut found = Vec::new();
    collect(tree, &[], &mut found);
    found
}

/// The identifier of a path segment, raw where it has to be.
pub(crate) fn ident(text: &str) -> proc_macro2::Ident {
    match text.strip_prefix("r#") {
        Some(bare) => proc_macro2::Ident::new_raw(bare, proc_macro2::Span::call_site()),
        None => format_ident!("{text}"),
    }
}

/// Whether an item carries `#[doc(hidden)]`.
pub(crate) fn is_hidden(attrs: &[syn::Attribute]) -> bool {
    attrs.iter().any(|attr| {
        attr.path().is_ident("doc")
            && attr
                .parse_args::<syn::Ident>()
                .is_ok_and(|argument| argument == "hidden")
    })
}

fn is_pub(item: &Item) -> bool {
    let visibility = match item {
        Item::Struct(item) => &item.vis,
        Item::Enum(item) => &item.vis,
        Item::Type(item) => &item.vis,
        Item::Trait(item) => &item.vis,
        Item::Fn(item) => &item.vis,
        Item::Const(item) => &item.vis,
        Item::Static(item) => &item.vis,
        Item::Mod(item) => &item.vis,
        Item::Use(item) => &item.vis,
        _ => return false,
    };
    matches!(visibility, Visibility::Public(_))
}
