//! Generic parameters of a type.

use crate::evolution::Severity;
use crate::evolution::surface::fact::{Fact, split};

/// What a text has behind its words: parameters in angle brackets, and the rest.
fn parts(fact: &Fact) -> (Vec<&str>, &str) {
    let Some((_, behind)) = fact.text.split_once('<') else {
        let rest = fact.text.find(" where ").and_then(|place| fact.text.get(place..));
        return (Vec::new(), rest.unwrap_or_default());
    };
    let end = closing(behind);
    let inside = behind.get(..end).unwrap_or(behind);
    let rest = behind.get(end + 1..).unwrap_or_default();
    (split(inside, ','), rest)
}

/// The place of the bracket that closes.
fn closing(text: &str) -> usize {
    let mut depth = 1_usize;
    let mut before = ' ';
    for (place, character) in text.char_indices() {
        match character {
            '<' => depth += 1,
            '>' if before != '-' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return place;
        }
        before = character;
    }
    text.len()
}

/// What a change of parameters does: nothing where they are the same.
pub(super) fn severity(old: &Fact, new: &Fact) -> Option<(Severity, &'static str)> {
    let (old, old_rest) = parts(old);
    let (new, new_rest) = parts(new);
    if old == new && old_rest == new_rest {
        return None;
    }
    let all_fit = old_rest == new_rest
        && new.len() >= old.len()
        && old.iter().zip(&new).all(|(old, new)| asks_no_more(old, new))
        && new.iter().skip(old.len()).all(|parameter| parameter.contains(" = "));
    Some(match all_fit {
        true if new.len() > old.len() => (Severity::Additive, "generic-parameter-added"),
        true => (Severity::Additive, "bounds-loosened"),
        false => (Severity::Breaking, "generics-changed"),
    })
}

/// Whether a parameter has the same default, and no bound that it had not.
fn asks_no_more(old: &str, new: &str) -> bool {
    let read = |parameter: &str| -> (String, Vec<String>, String) {
        let (head, default) = parameter.split_once(" = ").unwrap_or((parameter, ""));
        let (name, bounds) = head.split_once(": ").unwrap_or((head, ""));
        let bounds = split(bounds, '+').into_iter().map(str::to_owned).collect();
        (name.to_owned(), bounds, default.to_owned())
    };
    let (old, old_bounds, old_default) = read(old);
    let (new, new_bounds, new_default) = read(new);
    let unsized_now =
        old_bounds.iter().any(|bound| bound == "?Sized") && new_bounds.iter().all(|bound| bound != "?Sized");
    let no_new = new_bounds
        .iter()
        .all(|bound| old_bounds.contains(bound) || bound == "?Sized");
    old == new && old_default == new_default && no_new && !unsized_now
}
