//! Which rule a use of a macro is of, and what its names are bound to.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::discouraged::Speculative as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Block, Expr, Item, Lifetime, Lit, Meta, Pat, Path, Stmt, Type, Visibility};

use super::rule::{Matcher, Rule, Template};

/// What a name stands for.
pub(super) enum Binding {
    /// Tokens.
    One(TokenStream),
    /// Something for each time that a repetition matched.
    Many(Vec<Binding>),
}

/// What all names of a rule stand for.
pub(super) type Bindings = BTreeMap<String, Binding>;

/// The template of the first rule that fits all that stands in the delimiters of a use, with what its names are bound to.
pub(super) fn matching(rules: &[Rule], tokens: TokenStream) -> Option<(&[Template], Bindings)> {
    let parser = |input: ParseStream<'_>| {
        let mut rules = rules.iter();
        let found = rules.find_map(|rule| {
            let ahead = input.fork();
            let mut bindings = Bindings::new();
            let fits = sequence(&rule.matchers, &ahead, &mut bindings) && ahead.is_empty();
            fits.then_some((rule.template.as_slice(), bindings))
        });
        // What is left over would be an error of the parser.
        while !input.is_empty() {
            input.parse::<TokenTree>()?;
        }
        Ok(found)
    };
    parser.parse2(tokens).ok().flatten()
}

fn sequence(matchers: &[Matcher], input: ParseStream<'_>, bindings: &mut Bindings) -> bool {
    matchers.iter().all(|matcher| match matcher {
        Matcher::Token(token) => same(token, input),
        Matcher::Group(delimiter, content) => group(*delimiter, content, input, bindings),
        Matcher::Fragment(name, kind) => match fragment(kind, input) {
            Some(tokens) => {
                bindings.insert(name.clone(), Binding::One(tokens));
                true
            }
            None => false,
        },
        Matcher::Repeated(content, separator, operator) => repeated(content, separator, *operator, input, bindings),
    })
}

fn same(token: &TokenTree, input: ParseStream<'_>) -> bool {
    match (token, input.parse::<TokenTree>()) {
        (TokenTree::Ident(wanted), Ok(TokenTree::Ident(found))) => *wanted == found,
        (TokenTree::Punct(wanted), Ok(TokenTree::Punct(found))) => wanted.as_char() == found.as_char(),
        (TokenTree::Literal(wanted), Ok(TokenTree::Literal(found))) => wanted.to_string() == found.to_string(),
        _ => false,
    }
}

fn group(delimiter: Delimiter, matchers: &[Matcher], input: ParseStream<'_>, bindings: &mut Bindings) -> bool {
    let inside = |bindings: &mut Bindings| -> syn::Result<bool> {
        let content;
        match delimiter {
            Delimiter::Parenthesis => drop(syn::parenthesized!(content in input)),
            Delimiter::Brace => drop(syn::braced!(content in input)),
            Delimiter::Bracket => drop(syn::bracketed!(content in input)),
            Delimiter::None => return Ok(false),
        }
        Ok(sequence(matchers, &content, bindings) && content.is_empty())
    };
    inside(bindings).unwrap_or(false)
}

fn repeated(
    content: &[Matcher],
    separator: &[TokenTree],
    operator: char,
    input: ParseStream<'_>,
    bindings: &mut Bindings,
) -> bool {
    let mut found: BTreeMap<String, Vec<Binding>> = BTreeMap::new();
    names(content, &mut |name| drop(found.insert(name.to_owned(), Vec::new())));
    let mut times = 0_usize;
    while !input.is_empty() && (operator != '?' || times == 0) {
        let ahead = input.fork();
        let mut one = Bindings::new();
        let separated = times == 0 || separator.iter().all(|token| same(token, &ahead));
        if !separated || !sequence(content, &ahead, &mut one) || ahead.cursor() == input.cursor() {
            break;
        }
        input.advance_to(&ahead);
        for (name, binding) in one {
            found.entry(name).or_default().push(binding);
        }
        times += 1;
    }
    bindings.extend(found.into_iter().map(|(name, each)| (name, Binding::Many(each))));
    operator != '+' || times > 0
}

/// The names that matchers bind.
fn names(matchers: &[Matcher], found: &mut impl FnMut(&str)) {
    for matcher in matchers {
        match matcher {
            Matcher::Token(_) => {}
            Matcher::Fragment(name, _) => found(name),
            Matcher::Group(_, content) | Matcher::Repeated(content, _, _) => names(content, &mut *found),
        }
    }
}

/// The tokens of a fragment, which the input is then behind.
fn fragment(kind: &str, input: ParseStream<'_>) -> Option<TokenStream> {
    let start = input.fork();
    let valid = match kind {
        "ident" => input.call(Ident::parse_any).is_ok_and(|word| word != "_"),
        "tt" => input.parse::<TokenTree>().is_ok(),
        "ty" => input.parse::<Type>().is_ok(),
        "literal" => input.parse::<Lit>().is_ok(),
        "lifetime" => input.parse::<Lifetime>().is_ok(),
        "path" => input.parse::<Path>().is_ok(),
        "expr" | "expr_2021" => input.parse::<Expr>().is_ok(),
        "pat" => input.call(Pat::parse_multi_with_leading_vert).is_ok(),
        "pat_param" => input.call(Pat::parse_single).is_ok(),
        "vis" => input.parse::<Visibility>().is_ok(),
        "block" => input.parse::<Block>().is_ok(),
        "item" => input.parse::<Item>().is_ok(),
        "meta" => input.parse::<Meta>().is_ok(),
        "stmt" => input.parse::<Stmt>().is_ok(),
        _ => false,
    };
    let mut tokens = Vec::new();
    while valid && start.cursor() != input.cursor() {
        tokens.push(start.parse::<TokenTree>().ok()?);
    }
    valid.then(|| tokens.into_iter().collect())
}
