//! Operations: where they are, who may call them, and what leads from one to the next.

use std::collections::BTreeSet;

use super::finding::Finding;
use crate::evolution::wire::fact::{Fact, unquoted};
use crate::evolution::wire::kind::Kind;
use crate::evolution::wire::rules;

/// An operation that is on both sides.
pub(super) fn changed(before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    let route = |fact: &Fact<'_>| format!("{} {}", fact.word(0), fact.text(1));
    if before.word(0) != after.word(0) || shape(&before.text(1)) != shape(&after.text(1)) {
        let what = format!("is `{}`, and was `{}`", route(after), route(before));
        found.push(Finding::of(rules::OPERATION_MOVED, what));
    }
    credentials(before, after, found);
    let servers = |fact: &Fact<'_>| {
        let servers = fact.attribute("servers");
        servers.map_or_else(
            || "those of the description".to_owned(),
            |servers| format!("`{}`", unquoted(servers)),
        )
    };
    if before.attribute("servers") != after.attribute("servers") {
        let what = format!(
            "is sent to other servers: {}, and was to {}",
            servers(after),
            servers(before)
        );
        found.push(Finding::of(rules::OWN_SERVER_CHANGED, what));
    }
    headers(before, after, found);
    if ["idempotent", "sent-once"]
        .iter()
        .any(|key| before.has(key) != after.has(key))
    {
        let is_sent_again = after.has("idempotent") && !after.has("sent-once");
        let what = if is_sent_again {
            "may be sent again by the client after a failure"
        } else {
            "is sent again by the client only where the first request did not arrive, or never"
        };
        found.push(Finding::of(rules::RETRIES_CHANGED, what));
    }
}

/// A path without the names of its parameters, which are not sent.
fn shape(path: &str) -> String {
    let mut out = String::new();
    let mut depth = 0usize;
    for character in path.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => continue,
            _ => {}
        }
        out.push(character);
    }
    out
}

/// Each way to authenticate that was enough has to be enough still.
fn credentials(before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    let (old, new) = (before.attribute("auth"), after.attribute("auth"));
    if old == new {
        return;
    }
    let text = |auth: Option<&str>| unquoted(auth.unwrap_or("none")).into_owned();
    let (old, new) = (text(old), text(new));
    let (given, needed) = (alternatives(&old), alternatives(&new));
    let is_enough = |given: &BTreeSet<&str>| needed.iter().any(|needed| needed.is_subset(given));
    let rule = if given.iter().all(is_enough) {
        rules::CREDENTIALS_RELAXED
    } else {
        rules::CREDENTIALS_DEMANDED
    };
    found.push(Finding::of(
        rule,
        format!("asks for the credentials `{new}`, and asked for `{old}`"),
    ));
}

/// The alternatives, each as the schemes that it needs.
fn alternatives(auth: &str) -> Vec<BTreeSet<&str>> {
    let alternative = |text| -> BTreeSet<&str> { str::split(text, '+').filter(|scheme| *scheme != "none").collect() };
    auth.split('|').map(alternative).collect()
}

fn headers(before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    let names = |fact: &Fact<'_>| -> BTreeSet<String> {
        let names = fact.attribute("headers").unwrap_or_default().split(',');
        names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    let (old, new) = (names(before), names(after));
    for name in new.difference(&old) {
        let what = format!("documents the header `{name}` of its answers");
        found.push(Finding::of(rules::ANSWER_HEADER_ADDED, what));
    }
    for name in old.difference(&new) {
        let what = format!("no longer documents the header `{name}` of its answers");
        found.push(Finding::of(rules::ANSWER_HEADER_REMOVED, what));
    }
}

/// Pages or a link that are on both sides.
pub(super) fn part_changed(before: &Fact<'_>, after: &Fact<'_>, found: &mut Vec<Finding>) {
    let last = |fact: &Fact<'_>| unquoted(fact.ty()).into_owned();
    if last(before) == last(after) {
        return;
    }
    found.push(match before.kind {
        Kind::Pages => Finding::of(
            rules::PAGES_CHANGED,
            format!("follows its pages by `{}`, and did by `{}`", last(after), last(before)),
        ),
        _ => Finding::of(
            rules::LINK_CHANGED,
            format!("leads to `{}`, and did to `{}`", last(after), last(before)),
        ),
    });
}

pub(super) fn removed(fact: &Fact<'_>, found: &mut Vec<Finding>) {
    found.push(match fact.kind {
        Kind::Pages => Finding::of(rules::PAGES_REMOVED, "no longer answers page by page"),
        Kind::Link => Finding::of(rules::LINK_REMOVED, "was removed"),
        _ => Finding::of(
            rules::OPERATION_REMOVED,
            format!("was removed: `{} {}`", fact.word(0), fact.text(1)),
        ),
    });
}

pub(super) fn added(fact: &Fact<'_>, found: &mut Vec<Finding>) {
    found.push(match fact.kind {
        Kind::Pages => Finding::of(rules::PAGES_ADDED, "answers page by page"),
        Kind::Link => Finding::of(rules::LINK_ADDED, "was added"),
        _ => Finding::of(
            rules::OPERATION_ADDED,
            format!("was added: `{} {}`", fact.word(0), fact.text(1)),
        ),
    });
}
