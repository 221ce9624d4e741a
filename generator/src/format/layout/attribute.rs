//! Attributes, a line each; documentation as `///`.

use std::fmt::Write;

use proc_macro2::{Delimiter, TokenStream};
use quote::quote;

use super::tree::{Tree, trees};
use super::{Indent, line};

/// Writes the attributes at the start of the tokens, and gives the tokens behind them.
pub(super) fn attributes<'t>(mut rest: &'t [Tree], indent: Indent, text: &mut String) -> Option<&'t [Tree]> {
    while let Some((inner, after)) = attribute(rest) {
        match documentation(inner) {
            Some(docs) => {
                for docs in docs?.split('\n') {
                    if docs.starts_with('/') {
                        return None;
                    }
                    indent.start(text);
                    text.push_str("///");
                    text.push_str(docs.trim_end_matches(' '));
                    text.push('\n');
                }
            }
            None => {
                let start = text.len();
                indent.start(text);
                text.push_str("#[");
                line::line(inner, text)?;
                text.push(']');
                indent.fits(text, start)?;
                text.push('\n');
            }
        }
        rest = after;
    }
    Some(rest)
}

/// What stands in the brackets of an attribute, and what follows.
fn attribute(trees: &[Tree]) -> Option<(&[Tree], &[Tree])> {
    match trees {
        [Tree::Punct('#', _), Tree::Group(Delimiter::Bracket, inner), rest @ ..] => Some((inner, rest)),
        _ => None,
    }
}

/// The text of `doc = "..."`; `Some(None)` where it cannot be read.
fn documentation(inner: &[Tree]) -> Option<Option<String>> {
    match inner {
        [name, Tree::Punct('=', _), Tree::Literal(literal)] if name.is_word("doc") => {
            let mut quoted = String::new();
            Some(write!(quoted, "{literal}").ok().and_then(|()| unquoted(&quoted)))
        }
        _ => None,
    }
}

/// The text that a string literal stands for.
fn unquoted(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let raw = raw.trim_matches('#');
        return Some(raw.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let quoted = literal.strip_prefix('"')?.strip_suffix('"')?;
    if !quoted.contains('\\') {
        return Some(quoted.to_owned());
    }
    let mut text = String::with_capacity(quoted.len());
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        text.push(match characters.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'u' => {
                let code: String = characters.by_ref().skip(1).take_while(|next| *next != '}').collect();
                char::from_u32(u32::from_str_radix(&code, 16).ok()?)?
            }
            quoted @ ('"' | '\'' | '\\') => quoted,
            _ => return None,
        });
    }
    Some(text)
}

/// Documentation of several lines as an attribute for each: what `prettyplease` prints as `///`.
pub(super) fn line_by_line(tokens: TokenStream) -> TokenStream {
    spread(&trees(tokens))
}

fn spread(mut rest: &[Tree]) -> TokenStream {
    let mut tokens = TokenStream::new();
    while let [first, after @ ..] = rest {
        if let Some((inner, behind)) = attribute(rest)
            && let Some(Some(docs)) = documentation(inner)
        {
            let lines = docs.split('\n');
            tokens.extend(quote!(#(#[doc = #lines])*));
            rest = behind;
            continue;
        }
        rest = after;
        match first {
            Tree::Group(delimiter, inner) => {
                tokens.extend([proc_macro2::Group::new(*delimiter, spread(inner))].map(proc_macro2::TokenTree::Group));
            }
            other => tokens.extend(super::tree::stream(std::slice::from_ref(other))),
        }
    }
    tokens
}
