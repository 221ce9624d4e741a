//! What is said of the methods that go from an answer to the next request.

use super::super::docs::{one_line, or_else, wrap, wrap_words};
use super::Ends;
use crate::model::{Group, Link, LinkInput, LinkValue, LinkedValue, MustCarry, Operation};

/// What the link is for, which answer it takes, which request it makes, and where the values come from.
pub(super) fn lines(group: &Group, link: &Link, ends: &Ends<'_>) -> Vec<String> {
    let wire = code(&link.wire);
    let mut lines = or_else(&link.docs, || format!("Follows the link {wire}.")).into_owned();
    lines.push(String::new());
    lines.extend(route(group, link, ends));
    let values: Vec<String> = link.values.iter().flat_map(|value| item(ends.target, value)).collect();
    if !values.is_empty() {
        lines.push(String::new());
        lines.extend(values);
    }
    let end = end(link, ends);
    if !end.is_empty() {
        lines.push(String::new());
        lines.extend(wrap(&end.join(" ")));
    }
    lines
}

/// The sentence about both ends; of many operations that answer alike it names three.
fn route(group: &Group, link: &Link, ends: &Ends<'_>) -> Vec<String> {
    let sources: Vec<String> = link
        .sources
        .iter()
        .filter_map(|place| group.operations.get(*place))
        .map(|source| format!("[`{0}`](Self::{0})", source.method.bare()))
        .collect();
    let verb = if sources.len() == 1 { "answers" } else { "answer" };
    let method = ends.target.method.bare();
    let target = match ends.is_near {
        true => format!("[`{method}`](Self::{method})"),
        false => {
            let handle = ends.group.name.bare();
            // `#` would begin a fragment, and links take keywords as they are.
            let module = ends.group.module.bare();
            format!("[`{handle}::{method}`](crate::{module}::{handle}::{method})")
        }
    };
    let sources = match sources.as_slice() {
        [first, second, third, _, ..] => vec![
            first.clone(),
            second.clone(),
            third.clone(),
            format!("{} others", sources.len() - 3),
        ],
        sources => sources.to_vec(),
    };
    let text = format!(
        "Takes what {} {verb}, and makes the request of {target}:",
        listed(&sources)
    );
    let mut lines = wrap_words(text.split(' '));
    if link.values.is_empty()
        && let Some(last) = lines.last_mut()
    {
        last.pop();
        last.push('.');
    }
    lines
}

/// `a`, `a and b`, `a, b and c`.
fn listed(items: &[String]) -> String {
    match items {
        [start @ .., last] if !start.is_empty() => format!("{} and {last}", start.join(", ")),
        items => items.concat(),
    }
}

/// Where one value comes from.
fn item(target: &Operation, value: &LinkedValue) -> Vec<String> {
    let name = match value.input {
        LinkInput::Parameter(place) => target.parameters.get(place).map(|parameter| parameter.wire.as_str()),
        LinkInput::BodyField(place) => target
            .body
            .as_ref()
            .and_then(|body| body.setters.get(place))
            .map(|name| name.bare()),
        LinkInput::Body => None,
    };
    let name = name.map_or_else(|| "The body".to_owned(), code);
    let written = code(&value.written);
    let text = match &value.value {
        LinkValue::Constant(_) if !value.written.starts_with('$') => format!("- {name} is always {written}."),
        LinkValue::Caller if target.takes(value.input) => {
            format!("- {name} is {written} of the request that was answered, and an argument here.")
        }
        LinkValue::Caller => {
            format!("- {name} is {written} of the request that was answered: set it on this one where it counts.")
        }
        _ => format!("- {name} is {written} of the answer."),
    };
    let mut lines = wrap(&text).into_iter();
    let first = lines.next();
    first.into_iter().chain(lines.map(|line| format!("  {line}"))).collect()
}

/// When there is no request, and what is left out.
fn end(link: &Link, ends: &Ends<'_>) -> Vec<String> {
    let read = || link.carried().filter(|each| each.value.reads_answer());
    let needs = read().any(|each| ends.target.needs(each.input));
    let may = read().any(|each| !ends.target.needs(each.input));
    let lacks = match link.must_carry(ends.target) {
        MustCarry::Nothing if needs => "where the answer does not hold what the request needs",
        MustCarry::Nothing => "",
        MustCarry::All => "where the answer does not hold that",
        MustCarry::Some => "where the answer holds nothing of that",
    };
    let mut sentences = Vec::new();
    let variant = ends.success.variant.bare();
    match (lacks, ends.source.output.is_some()) {
        ("", false) => sentences.push("There is a request whatever the answer holds.".to_owned()),
        ("", true) => sentences.push(format!("`None` for another success than `{variant}`.")),
        (lacks, false) => sentences.push(format!("`None` {lacks}.")),
        (lacks, true) => sentences.push(format!("`None` for another success than `{variant}`, and {lacks}.")),
    }
    if may && link.must_carry(ends.target) != MustCarry::All {
        sentences.push("What it can do without is left out where the answer does not hold it.".to_owned());
    }
    sentences
}

fn code(text: &str) -> String {
    format!("`{}`", one_line(text).replace('`', "'"))
}
