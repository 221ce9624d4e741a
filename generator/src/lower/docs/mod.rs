//! Prose of the description as documentation: made safe, with what the types cannot say in words.

mod constraint;
mod inline;
mod markdown;

use openapiv3::{ParameterData, Schema};
use serde_json::Value;

use super::context::Context;
use super::resolve::Use;
use super::schema::annotated;
use super::schema::shape::Shape;
use crate::model::Docs;

/// Prose, made safe.
pub(super) fn prose(text: Option<&str>) -> Docs {
    Docs {
        lines: text.map(markdown::safe).unwrap_or_default(),
    }
}

/// What an operation says of itself: the summary first, then the description unless it only repeats it.
pub(super) fn of_operation(summary: Option<&str>, description: Option<&str>) -> Docs {
    let summary = summary.map(str::trim).filter(|summary| !summary.is_empty());
    let description = description.map(str::trim).filter(|description| !description.is_empty());
    match (summary, description) {
        (Some(summary), Some(description)) if !repeats(summary, description) => {
            prose(Some(&format!("{}\n\n{description}", sentence(summary))))
        }
        (Some(summary), None) => prose(Some(&sentence(summary))),
        (_, description) => prose(description),
    }
}

/// What a schema says of the type that it becomes.
pub(super) fn of_type(schema: &Schema) -> Docs {
    let mut docs = prose(schema.schema_data.description.as_deref());
    let mut sentences = constraint::limits(schema);
    sentences.extend(constraint::default(schema));
    append(&mut docs, sentences);
    docs
}

/// What the use of a schema says: its own description, constraints, default, example.
///
/// Where it only refers to a type, that type's page has the prose, and its name says the rest.
pub(super) fn of_use<'a>(context: &Context<'a>, at: Use<'a>, wire: &str, example: Option<&Value>) -> Docs {
    documented(context, None, Some(at), example, Some(wire))
}

/// What a parameter says: its own description before that of its schema.
pub(super) fn of_parameter<'a>(
    context: &Context<'a>,
    data: &'a ParameterData,
    schema: Option<Use<'a>>,
    example: Option<&Value>,
) -> Docs {
    documented(context, data.description.as_deref(), schema, example, Some(&data.name))
}

/// What a member of a union says: also what the type that it refers to begins with.
pub(super) fn of_member<'a>(context: &Context<'a>, at: Use<'a>) -> Docs {
    documented(context, None, Some(at), None, None)
}

fn documented<'a>(
    context: &Context<'a>,
    own: Option<&'a str>,
    at: Option<Use<'a>>,
    example: Option<&Value>,
    wire: Option<&str>,
) -> Docs {
    let mut docs = prose(own);
    let mut limits: Vec<String> = Vec::new();
    let mut default = None;
    let mut example = example;
    let mut crossed = false;
    let mut at = at;
    for _ in 0..8 {
        let Some(found) = at else { break };
        crossed |= matches!(found, Use::Reference(_));
        let Some(schema) = context.schema(found) else { break };
        let shape = Shape::of(schema);
        let text = schema.schema_data.description.as_deref();
        match (docs.is_empty(), crossed, wire) {
            (true, false, _) => docs = prose(text),
            (true, true, None) => docs = prose(text.map(first_paragraph)),
            _ => {}
        }
        for line in constraint::limits(schema) {
            if !limits.contains(&line) {
                limits.push(line);
            }
        }
        default = default.or_else(|| constraint::default(schema));
        // The values of an enumeration are listed where it is defined.
        example = example.filter(|_| shape.values.is_empty());
        at = annotated(&shape).or_else(|| only_alternative(&shape));
    }
    if docs.is_empty() && crossed {
        docs = named_after(wire.unwrap_or_default());
    }
    limits.extend(default);
    if let Some(example) = example {
        let said = format!("{} {}", docs.lines.join(" "), limits.join(" "));
        limits.extend(constraint::example(example, &said));
    }
    append(&mut docs, limits);
    docs
}

/// The least that can be said of a property: `lastSyncRun` is "The last sync run."
fn named_after(wire: &str) -> Docs {
    let words = crate::naming::words::split(wire);
    let lines = match words.as_slice() {
        [] => Vec::new(),
        words => vec![format!("The {}.", words.join(" "))],
    };
    Docs { lines }
}

/// Adds sentences as a paragraph of their own.
pub(super) fn append(docs: &mut Docs, sentences: Vec<String>) {
    if sentences.is_empty() {
        return;
    }
    if !docs.lines.is_empty() {
        docs.lines.push(String::new());
    }
    docs.lines.extend(markdown::wrapped(&sentences.join(" ")));
}

/// The one member beside `null`.
fn only_alternative<'a>(shape: &Shape<'a>) -> Option<Use<'a>> {
    let mut members = shape
        .one_of
        .iter()
        .chain(shape.any_of)
        .map(Use::from)
        .filter(|member| match member {
            Use::Reference(_) => true,
            Use::Schema(schema) => !Shape::of(schema).is_null(),
        });
    let only = members.next()?;
    members.next().is_none().then_some(only)
}

fn first_paragraph(text: &str) -> &str {
    let text = text.trim_start();
    text.find("\n\n").map_or(text, |end| &text[..end])
}

fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?', ':']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

fn repeats(summary: &str, description: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters(description).starts_with(&letters(summary))
}
