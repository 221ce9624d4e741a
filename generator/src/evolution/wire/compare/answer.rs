//! What the service sends: successes, errors, streams, headers, webhooks.

use super::finding::Finding;
use super::types::types;
use super::{Sides, Ways};
use crate::evolution::wire::fact::Fact;
use crate::evolution::wire::kind::Kind;
use crate::evolution::wire::place::owner;
use crate::evolution::wire::rules;

/// Something that is on both sides.
pub(super) fn changed(sides: &Sides<'_>, before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    let media_type = match before.kind {
        Kind::Success => 1,
        Kind::OtherAnswer => 0,
        Kind::Stream => return stream(sides, before, after, found),
        // Neither word before the type is a media type.
        _ => usize::MAX,
    };
    if before.word(media_type) != after.word(media_type) {
        let what = format!(
            "answers {}as `{}`, and did as `{}`",
            status(before),
            after.text(media_type),
            before.text(media_type)
        );
        found.push(Finding::of(rules::ANSWER_MEDIA_TYPE_CHANGED, what));
    }
    let mut of_value = Vec::new();
    types(sides, Ways::ANSWER, before.ty(), after.ty(), &mut of_value);
    found.extend(of_value.into_iter().map(|finding| match before.kind {
        Kind::Success | Kind::Error => Finding {
            what: format!(
                "answers {}with `{}`, and did with `{}`",
                status(before),
                after.ty(),
                before.ty()
            ),
            ..finding
        },
        _ => finding,
    }));
}

/// A status with a space behind it, where there is one.
fn status(fact: &Fact<'_>) -> String {
    match fact.kind {
        Kind::Success | Kind::Error => format!("{} ", fact.word(0)),
        _ => String::new(),
    }
}

fn stream(sides: &Sides<'_>, before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    for (place, name) in [(0, "media type"), (1, "framing")] {
        if before.word(place) != after.word(place) {
            let what = format!(
                "streams with the {name} `{}`, which was `{}`",
                after.text(place),
                before.text(place)
            );
            found.push(Finding::of(rules::STREAM_CHANGED, what));
        }
    }
    let mut of_items = Vec::new();
    types(sides, Ways::ANSWER, before.ty(), after.ty(), &mut of_items);
    found.extend(of_items.into_iter().map(|finding| Finding {
        rule: rules::STREAM_CHANGED,
        what: format!("streams what {}", finding.what),
    }));
}

pub(super) fn removed(fact: &Fact<'_>, found: &mut Vec<Finding>) {
    found.extend(match fact.kind {
        Kind::Success => Some(Finding::of(
            rules::SUCCESS_REMOVED,
            format!("no longer answers {}", fact.word(0)),
        )),
        Kind::Error => Some(Finding::of(
            rules::ERROR_REMOVED,
            format!("is no longer documented: the status {}", fact.word(0)),
        )),
        Kind::OtherAnswer => Some(Finding::of(
            rules::OTHER_ANSWER_REMOVED,
            format!("was removed: there is no answer as `{}`", fact.text(0)),
        )),
        Kind::Stream => Some(Finding::of(rules::STREAM_REMOVED, "cannot be streamed any more")),
        Kind::AnswerHeader => Some(Finding::of(rules::ANSWER_HEADER_REMOVED, "was removed from answers")),
        Kind::Webhook => Some(Finding::of(rules::WEBHOOK_REMOVED, "was removed")),
        _ => None,
    });
}

pub(super) fn added(sides: &Sides<'_>, key: &str, fact: &Fact<'_>, found: &mut Vec<Finding>) {
    found.extend(match fact.kind {
        Kind::Success => Some(success(sides, key, fact)),
        Kind::Error => Some(Finding::of(
            rules::ERROR_ADDED,
            format!("was added: the status {} is documented", fact.word(0)),
        )),
        Kind::OtherAnswer => Some(Finding::of(
            rules::OTHER_ANSWER_ADDED,
            format!("was added: the answer as `{}`", fact.text(0)),
        )),
        Kind::Stream => Some(Finding::of(rules::STREAM_ADDED, "can be streamed")),
        Kind::AnswerHeader => Some(Finding::of(rules::ANSWER_HEADER_ADDED, "was added to answers")),
        Kind::Webhook => Some(Finding::of(rules::WEBHOOK_ADDED, "was added")),
        _ => None,
    });
}

/// A new success: it is read like one that there was, or not at all.
fn success(sides: &Sides<'_>, key: &str, fact: &Fact<'_>) -> Finding {
    let operation = owner(key).unwrap_or(key);
    let start = format!("{operation} answers ");
    let others = sides
        .before
        .facts
        .range(start.clone()..)
        .take_while(|(key, _)| key.starts_with(&start));
    let mut others = others
        .filter_map(|(_, line)| Fact::read(line))
        .filter(|other| other.kind == Kind::Success);
    let is_known = others.any(|other| other.ty() == fact.ty());
    let rule = if is_known {
        rules::SUCCESS_ADDED
    } else {
        rules::SUCCESS_OF_OTHER_TYPE_ADDED
    };
    Finding::of(rule, format!("may answer {} with `{}`", fact.word(0), fact.ty()))
}
