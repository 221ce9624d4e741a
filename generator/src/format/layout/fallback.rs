//! The way of everything that is not laid out here: tokens are parsed, and `prettyplease` prints them.

use syn::parse::Parser;

use super::attribute::{attribute, documentation};
use super::tree::Tree;
use crate::emit::{Literal, TokenStream};

/// The text of an item.
pub(super) fn item(trees: &[Tree<'_>]) -> String {
    let mut text = String::new();
    write(trees, &mut text);
    parsed(text)
}

/// The text of a member of an `impl`, as it stands there; nothing where it is none.
pub(super) fn member(trees: &[Tree<'_>]) -> Option<String> {
    let mut text = "impl X { ".to_owned();
    write(trees, &mut text);
    text.push('}');
    let text = parsed(text);
    let members = text.strip_prefix("impl X {\n")?.strip_suffix("}\n")?;
    Some(members.to_owned())
}

fn parsed(text: String) -> String {
    match syn::parse_str::<syn::Item>(&text) {
        Ok(item) => unparse(Vec::new(), vec![item]),
        // Tokens that are no item would be a mistake of `emit`; the compiler of the generated crate then names it.
        Err(_) => text + "\n",
    }
}

/// Puts tokens together again, with documentation of several lines as an attribute for each: what `prettyplease`
/// prints as `///`.
fn write<'t>(mut rest: &'t [Tree<'t>], text: &mut String) {
    while let [first, after @ ..] = rest {
        if let Some((inner, behind)) = attribute(rest)
            && let Some(Some(docs)) = documentation(inner)
        {
            for line in docs.split('\n') {
                text.push_str(&format!("#[doc = {}]", Literal::string(line)));
            }
            rest = behind;
            continue;
        }
        rest = after;
        match first {
            Tree::Ident(word) | Tree::Literal(word) | Tree::Punct(word) => {
                text.push_str(word);
                text.push(' ');
            }
            Tree::Docs(line) => text.push_str(&format!("///{line}\n")),
            Tree::Group(delimiter, inner) => {
                let (open, close) = delimiter.signs();
                text.push(open);
                write(inner, text);
                text.push(close);
                text.push(' ');
            }
        }
    }
}

/// Inner attributes, a line each.
pub(in super::super) fn inner_attributes(attributes: &[TokenStream]) -> String {
    let attributes = attributes
        .iter()
        .filter_map(|attribute| {
            let text = format!("#![{attribute}]");
            syn::Attribute::parse_inner.parse_str(&text).ok()
        })
        .flatten()
        .collect();
    unparse(attributes, Vec::new())
}

fn unparse(attrs: Vec<syn::Attribute>, items: Vec<syn::Item>) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs,
        items,
    })
}
