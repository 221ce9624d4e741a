//! `cfg`: under which features an item stands.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

/// The features that an item needs, all of them; `any(...)` and the like stand as they are.
pub(in super::super) type Gate = BTreeSet<String>;

/// What a condition says when all features are on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Condition {
    /// It holds with these features.
    With(Gate),
    /// It holds only without these features.
    Without(Gate),
    /// It does not hold: it is about tests, documentation, or targets of another kind.
    Never,
}

impl Condition {
    /// Reads what stands in the parentheses of `cfg`.
    pub(super) fn of(tokens: TokenStream) -> Self {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        match tokens.as_slice() {
            [TokenTree::Ident(word), TokenTree::Group(group)] => {
                let parts: Vec<Self> = parts(group.stream()).into_iter().map(Self::of).collect();
                match word.to_string().as_str() {
                    "all" => Self::all(parts),
                    "any" => Self::any(parts),
                    "not" => parts.into_iter().next().map_or(Self::Never, Self::not),
                    _ => Self::Never,
                }
            }
            [TokenTree::Ident(word), _, TokenTree::Literal(name)] if word == "feature" => {
                Self::With(Gate::from([name.to_string().trim_matches('"').to_owned()]))
            }
            _ => Self::Never,
        }
    }

    /// Two conditions that have to hold at once.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::With(mut gate), Self::With(more)) => {
                gate.extend(more);
                Self::With(gate)
            }
            (Self::Without(gate), Self::With(_)) | (Self::With(_), Self::Without(gate)) => Self::Without(gate),
            _ => Self::Never,
        }
    }

    fn all(parts: Vec<Self>) -> Self {
        parts.into_iter().fold(Self::With(Gate::new()), Self::and)
    }

    fn any(parts: Vec<Self>) -> Self {
        let mut texts = Vec::new();
        for part in parts {
            match part {
                Self::With(gate) if gate.is_empty() => return Self::With(gate),
                Self::With(gate) => texts.push(gate.into_iter().collect::<Vec<_>>().join("+")),
                Self::Without(_) | Self::Never => {}
            }
        }
        texts.sort();
        match texts.len() {
            0 => Self::Never,
            1 => Self::With(texts.into_iter().collect()),
            _ => Self::With(Gate::from([format!("any({})", texts.join(","))])),
        }
    }

    fn not(self) -> Self {
        match self {
            Self::With(gate) if gate.is_empty() => Self::Never,
            Self::With(gate) => Self::Without(gate),
            Self::Without(gate) => Self::With(gate),
            Self::Never => Self::With(Gate::new()),
        }
    }
}

/// What stands between the commas.
pub(super) fn parts(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = Vec::new();
    let mut part = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == ',' => parts.push(std::mem::take(&mut part)),
            token => part.push(token),
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts.into_iter().map(|part| part.into_iter().collect()).collect()
}
