//! Tokens as a tree that can be read by slices, which a `TokenStream` cannot.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, TokenStream, TokenTree};

/// One token, or a group of them.
#[derive(Debug)]
pub(super) enum Tree {
    /// A word.
    Ident(Ident),
    /// A literal.
    Literal(Literal),
    /// A character, and whether the next one belongs to the same operator.
    Punct(char, bool),
    /// What stands in brackets.
    Group(Delimiter, Vec<Tree>),
}

/// Takes the tokens apart.
pub(super) fn trees(tokens: TokenStream) -> Vec<Tree> {
    tokens.into_iter().map(tree).collect()
}

fn tree(token: TokenTree) -> Tree {
    match token {
        TokenTree::Ident(ident) => Tree::Ident(ident),
        TokenTree::Literal(literal) => Tree::Literal(literal),
        TokenTree::Punct(punct) => Tree::Punct(punct.as_char(), punct.spacing() == Spacing::Joint),
        TokenTree::Group(group) => {
            let (delimiter, stream) = (group.delimiter(), group.stream());
            // The stream is not copied when nothing else holds it.
            drop(group);
            Tree::Group(delimiter, trees(stream))
        }
    }
}

/// Puts tokens together again.
pub(super) fn stream(trees: &[Tree]) -> TokenStream {
    trees.iter().map(token).collect()
}

fn token(tree: &Tree) -> TokenTree {
    match tree {
        Tree::Ident(ident) => TokenTree::Ident(ident.clone()),
        Tree::Literal(literal) => TokenTree::Literal(literal.clone()),
        Tree::Punct(character, joint) => {
            let spacing = if *joint { Spacing::Joint } else { Spacing::Alone };
            TokenTree::Punct(Punct::new(*character, spacing))
        }
        Tree::Group(delimiter, inner) => TokenTree::Group(Group::new(*delimiter, stream(inner))),
    }
}

impl Tree {
    /// Whether this is a word.
    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Ident(ident) if ident == word)
    }

    /// Whether this is a character that stands alone, or ends an operator.
    pub(super) fn is_punct(&self, character: char) -> bool {
        matches!(self, Self::Punct(found, _) if *found == character)
    }

    /// What stands in these brackets.
    pub(super) fn group(&self, delimiter: Delimiter) -> Option<&[Tree]> {
        match self {
            Self::Group(found, inner) if *found == delimiter => Some(inner),
            _ => None,
        }
    }

    /// What stands in braces.
    pub(super) fn braces(&self) -> Option<&[Tree]> {
        self.group(Delimiter::Brace)
    }
}
