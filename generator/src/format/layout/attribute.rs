//! Attributes, a line each; documentation as `///`.

use super::tree::{Delimiter, Tree};
use super::{Indent, line};

/// Writes the attributes at the start of the tokens, and gives the tokens behind them.
pub(super) fn attributes<'t>(mut rest: &'t [Tree<'t>], indent: Indent, text: &mut String) -> Option<&'t [Tree<'t>]> {
    loop {
        if let [Tree::Docs(docs), after @ ..] = rest {
            indent.start(text);
            text.push_str("///");
            text.push_str(docs);
            text.push('\n');
            rest = after;
            continue;
        }
        let Some((inner, after)) = attribute(rest) else {
            return Some(rest);
        };
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
}

/// What stands in the brackets of an attribute, and what follows.
pub(super) fn attribute<'t>(trees: &'t [Tree<'t>]) -> Option<(&'t [Tree<'t>], &'t [Tree<'t>])> {
    match trees {
        [Tree::Punct("#"), Tree::Group(Delimiter::Bracket, inner), rest @ ..] => Some((inner, rest)),
        _ => None,
    }
}

/// The text of `doc = "..."`; `Some(None)` where it cannot be read.
pub(super) fn documentation(inner: &[Tree<'_>]) -> Option<Option<String>> {
    match inner {
        [Tree::Ident("doc"), Tree::Punct("="), Tree::Literal(literal)] => Some(unquoted(literal)),
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
