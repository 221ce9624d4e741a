//! Tokens without the bodies of functions, which nobody outside of a crate sees.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Empties the body of every function, in definitions of macros too: what is never built need not be parsed.
pub(in super::super) fn without_bodies(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut kept = Vec::new();
    // Between the name of a function and its body.
    let mut in_signature = false;
    while let Some(token) = tokens.next() {
        let token = match token {
            TokenTree::Group(group) => {
                let is_body = in_signature && group.delimiter() == Delimiter::Brace;
                in_signature &= !is_body;
                let content = match is_body {
                    true => TokenStream::new(),
                    false => without_bodies(group.stream()),
                };
                TokenTree::Group(Group::new(group.delimiter(), content))
            }
            TokenTree::Ident(word) => {
                // `fn(` is a type, and `$` the name of a function in a macro.
                in_signature |= word == "fn"
                    && match tokens.peek() {
                        Some(TokenTree::Ident(_)) => true,
                        Some(TokenTree::Punct(mark)) => mark.as_char() == '$',
                        _ => false,
                    };
                TokenTree::Ident(word)
            }
            TokenTree::Punct(mark) => {
                in_signature &= mark.as_char() != ';';
                TokenTree::Punct(mark)
            }
            literal @ TokenTree::Literal(_) => literal,
        };
        kept.push(token);
    }
    kept.into_iter().collect()
}
