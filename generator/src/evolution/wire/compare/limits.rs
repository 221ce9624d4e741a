//! The limits of values: whether more or fewer values are right than before.

use std::collections::BTreeSet;

use super::Ways;
use super::finding::Finding;
use crate::evolution::wire::fact::{Fact, unquoted};
use crate::evolution::wire::rules;

/// What a pair of keywords bounds: values themselves or how many there are.
const BOUNDS: [(&str, &str, bool); 8] = [
    ("minimum", "exclusiveMinimum", false),
    ("maximum", "exclusiveMaximum", true),
    ("minLength", "", false),
    ("maxLength", "", true),
    ("minItems", "", false),
    ("maxItems", "", true),
    ("minProperties", "", false),
    ("maxProperties", "", true),
];

/// The limits that are no bounds.
const OTHERS: [&str; 3] = ["pattern", "multipleOf", "uniqueItems"];

/// What became of one limit.
enum Became {
    Tighter,
    Looser,
    Other,
}

/// Compares the limits of a value.
pub(super) fn compare(ways: Ways, before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    for prefix in prefixes(before, after) {
        for (inclusive, exclusive, is_upper) in BOUNDS {
            let keys = [format!("{prefix}{inclusive}"), format!("{prefix}{exclusive}")];
            let of = |fact: &Fact<'_>| bound(fact, &keys, is_upper);
            let (old, new) = (of(before), of(after));
            let became = match (&old, &new) {
                (None, None) => continue,
                (Some(old), Some(new)) if old.text == new.text => continue,
                (None, Some(_)) => Became::Tighter,
                (Some(_), None) => Became::Looser,
                (Some(old), Some(new)) if old.is_looser(new, is_upper) => Became::Tighter,
                _ => Became::Looser,
            };
            told(ways, &became, old.map(|old| old.text), new.map(|new| new.text), found);
        }
        for keyword in OTHERS {
            let key = format!("{prefix}{keyword}");
            let of = |fact: &Fact<'_>| Some(format!("{key}={}", unquoted(fact.attribute(&key)?)));
            let (old, new) = (of(before), of(after));
            let became = match (&old, &new) {
                _ if old == new => continue,
                (None, _) => Became::Tighter,
                (_, None) => Became::Looser,
                _ => Became::Other,
            };
            told(ways, &became, old, new, found);
        }
    }
}

/// What stands in front of keywords: nothing, and `each.` as often as lists and maps nest.
fn prefixes(before: &Fact<'_>, after: &Fact<'_>) -> BTreeSet<String> {
    let keys = before.attributes().chain(after.attributes()).map(|(key, _)| key);
    let prefixes = keys.map(|key| {
        let depth = key.matches("each.").count();
        "each.".repeat(depth)
    });
    prefixes.collect()
}

/// A bound with its text.
struct Bound {
    text: String,
    value: f64,
    is_exclusive: bool,
}

impl Bound {
    /// Whether it lets more values pass than another.
    fn is_looser(&self, other: &Self, is_upper: bool) -> bool {
        if self.value == other.value {
            return other.is_exclusive && !self.is_exclusive;
        }
        (self.value > other.value) == is_upper
    }
}

/// The bound that counts of the inclusive one and the exclusive one.
fn bound(fact: &Fact<'_>, keys: &[String; 2], is_upper: bool) -> Option<Bound> {
    let [inclusive, exclusive] = keys;
    let of = |key: &str, is_exclusive| {
        let text = unquoted(fact.attribute(key)?);
        Some(Bound {
            value: text.parse().ok()?,
            text: format!("{key}={text}"),
            is_exclusive,
        })
    };
    match (of(inclusive, false), of(exclusive, true)) {
        (Some(first), Some(second)) if first.is_looser(&second, is_upper) => Some(second),
        (first, second) => first.or(second),
    }
}

fn told(ways: Ways, became: &Became, old: Option<String>, new: Option<String>, found: &mut Vec<Finding>) {
    let what = match (old, new) {
        (Some(old), Some(new)) => format!("has the limit `{new}`, which was `{old}`"),
        (None, Some(new)) => format!("has the new limit `{new}`"),
        (Some(old), None) => format!("has lost the limit `{old}`"),
        (None, None) => return,
    };
    if ways.request {
        let rule = match became {
            Became::Looser => rules::INPUT_LIMIT_RELAXED,
            Became::Tighter | Became::Other => rules::INPUT_LIMIT_TIGHTENED,
        };
        found.push(Finding::of(rule, what));
    } else if ways.answer {
        let rule = match became {
            Became::Tighter => rules::ANSWER_LIMIT_TIGHTENED,
            Became::Looser | Became::Other => rules::ANSWER_LIMIT_RELAXED,
        };
        found.push(Finding::of(rule, what));
    }
}
