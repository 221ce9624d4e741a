//! `use`, taken apart.

use syn::{ItemUse, UseTree};

use super::marks::Marks;
use super::member::{plain, reach};
use super::raw::{RawItem, RawKind};

/// Each name that a `use` brings in.
pub(super) fn imports(found: &ItemUse, marks: &Marks) -> Vec<RawItem> {
    let mut items = Vec::new();
    let start = match found.leading_colon {
        Some(_) => vec![String::new()],
        None => Vec::new(),
    };
    unfold(&found.tree, start, &mut |name, path, is_glob| {
        items.push(RawItem {
            name,
            reach: reach(&found.vis),
            marks: marks.clone(),
            kind: RawKind::Use { path, is_glob },
        });
    });
    items
}

fn unfold(tree: &UseTree, mut path: Vec<String>, found: &mut impl FnMut(String, Vec<String>, bool)) {
    match tree {
        UseTree::Path(step) => {
            path.push(plain(&step.ident));
            unfold(&step.tree, path, found);
        }
        UseTree::Name(name) if name.ident == "self" => {
            found(path.last().cloned().unwrap_or_default(), path, false);
        }
        UseTree::Name(name) => {
            path.push(plain(&name.ident));
            found(plain(&name.ident), path, false);
        }
        UseTree::Rename(renamed) => {
            if renamed.ident != "self" {
                path.push(plain(&renamed.ident));
            }
            if renamed.rename != "_" {
                found(plain(&renamed.rename), path, false);
            }
        }
        UseTree::Glob(_) => found("*".to_owned(), path, true),
        UseTree::Group(group) => {
            for tree in &group.items {
                unfold(tree, path.clone(), found);
            }
        }
    }
}
