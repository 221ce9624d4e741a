//! What was found of one fact.

use crate::evolution::wire::fact::Fact;
use crate::evolution::wire::rules::{self, Rule};

/// A rule that holds, and what happened, as the rest of a sentence.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) rule: &'static Rule,
    pub(super) what: String,
}

impl Finding {
    pub(super) fn of(rule: &'static Rule, what: impl Into<String>) -> Self {
        Self {
            rule,
            what: what.into(),
        }
    }
}

/// Whether something is newly deprecated, or no longer.
pub(super) fn deprecation(before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    match (before.has("deprecated"), after.has("deprecated")) {
        (false, true) => found.push(Finding::of(rules::DEPRECATED, "is deprecated now")),
        (true, false) => found.push(Finding::of(rules::NO_LONGER_DEPRECATED, "is no longer deprecated")),
        _ => {}
    }
}
