//! Documentation attributes, one a line.

use std::borrow::Cow;

use super::tokens::{TokenStream, quote};
use crate::model::Docs;

/// The lines as documentation, each of them printed as `///`.
pub(super) fn doc<S: AsRef<str>>(lines: &[S]) -> TokenStream {
    let mut tokens = TokenStream::new();
    for line in lines {
        let line = visible(line.as_ref().trim_end());
        if line.contains('\n') {
            let text = format!(" {line}");
            tokens.extend([quote!(#[doc = #text])]);
        } else {
            tokens.push_docs(&line);
        }
    }
    tokens
}

/// A line without tabs and without what changes the direction of text unseen, neither of which a comment may have.
fn visible(line: &str) -> Cow<'_, str> {
    let turns = |character: char| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let has_tab = line.contains('\t');
    if !has_tab && (line.is_ascii() || !line.contains(turns)) {
        return Cow::Borrowed(line);
    }
    Cow::Owned(line.replace(turns, "").replace('\t', "    "))
}

/// The description's text, or a fallback where it says nothing.
pub(super) fn or_else(docs: &Docs, fallback: impl FnOnce() -> String) -> Cow<'_, [String]> {
    if docs.is_empty() {
        Cow::Owned(vec![fallback()])
    } else {
        Cow::Borrowed(&docs.lines)
    }
}

/// `#[doc(alias = ...)]` with the name on the wire, where a search for it would not find the Rust name and rustdoc takes it.
///
/// Rustdoc's search compares names without case and underscores: `createdAt` finds `created_at`.
pub(super) fn alias(rust: &str, wire: &str) -> Option<TokenStream> {
    let refused =
        |character: char| matches!(character, '"' | '\'') || character.is_whitespace() || character.is_control();
    let searched = |name: &str| name.replace('_', "").to_lowercase();
    let bare = rust.strip_prefix("r#").unwrap_or(rust);
    if wire == bare {
        return None;
    }
    let useful = !wire.is_empty() && searched(wire) != searched(bare) && !wire.contains(refused);
    useful.then(|| quote!(#[doc(alias = #wire)]))
}

/// `#[deprecated = ...]` where the description says so.
pub(super) fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[deprecated = "the API has deprecated this"]))
}

/// How long a line of composed prose is at most.
pub(super) const WIDTH: usize = 96;

/// Prose as lines of a legible length.
pub(super) fn wrap(text: &str) -> Vec<String> {
    wrap_words(text.split_whitespace())
}

/// The same for words that may have spaces in them, where no line is to end.
pub(super) fn wrap_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words {
        if let Some(line) = lines
            .last_mut()
            .filter(|line| line.is_empty() || line.len() + 1 + word.len() <= WIDTH)
        {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// Text as one line of plain words, for comments and titles.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
