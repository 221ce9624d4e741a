//! The paths in a line: `types::Pet` in `[types::Pet]`.

use std::collections::BTreeSet;

/// A text with some of its paths replaced; a path has at least two names.
pub(super) fn replaced(text: &str, mut replacement: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = path_end(rest);
        if end == 0 {
            let (head, tail) = rest.split_at(rest.chars().next().map_or(0, char::len_utf8));
            out.push_str(head);
            rest = tail;
            continue;
        }
        let (path, tail) = rest.split_at(end);
        match path.contains("::").then(|| replacement(path)).flatten() {
            Some(text) => out.push_str(&text),
            None => out.push_str(path),
        }
        rest = tail;
    }
    out
}

/// The paths of a text, and what is left where each is replaced by one sign.
pub(super) fn skeleton(text: &str) -> (String, Vec<String>) {
    let mut paths = Vec::new();
    let skeleton = replaced(text, |path| {
        paths.push(path.to_owned());
        Some("::".to_owned())
    });
    (skeleton, paths)
}

/// Whether one of these paths is in a text.
pub(in crate::evolution::wire) fn names_one_of(text: &str, paths: &BTreeSet<String>) -> bool {
    skeleton(text).1.iter().any(|path| paths.contains(path))
}

/// Where the path that a text begins with ends; 0 where it begins with none.
fn path_end(text: &str) -> usize {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let mut end = 0;
    loop {
        let name = text.get(end..).unwrap_or_default();
        let length = name.find(|character| !is_name(character)).unwrap_or(name.len());
        if length == 0 {
            // Colons without a name behind them are no part of a path.
            return end.saturating_sub(if end == 0 { 0 } else { 2 });
        }
        end += length;
        match text.get(end..) {
            Some(behind) if behind.starts_with("::") => end += 2,
            _ => return end,
        }
    }
}
