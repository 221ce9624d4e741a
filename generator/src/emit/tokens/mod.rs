//! Rust as a text of tokens: what `quote!` makes, and `format` lays out.

mod literal;
mod macros;
mod repeat;

pub(in super::super) use literal::Literal;
pub(super) use macros::{
    each_token, quote, token, token_with_context, tokens_with_context, variable_with_context, variables,
    variables_with_context,
};
pub(super) use repeat::{Repeated, bind_iterator, bind_next, extensions};

use std::fmt;
use std::str::FromStr;

/// A sequence of tokens.
///
/// It is one string, so that a token costs no allocation. It grows by tokens and by lines of documentation alone, so that
/// no text of a description becomes Rust.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TokenStream {
    /// The tokens with a space behind each, and documentation in lines of its own.
    text: String,
}

/// What `quote!` can interpolate.
pub(super) trait ToTokens {
    /// Adds the tokens of the value.
    fn to_tokens(&self, tokens: &mut TokenStream);
}

impl TokenStream {
    /// No tokens.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// No tokens, with room for these and some that are put in.
    pub(super) fn around(tokens: &'static str) -> Self {
        /// What is put in at least, usually a name or a type.
        const ROOM: usize = 48;
        Self {
            text: String::with_capacity(tokens.len() + ROOM),
        }
    }

    /// The text, which reads as Rust.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Adds a token with the space behind it.
    pub(super) fn push_spaced(&mut self, token: &'static str) {
        self.text.push_str(token);
    }

    /// Adds an identifier or a literal.
    pub(super) fn push_word(&mut self, word: &str) {
        self.text.reserve(word.len() + 1);
        self.text.push_str(word);
        self.text.push(' ');
    }

    /// Adds a line of documentation, which has no line feed.
    pub(super) fn push_docs(&mut self, line: &str) {
        self.text.reserve(line.len() + 5);
        self.text.push_str("///");
        if !line.is_empty() {
            self.text.push(' ');
            self.text.push_str(line);
        }
        self.text.push('\n');
    }
}

impl FromStr for TokenStream {
    type Err = proc_macro2::LexError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let tokens: proc_macro2::TokenStream = text.parse()?;
        let mut text = tokens.to_string();
        text.push(' ');
        Ok(Self { text })
    }
}

impl fmt::Display for TokenStream {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.text.trim_end())
    }
}

impl Extend<TokenStream> for TokenStream {
    fn extend<I: IntoIterator<Item = TokenStream>>(&mut self, streams: I) {
        for stream in streams {
            self.text.push_str(&stream.text);
        }
    }
}

impl FromIterator<TokenStream> for TokenStream {
    fn from_iter<I: IntoIterator<Item = TokenStream>>(streams: I) -> Self {
        let mut all = Self::new();
        all.extend(streams);
        all
    }
}

impl ToTokens for TokenStream {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.text.push_str(&self.text);
    }
}

impl<T: ToTokens + ?Sized> ToTokens for &T {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        (**self).to_tokens(tokens);
    }
}

impl<T: ToTokens> ToTokens for Option<T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(value) = self {
            value.to_tokens(tokens);
        }
    }
}

impl ToTokens for str {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        Literal::string(self).to_tokens(tokens);
    }
}

impl ToTokens for String {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.as_str().to_tokens(tokens);
    }
}

impl ToTokens for bool {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push_spaced(if *self { "true " } else { "false " });
    }
}
