//! The fields of types: whether they may be missing, what they are and what they were.

use super::finding::Finding;
use super::types::types;
use super::{Sides, Ways, limits};
use crate::evolution::wire::fact::{Fact, unquoted};
use crate::evolution::wire::rules;

/// A field that is on both sides.
pub(super) fn changed(sides: &Sides<'_>, of_type: Ways, before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    let (was, is) = (of_type.of_property(before), of_type.of_property(after));
    let ways = was.both(is);
    if was.request && !is.request {
        found.push(Finding::of(
            rules::INPUT_REMOVED,
            "is read-only now: requests no longer have it",
        ));
    }
    if was.answer && !is.answer {
        found.push(Finding::of(
            rules::ANSWER_FIELD_REMOVED,
            "is write-only now: answers no longer have it",
        ));
    }
    if !was.request && is.request {
        found.push(Finding::of(rules::INPUT_ADDED, "may be in requests now"));
    }
    if !was.answer && is.answer {
        found.push(Finding::of(rules::ANSWER_FIELD_ADDED, "may be in answers now"));
    }
    if before.word(0) != after.word(0) {
        let what = format!("is called `{}`, and was `{}`", after.text(0), before.text(0));
        if ways.request {
            found.push(Finding::of(rules::INPUT_RENAMED, what.clone()));
        }
        if ways.answer {
            found.push(Finding::of(rules::ANSWER_FIELD_REMOVED, what));
        }
    }
    presence(ways, before.word(1), after.word(1), found);
    types(sides, ways, before.ty(), after.ty(), found);
    limits::compare(ways, before, after, found);
    default(ways, before, after, found);
    fixed(ways, before, after, found);
}

/// Whether a value may be missing or `null`.
pub(super) fn presence(ways: Ways, before: &str, after: &str, found: &mut Vec<Finding>) {
    let may_miss = |word: &str| word.starts_with("optional");
    let may_be_null = |word: &str| word.ends_with("nullable");
    let states = [
        (may_miss(before), may_miss(after), "be missing from", "left out of"),
        (may_be_null(before), may_be_null(after), "be `null` in", "`null` in"),
    ];
    // A crate that is ready for a missing value reads `null` as one.
    let null = if may_miss(before) {
        rules::ANSWER_MAY_BE_NULL
    } else {
        rules::ANSWER_MAY_MISS
    };
    for ((was, is, miss, left_out), answer_rule) in states.into_iter().zip([rules::ANSWER_MAY_MISS, null]) {
        let (request, answer) = match (was, is) {
            (true, false) => (
                Finding::of(
                    rules::INPUT_NOW_REQUIRED,
                    format!("must not be {left_out} requests any more"),
                ),
                Finding::of(rules::ANSWER_ALWAYS_THERE, format!("can no longer {miss} answers")),
            ),
            (false, true) => (
                Finding::of(rules::INPUT_NO_LONGER_REQUIRED, format!("may be {left_out} requests")),
                Finding::of(answer_rule, format!("may {miss} answers")),
            ),
            _ => continue,
        };
        found.extend(ways.request.then_some(request));
        found.extend(ways.answer.then_some(answer));
    }
}

/// What a value is when it is left out.
pub(super) fn default(ways: Ways, before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    let (old, new) = (before.attribute("default"), after.attribute("default"));
    let what = match (old, new) {
        _ if old == new => return,
        (Some(old), Some(new)) => format!("is `{new}` by default, which was `{old}`"),
        (Some(old), None) => format!("is no longer `{old}` by default"),
        (None, Some(new)) => format!("is documented to be `{new}` by default"),
        (None, None) => return,
    };
    let rule = match (ways.request, old) {
        (true, Some(_)) => rules::INPUT_DEFAULT_CHANGED,
        (true, None) => rules::INPUT_DEFAULT_DOCUMENTED,
        (false, _) if ways.answer => rules::ANSWER_DEFAULT_CHANGED,
        (false, _) => return,
    };
    found.push(Finding::of(rule, what));
}

fn fixed(ways: Ways, before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    let (old, new) = (before.attribute("fixed"), after.attribute("fixed"));
    // A value that is added to an enumeration of one, or the other way round, is told of the enumeration.
    if let (Some(old), Some(new)) = (old, new)
        && old != new
        && (ways.request || ways.answer)
    {
        let what = format!("is always `{}`, and was `{}`", unquoted(new), unquoted(old));
        found.push(Finding::of(rules::FIXED_VALUE_CHANGED, what));
    }
}
