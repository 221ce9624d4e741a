//! The rules of a macro: what they match, and what they write.

use std::iter::Peekable;

use proc_macro2::{Delimiter, TokenStream, TokenTree, token_stream};

/// `(matchers) => { template }`.
pub(super) struct Rule {
    pub(super) matchers: Vec<Matcher>,
    pub(super) template: Vec<Template>,
}

/// What a use has to hold at a place.
pub(super) enum Matcher {
    /// This token.
    Token(TokenTree),
    /// A group of such content.
    Group(Delimiter, Vec<Matcher>),
    /// A fragment, `$name:kind`.
    Fragment(String, String),
    /// `$(...) separator operator`.
    Repeated(Vec<Matcher>, Vec<TokenTree>, char),
}

/// What is written at a place.
pub(super) enum Template {
    /// This token.
    Token(TokenTree),
    /// A group of such content.
    Group(Delimiter, Vec<Template>),
    /// What was bound to a name.
    Variable(String),
    /// `$crate`.
    Crate,
    /// `$(...) separator operator`.
    Repeated(Vec<Template>, Vec<TokenTree>),
}

type Tokens = Peekable<token_stream::IntoIter>;

/// Reads what stands in the braces of `macro_rules! name { ... }`.
pub(super) fn rules(tokens: TokenStream) -> Vec<Rule> {
    let groups = tokens.into_iter().filter_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    let mut sides: Vec<TokenStream> = groups.collect();
    let mut rules = Vec::new();
    // A pattern, then a template, and so on.
    let mut sides = sides.drain(..);
    while let (Some(pattern), Some(template)) = (sides.next(), sides.next()) {
        rules.push(Rule {
            matchers: matchers(pattern),
            template: templates(template),
        });
    }
    rules
}

fn matchers(tokens: TokenStream) -> Vec<Matcher> {
    let mut tokens = tokens.into_iter().peekable();
    let mut matchers = Vec::new();
    while let Some(token) = tokens.next() {
        matchers.push(match token {
            TokenTree::Punct(mark) if mark.as_char() == '$' => match tokens.next() {
                Some(TokenTree::Group(group)) => {
                    let (separator, operator) = repetition(&mut tokens);
                    Matcher::Repeated(self::matchers(group.stream()), separator, operator)
                }
                Some(TokenTree::Ident(name)) => {
                    tokens.next();
                    let kind = tokens.next().map(|kind| kind.to_string()).unwrap_or_default();
                    Matcher::Fragment(name.to_string(), kind)
                }
                _ => continue,
            },
            TokenTree::Group(group) => Matcher::Group(group.delimiter(), self::matchers(group.stream())),
            token => Matcher::Token(token),
        });
    }
    matchers
}

fn templates(tokens: TokenStream) -> Vec<Template> {
    let mut tokens = tokens.into_iter().peekable();
    let mut templates = Vec::new();
    while let Some(token) = tokens.next() {
        templates.push(match token {
            TokenTree::Punct(mark) if mark.as_char() == '$' => match tokens.next() {
                Some(TokenTree::Group(group)) => {
                    let (separator, _) = repetition(&mut tokens);
                    Template::Repeated(self::templates(group.stream()), separator)
                }
                Some(TokenTree::Ident(name)) if name == "crate" => Template::Crate,
                Some(TokenTree::Ident(name)) => Template::Variable(name.to_string()),
                _ => continue,
            },
            TokenTree::Group(group) => Template::Group(group.delimiter(), self::templates(group.stream())),
            token => Template::Token(token),
        });
    }
    templates
}

/// The separator, which may be of two marks, and the operator.
fn repetition(tokens: &mut Tokens) -> (Vec<TokenTree>, char) {
    let mut separator = Vec::new();
    for token in tokens.by_ref() {
        match &token {
            TokenTree::Punct(mark) if matches!(mark.as_char(), '*' | '+' | '?') => {
                return (separator, mark.as_char());
            }
            _ => separator.push(token),
        }
    }
    (separator, '*')
}
