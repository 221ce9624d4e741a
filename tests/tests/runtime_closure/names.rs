//! What a file of the runtime names and what it exports, read from its tokens.

use std::collections::BTreeSet;

use cratesmith::emit::dependencies::DEPENDENCIES;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Item, UseTree, Visibility};

/// What a file names, macro bodies included.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Names behind `super::` or `$crate::runtime::`.
    pub(crate) runtime: BTreeSet<String>,
    /// Crates of the dependency table.
    pub(crate) crates: BTreeSet<String>,
}

impl Names {
    pub(crate) fn of(text: &str) -> Self {
        let mut names = Self::default();
        names.walk(text.parse().expect("a file of the runtime is Rust"), 1);
        names
    }

    /// `depth` is how many `super` lead to the runtime's root.
    fn walk(&mut self, tokens: TokenStream, depth: usize) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let texts: Vec<String> = trees.iter().map(short).collect();
        let text = |at: usize| texts.get(at).map_or("", String::as_str);
        let colons = |at: usize| text(at) == ":" && text(at + 1) == ":";
        for (at, tree) in trees.iter().enumerate() {
            match tree {
                TokenTree::Group(group) => {
                    let module = at >= 2 && text(at - 2) == "mod" && group.delimiter() == Delimiter::Brace;
                    self.walk(group.stream(), depth + usize::from(module));
                }
                TokenTree::Ident(ident) if ident == "super" && (at < 3 || text(at - 3) != "super") => {
                    let mut next = at;
                    let mut ups = 0;
                    while text(next) == "super" && colons(next + 1) {
                        next += 3;
                        ups += 1;
                    }
                    if ups == depth {
                        self.named(trees.get(next));
                    }
                }
                TokenTree::Ident(ident) if ident == "runtime" && at >= 3 && text(at - 3) == "crate" => {
                    let next = if text(at + 3) == "$" { at + 4 } else { at + 3 };
                    self.named(trees.get(next));
                }
                TokenTree::Ident(ident) if colons(at + 1) => {
                    let within_path = at >= 3 && colons(at - 2) && matches!(trees[at - 3], TokenTree::Ident(_));
                    let within_path = within_path && !["impl", "for", "as", "dyn", "mut"].contains(&text(at - 3));
                    let name = ident.to_string();
                    if !within_path && DEPENDENCIES.iter().any(|dependency| dependency.name == name) {
                        self.crates.insert(name);
                    }
                }
                _ => {}
            }
        }
    }

    /// Takes a name, or the first names of a group of imports.
    fn named(&mut self, tree: Option<&TokenTree>) {
        match tree {
            Some(TokenTree::Ident(name)) => drop(self.runtime.insert(name.to_string())),
            Some(TokenTree::Group(group)) => {
                let mut first = true;
                for tree in group.stream() {
                    if first {
                        self.named(Some(&tree));
                    }
                    first = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ',');
                }
            }
            _ => {}
        }
    }
}

/// The text of a token; of a group only that it is one.
fn short(tree: &TokenTree) -> String {
    match tree {
        TokenTree::Group(_) => "(group)".to_owned(),
        other => other.to_string(),
    }
}

/// What `pub use file::*` gives, and the macros.
pub(crate) fn exports(text: &str) -> BTreeSet<String> {
    let file = syn::parse_file(text).expect("a file of the runtime is Rust");
    let mut names = BTreeSet::new();
    for item in &file.items {
        let (visibility, name) = match item {
            Item::Const(item) => (&item.vis, &item.ident),
            Item::Enum(item) => (&item.vis, &item.ident),
            Item::Fn(item) => (&item.vis, &item.sig.ident),
            Item::Mod(item) => (&item.vis, &item.ident),
            Item::Struct(item) => (&item.vis, &item.ident),
            Item::Trait(item) => (&item.vis, &item.ident),
            Item::Type(item) => (&item.vis, &item.ident),
            Item::Use(item) if !matches!(item.vis, Visibility::Inherited) => {
                leaves(&item.tree, &mut names);
                continue;
            }
            _ => continue,
        };
        if !matches!(visibility, Visibility::Inherited) {
            names.insert(name.to_string());
        }
    }
    names
}

fn leaves(tree: &UseTree, names: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => leaves(&path.tree, names),
        UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        UseTree::Rename(rename) => drop(names.insert(rename.rename.to_string())),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, names)),
        UseTree::Glob(_) => {}
    }
}
