//! What requests take beside the fields of types: parameters and bodies.

use super::field::{default, presence};
use super::finding::Finding;
use super::types::types;
use super::{Sides, Ways, limits};
use crate::evolution::wire::fact::Fact;
use crate::evolution::wire::kind::Kind;
use crate::evolution::wire::rules;

/// A parameter that is on both sides.
pub(super) fn parameter(sides: &Sides<'_>, before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    if before.kind != after.kind {
        found.push(moved(before, after));
    }
    // The name of a path parameter is not sent.
    if before.word(0) != after.word(0) && !(before.kind == Kind::Path && after.kind == Kind::Path) {
        let what = format!("is called `{}`, and was `{}`", after.text(0), before.text(0));
        found.push(Finding::of(rules::INPUT_RENAMED, what));
    }
    presence(Ways::REQUEST, before.word(1), after.word(1), found);
    types(sides, Ways::REQUEST, before.ty(), after.ty(), found);
    limits::compare(Ways::REQUEST, before, after, found);
    default(Ways::REQUEST, before, after, found);
    if before.kind == after.kind {
        for key in ["style", "reserved", "empty"] {
            if before.attribute(key) != after.attribute(key) {
                let of = |fact: &Fact<'_>| match fact.attribute(key) {
                    None => "as usual".to_owned(),
                    Some("") => key.to_owned(),
                    Some(value) => format!("`{value}`"),
                };
                let what = format!("is written otherwise: {}, and was {}", of(after), of(before));
                found.push(Finding::of(rules::INPUT_WRITTEN_OTHERWISE, what));
            }
        }
    }
}

/// An input that is sent in another part of the request.
pub(super) fn moved(before: &Fact<'_>, after: &Fact<'_>) -> Finding {
    let part = |fact: &Fact<'_>| match fact.kind {
        Kind::Path => "the path",
        Kind::Query => "the query",
        Kind::Header => "a header",
        Kind::Cookie => "a cookie",
        Kind::Part => "a header of a part",
        _ => "the body",
    };
    let what = format!("is sent in {}, and was in {}", part(after), part(before));
    Finding::of(rules::INPUT_MOVED, what)
}

pub(super) fn removed() -> Finding {
    Finding::of(rules::INPUT_REMOVED, "was removed from requests")
}

/// A new parameter; what the client makes a value for needs none of the program.
pub(super) fn added(fact: &Fact<'_>) -> Finding {
    if fact.word(1) == "required" && !fact.has("made") {
        Finding::of(rules::REQUIRED_INPUT_ADDED, "was added, and requests need it")
    } else {
        Finding::of(rules::INPUT_ADDED, "was added, and requests may leave it out")
    }
}

/// A body that is on both sides.
pub(super) fn body(sides: &Sides<'_>, before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    if before.word(0) != after.word(0) {
        let what = format!("sends its body as `{}`, and did as `{}`", after.text(0), before.text(0));
        found.push(Finding::of(rules::BODY_MEDIA_TYPE_CHANGED, what));
    }
    let mut of_value = Vec::new();
    presence(Ways::REQUEST, before.word(1), after.word(1), &mut of_value);
    types(sides, Ways::REQUEST, before.ty(), after.ty(), &mut of_value);
    limits::compare(Ways::REQUEST, before, after, &mut of_value);
    found.extend(of_value.into_iter().map(|finding| Finding {
        what: format!("has a body that {}", finding.what),
        ..finding
    }));
    if before.attribute("styles") != after.attribute("styles") {
        found.push(Finding::of(
            rules::INPUT_WRITTEN_OTHERWISE,
            "has a body whose properties are written otherwise",
        ));
    }
}

pub(super) fn body_as(before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    if before.word(0) != after.word(0) {
        let what = format!("sends the body as `{}`, and did as `{}`", after.text(0), before.text(0));
        found.push(Finding::of(rules::BODY_MEDIA_TYPE_CHANGED, what));
    }
}

pub(super) fn body_removed(fact: &Fact<'_>, found: &mut Vec<Finding>) {
    found.push(match fact.kind {
        Kind::BodyAs => Finding::of(
            rules::BODY_MEDIA_TYPE_REMOVED,
            format!("was removed: the body is no longer taken as `{}`", fact.text(0)),
        ),
        _ => Finding::of(rules::INPUT_REMOVED, "takes no body any more"),
    });
}

pub(super) fn body_added(fact: &Fact<'_>, found: &mut Vec<Finding>) {
    found.push(match fact.kind {
        Kind::BodyAs => Finding::of(
            rules::BODY_MEDIA_TYPE_ADDED,
            format!("was added: the body may be sent as `{}` too", fact.text(0)),
        ),
        _ if fact.word(1) == "required" => Finding::of(rules::REQUIRED_INPUT_ADDED, "needs a body now"),
        _ => Finding::of(rules::INPUT_ADDED, "may have a body now"),
    });
}
