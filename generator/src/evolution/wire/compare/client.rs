//! Servers and credentials.

use super::finding::Finding;
use crate::evolution::wire::fact::{Fact, unquoted};
use crate::evolution::wire::kind::Kind;
use crate::evolution::wire::rules;

/// A server, variable or scheme that is on both sides.
pub(super) fn changed(before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    let texts = |place| (before.text(place), after.text(place));
    match before.kind {
        Kind::Scheme if before.word(1) != after.word(1) => {
            let (old, new) = texts(1);
            let what = format!("is sent as `{new}`, and was as `{old}`");
            found.push(Finding::of(rules::SCHEME_CHANGED, what));
        }
        Kind::Scheme if before.attribute("tokens") != after.attribute("tokens") => {
            let url = |fact: &Fact<'_>| unquoted(fact.attribute("tokens").unwrap_or("nowhere")).into_owned();
            let what = format!(
                "has its tokens fetched from `{}`, and had from `{}`",
                url(after),
                url(before)
            );
            found.push(Finding::of(rules::SCHEME_CHANGED, what));
        }
        Kind::Server if before.word(0) != after.word(0) => {
            let (old, new) = texts(0);
            let what = format!("is `{new}` where nothing is chosen, and was `{old}`");
            found.push(Finding::of(rules::SERVER_CHANGED, what));
        }
        Kind::Choice if before.word(0) != after.word(0) => {
            let (old, new) = texts(0);
            let what = format!("is `{new}`, and was `{old}`");
            found.push(Finding::of(rules::SERVER_CHOICE_CHANGED, what));
        }
        Kind::Variable => variable(before, after, found),
        _ => {}
    }
}

fn variable(before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    let name = after.text(0);
    let default = |fact: &Fact<'_>| unquoted(fact.attribute("default").unwrap_or("nothing")).into_owned();
    if before.attribute("default") != after.attribute("default") {
        let what = format!(
            "has a variable `{name}` that is `{}` by default, and was `{}`",
            default(after),
            default(before)
        );
        found.push(Finding::of(rules::SERVER_CHOICE_CHANGED, what));
    }
    let values = |fact: &Fact<'_>| {
        fact.attribute("values")
            .map(|values| values.split('|').map(str::to_owned).collect())
    };
    let (old, new): (Option<Vec<String>>, Option<Vec<String>>) = (values(before), values(after));
    if old == new {
        return;
    }
    let has_all = match (&old, &new) {
        (Some(old), Some(new)) => old.iter().all(|value| new.contains(value)),
        (_, new) => new.is_none(),
    };
    found.push(if has_all {
        Finding::of(
            rules::SERVER_CHOICE_ADDED,
            format!("has a variable `{name}` that takes more values"),
        )
    } else {
        Finding::of(
            rules::SERVER_CHOICE_REMOVED,
            format!("has a variable `{name}` that no longer takes all values that it took"),
        )
    });
}

pub(super) fn removed(fact: &Fact<'_>, found: &mut Vec<Finding>) {
    found.extend(match fact.kind {
        Kind::Scheme => Some(Finding::of(rules::SCHEME_REMOVED, "was removed")),
        Kind::Choice => Some(Finding::of(rules::SERVER_CHOICE_REMOVED, "was removed")),
        Kind::Variable => Some(Finding::of(
            rules::SERVER_CHOICE_REMOVED,
            format!("has no variable `{}` any more", fact.text(0)),
        )),
        _ => None,
    });
}

pub(super) fn added(fact: &Fact<'_>, found: &mut Vec<Finding>) {
    found.extend(match fact.kind {
        Kind::Scheme => Some(Finding::of(rules::SCHEME_ADDED, "was added")),
        Kind::Choice => Some(Finding::of(rules::SERVER_CHOICE_ADDED, "was added")),
        Kind::Variable if fact.has("default") => Some(Finding::of(
            rules::SERVER_CHOICE_ADDED,
            format!("has a variable `{}`", fact.text(0)),
        )),
        Kind::Variable => Some(Finding::of(
            rules::SERVER_CHOICE_CHANGED,
            format!("has a variable `{}` that has to be given", fact.text(0)),
        )),
        _ => None,
    });
}
