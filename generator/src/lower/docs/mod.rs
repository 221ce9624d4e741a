//! Prose of the description as documentation: made safe, with what the types cannot say in words.

mod constraint;
mod inline;
mod markdown;

use openapiv3::Schema;

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
    let data = &schema.schema_data;
    prose(data.description.as_deref())
}

/// What the use of a schema says: its own description or that of what it refers to, constraints, default, example.
pub(super) fn of_use<'a>(context: &Context<'a>, at: Use<'a>) -> Docs {
    let mut docs = Docs::default();
    let mut constraints = Vec::new();
    let mut at = Some(at);
    let mut steps = 0;
    while let Some(found) = at.filter(|_| steps < 8) {
        let is_reference = matches!(found, Use::Reference(_));
        let Some(schema) = context.schema(found) else { break };
        let shape = Shape::of(schema);
        if docs.is_empty() {
            let text = schema.schema_data.description.as_deref();
            docs = prose(if is_reference { text.map(first_paragraph) } else { text });
        }
        for line in constraint::sentences(schema) {
            if !constraints.contains(&line) {
                constraints.push(line);
            }
        }
        at = annotated(&shape).or_else(|| only_alternative(&shape));
        steps += 1;
    }
    append(&mut docs, constraints);
    docs
}

/// The constraints, default and example of a use, without its prose.
pub(super) fn constraints<'a>(context: &Context<'a>, at: Use<'a>) -> Vec<String> {
    context.schema(at).map(constraint::sentences).unwrap_or_default()
}

/// What a member of a union says.
pub(super) fn of_member<'a>(context: &Context<'a>, at: Use<'a>) -> Docs {
    of_use(context, at)
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

/// The sentences for the default and the example of a parameter.
pub(super) fn example(value: Option<&serde_json::Value>) -> Vec<String> {
    value.and_then(constraint::example).into_iter().collect()
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
