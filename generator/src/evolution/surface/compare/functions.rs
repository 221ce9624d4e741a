//! Functions and methods.

use std::collections::BTreeMap;

use super::{Facts, change, marks, outer};
use crate::evolution::surface::fact::Fact;
use crate::evolution::{Change, Severity};

/// A function that is declared in another way; a method may have a declaration for each of several types.
pub(super) fn differing(key: &str, old: &str, new: &str, before: &Facts, changes: &mut Vec<Change>) {
    let (old, new) = (by_type(old), by_type(new));
    for (of, was) in &old {
        // What is there for all types is there for each.
        let Some(is) = new.get(of).or_else(|| new.get("")) else {
            let what = format!("is no longer there for `{of}`");
            changes.push(change(Severity::Breaking, "function-removed", key, what));
            continue;
        };
        marks(key, was, is, before, changes);
        if was.text != is.text {
            changes.push(signature(key, was, is, is_of_open_trait(key, before)));
        }
    }
    let mut more = new
        .keys()
        .filter(|of| !of.is_empty() && !old.contains_key(*of) && !old.contains_key(""));
    if let Some(of) = more.next() {
        let what = format!("is there for `{of}` too");
        changes.push(change(Severity::Additive, "function-added", key, what));
    }
}

fn is_of_open_trait(key: &str, before: &Facts) -> bool {
    let outer = outer(key)
        .and_then(|outer| before.get(outer))
        .map(|outer| Fact::parse(outer));
    outer.is_some_and(|outer| outer.has("trait") && !outer.has("sealed"))
}

/// Declarations by the type that they are for, which is empty where there is but one.
fn by_type(value: &str) -> BTreeMap<String, Fact> {
    let facts = Fact::parse_all(value).into_iter();
    facts
        .map(|mut fact| {
            let split = fact.text.strip_prefix("for ").and_then(|rest| rest.split_once(": "));
            let split = split.map(|(of, text)| (of.to_owned(), text.to_owned()));
            let (of, text) = split.unwrap_or_else(|| (String::new(), fact.text.clone()));
            fact.text = text;
            (of, fact)
        })
        .collect()
}

/// What stands before the parentheses of a declaration, in them, and behind them.
struct Signature<'t> {
    before: &'t str,
    inputs: &'t str,
    output: &'t str,
}

fn parts(text: &str) -> Option<Signature<'_>> {
    let start = start(text)?;
    let mut depth = 0_usize;
    let end = text
        .char_indices()
        .skip_while(|(place, _)| *place < start)
        .find_map(|(place, character)| {
            match character {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            (depth == 0).then_some(place)
        })?;
    Some(Signature {
        before: text.get(..start)?,
        inputs: text.get(start..=end)?,
        output: text.get(end + 1..)?,
    })
}

/// The place of the first parenthesis that is in no angle brackets.
fn start(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut last = ' ';
    for (place, character) in text.char_indices() {
        match character {
            '<' => depth += 1,
            '>' if last != '-' => depth = depth.saturating_sub(1),
            '(' if depth == 0 => return Some(place),
            _ => {}
        }
        last = character;
    }
    None
}

fn signature(key: &str, old: &Fact, new: &Fact, is_open: bool) -> Change {
    let (was, is) = (old.text.as_str(), new.text.as_str());
    let without = |text: &str, word: &str| text.replacen(word, "", 1);
    if is.starts_with("provided ") && without(is, "provided ") == was {
        return change(Severity::Additive, "default-added", key, "has a default now");
    }
    if was.starts_with("provided ") && without(was, "provided ") == is {
        let severity = if is_open {
            Severity::Breaking
        } else {
            Severity::Additive
        };
        return change(severity, "default-removed", key, "has no default any more");
    }
    if is.starts_with("const ") && without(is, "const ") == was {
        return change(
            Severity::Additive,
            "function-now-const",
            key,
            "can be called in constants now",
        );
    }
    if without(was, "unsafe ") == is {
        return change(
            Severity::Additive,
            "function-no-longer-unsafe",
            key,
            "is no longer unsafe",
        );
    }
    let what = match (parts(was), parts(is)) {
        (Some(old), Some(new)) if old.before == new.before && old.output == new.output => {
            format!("takes `{}` now, and took `{}`", new.inputs, old.inputs)
        }
        (Some(old), Some(new)) if old.before == new.before && old.inputs == new.inputs => {
            format!(
                "returns {} now, and returned {}",
                returned(new.output),
                returned(old.output)
            )
        }
        _ => format!("is now `{is}`, and was `{was}`"),
    };
    change(Severity::Breaking, "signature-changed", key, what)
}

fn returned(output: &str) -> String {
    match output.trim_start().strip_prefix("-> ") {
        Some(output) => format!("`{output}`"),
        None if output.is_empty() => "`()`".to_owned(),
        None => format!("`(){output}`"),
    }
}
