//! What the attributes of an item say to its users.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Expr, Lit, Meta};

use super::condition::{Condition, Gate, parts};
use crate::evolution::Digest;

/// The attributes of an item.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Marks {
    /// The features that it needs.
    pub(in super::super) gate: Gate,
    /// Whether it is kept out of the documentation.
    pub(in super::super) hidden: bool,
    /// Whether its use is advised against.
    pub(in super::super) deprecated: bool,
    /// Whether users must reckon with more of it.
    pub(in super::super) non_exhaustive: bool,
    /// Whether macros of it can be used outside.
    pub(in super::super) exported: bool,
    /// The digest of its documentation.
    pub(in super::super) docs: Option<String>,
    /// `repr(...)`, without spaces.
    pub(in super::super) repr: Option<String>,
    /// The traits that it derives, each with the features that it takes.
    pub(in super::super) derives: Vec<(Gate, Vec<String>)>,
}

/// Reads attributes; what the condition says of an item that is not there with all features on is the error.
pub(super) fn marks(attributes: &[Attribute]) -> Result<Marks, Condition> {
    let mut condition = Condition::With(Gate::new());
    let mut marks = Marks::default();
    let mut docs: Vec<String> = Vec::new();
    for attribute in attributes {
        let meta = &attribute.meta;
        if let (true, Meta::List(list)) = (meta.path().is_ident("cfg"), meta) {
            condition = condition.and(Condition::of(list.tokens.clone()));
        } else if let (true, Meta::List(list)) = (meta.path().is_ident("cfg_attr"), meta) {
            let mut given = parts(list.tokens.clone()).into_iter();
            let holds = given.next().map(Condition::of);
            if let Some(Condition::With(gate)) = holds {
                for meta in given.filter_map(|tokens| syn::parse2::<Meta>(tokens).ok()) {
                    marks.take(&meta, &gate, &mut docs);
                }
            }
        } else {
            marks.take(meta, &Gate::new(), &mut docs);
        }
    }
    if !docs.is_empty() {
        let digest = Digest::of(docs.join("\n").as_bytes());
        marks.docs = digest.as_str().get(..8).map(str::to_owned);
    }
    match condition {
        Condition::With(gate) => Ok(Marks { gate, ..marks }),
        other => Err(other),
    }
}

impl Marks {
    fn take(&mut self, meta: &Meta, gate: &Gate, docs: &mut Vec<String>) {
        let name = meta.path().segments.last().map(|segment| segment.ident.to_string());
        match (name.as_deref(), meta) {
            (Some("doc"), Meta::NameValue(pair)) => docs.push(text(&pair.value)),
            (Some("doc"), Meta::List(list)) => self.hidden |= has_word(&list.tokens, "hidden"),
            (Some("deprecated"), _) => self.deprecated = true,
            (Some("non_exhaustive"), _) => self.non_exhaustive = true,
            (Some("macro_export"), _) => self.exported = true,
            (Some("repr"), Meta::List(list)) => self.repr = Some(list.tokens.to_string().replace(' ', "")),
            (Some("derive"), Meta::List(list)) => {
                let paths = parts(list.tokens.clone()).into_iter();
                self.derives.extend(
                    paths
                        .map(|path| (gate.clone(), segments(path)))
                        .filter(|(_, path)| !path.is_empty()),
                );
            }
            _ => {}
        }
    }
}

fn text(value: &Expr) -> String {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => text.value(),
            _ => String::new(),
        },
        Expr::Macro(used) => used.mac.tokens.to_string(),
        _ => String::new(),
    }
}

fn has_word(tokens: &TokenStream, word: &str) -> bool {
    let mut tokens = tokens.clone().into_iter();
    tokens.any(|token| matches!(token, TokenTree::Ident(found) if found == word))
}

/// The segments of a path; a leading `::` is an empty first one.
fn segments(tokens: TokenStream) -> Vec<String> {
    let mut segments = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(word) => segments.push(word.to_string()),
            _ if segments.is_empty() => segments.push(String::new()),
            _ => {}
        }
    }
    segments
}
