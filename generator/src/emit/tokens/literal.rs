//! Literals of Rust.

use std::fmt::{self, Display};

use super::{ToTokens, TokenStream};

/// A literal as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super::super) struct Literal(String);

impl Literal {
    /// A text in quotes, with what cannot stand in a literal escaped.
    pub(in super::super::super) fn string(text: &str) -> Self {
        let plain = |byte: u8| (byte == b' ' || byte.is_ascii_graphic()) && !matches!(byte, b'"' | b'\\');
        if text.bytes().all(plain) {
            let mut quoted = String::with_capacity(text.len() + 2);
            quoted.push('"');
            quoted.push_str(text);
            quoted.push('"');
            return Self(quoted);
        }
        Self(proc_macro2::Literal::string(text).to_string())
    }

    /// An integer whose type the compiler finds.
    pub(in super::super) fn integer(number: impl Into<i128>) -> Self {
        Self(number.into().to_string())
    }

    /// A floating point number whose type the compiler finds.
    pub(in super::super) fn float(number: f64) -> Self {
        let mut text = number.to_string();
        if !text.contains('.') {
            text.push_str(".0");
        }
        Self(text)
    }

    /// The literal as text.
    pub(in super::super::super) fn into_string(self) -> String {
        self.0
    }
}

impl Display for Literal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push_word(&self.0);
    }
}
