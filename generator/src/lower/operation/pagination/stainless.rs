//! `x-stainless-pagination-property`: what single parameters and properties are for.

use indexmap::IndexMap;
use openapiv3::{ParameterSchemaOrContent, StatusCode};
use serde_json::Value;

use super::expression;
use crate::lower::context::Context;
use crate::lower::operation::media;
use crate::lower::operation::outline::Outline;
use crate::lower::resolve::Use;
use crate::lower::schema::shape::Shape;
use crate::options::{NextPage, Pages};

/// The extension.
pub(super) const KEY: &str = "x-stainless-pagination-property";

/// How deep in an answer marks are looked for.
const DEPTH: usize = 5;

/// Purposes, each with the name or path of what has it.
#[derive(Default)]
struct Marks(Vec<(String, String)>);

impl Marks {
    fn add(&mut self, extensions: &IndexMap<String, Value>, path: &str) {
        let purpose = extensions.get(KEY).and_then(|mark| mark.get("purpose"));
        if let Some(purpose) = purpose.and_then(Value::as_str) {
            self.0.push((purpose.to_owned(), path.to_owned()));
        }
    }

    fn get(&self, purpose: &str) -> Option<String> {
        let found = self.0.iter().find(|(marked, _)| marked == purpose)?;
        Some(found.1.clone())
    }
}

/// How pages follow, where the marks of an operation say it whole.
pub(super) fn read<'a>(context: &Context<'a>, outline: &Outline<'a>) -> Option<Pages> {
    let inputs = inputs(context, outline);
    // Most operations have no mark, which is to cost little.
    let depth = if inputs.0.is_empty() { 1 } else { DEPTH };
    let answer = answer(context, outline)?;
    let mut outputs = Marks::default();
    walk(context, answer, "", depth, &mut outputs);
    let next = next_page(&inputs, &outputs)?;
    let is_list = context
        .schema(answer)
        .is_some_and(|schema| Shape::of(schema).items.is_some());
    Some(Pages {
        items: outputs.get("items").or_else(|| is_list.then(String::new)),
        more: outputs.get("has_next_page"),
        next,
    })
}

fn next_page(inputs: &Marks, outputs: &Marks) -> Option<NextPage> {
    if let (Some(input), Some(next)) = (inputs.get("next_cursor_param"), outputs.get("next_cursor_field")) {
        return Some(NextPage::Cursor { input, next });
    }
    if let (Some(input), Some(path)) = (inputs.get("next_cursor_id_param"), outputs.get("cursor_item_id")) {
        let id = expression::answer(&path)?.last_item?;
        return Some(NextPage::LastItem { input, id });
    }
    if let Some(address) = outputs.get("cursor_url_field") {
        return Some(NextPage::Address(address));
    }
    if let Some(input) = inputs.get("page_number_param") {
        return Some(NextPage::Number {
            input,
            first: None,
            current: outputs.get("current_page_number_field"),
            last: outputs.get("total_page_count_field"),
        });
    }
    Some(NextPage::Offset {
        input: inputs.get("offset_count_param")?,
        total: outputs.get("offset_total_count_field"),
    })
}

/// The marks of parameters, and of the properties of the body.
fn inputs<'a>(context: &Context<'a>, outline: &Outline<'a>) -> Marks {
    let mut marks = Marks::default();
    let parameters = outline.operation.parameters.iter().chain(&outline.item.parameters);
    for parameter in parameters {
        let Ok(parameter) = context.entry(parameter, "parameters", |parts| &parts.parameters) else {
            continue;
        };
        let data = parameter.parameter_data_ref();
        marks.add(&data.extensions, &data.name);
        if let ParameterSchemaOrContent::Schema(schema) = &data.format
            && let Some(schema) = context.schema(schema.into())
        {
            marks.add(&schema.schema_data.extensions, &data.name);
        }
    }
    let body = outline.operation.request_body.as_ref();
    let body = body.and_then(|body| context.entry(body, "requestBodies", |parts| &parts.request_bodies).ok());
    let schema = body.and_then(|body| media::best(&body.content)?.1.schema.as_ref());
    if let Some(schema) = schema {
        walk(context, schema.into(), "", 1, &mut marks);
    }
    marks
}

/// The schema of the first success.
fn answer<'a>(context: &Context<'a>, outline: &Outline<'a>) -> Option<Use<'a>> {
    let responses = outline.operation.responses.responses.iter();
    let is_success = |status: &StatusCode| matches!(status, StatusCode::Code(200..=299) | StatusCode::Range(2));
    let (_, response) = responses.into_iter().find(|(status, _)| is_success(status))?;
    let response = context.entry(response, "responses", |parts| &parts.responses).ok()?;
    Some(media::best(&response.content)?.1.schema.as_ref()?.into())
}

/// The marks of the properties of a schema, and of what they hold.
fn walk<'a>(context: &Context<'a>, at: Use<'a>, before: &str, depth: usize, marks: &mut Marks) {
    let Some(schema) = context.schema(at).filter(|_| depth > 0) else {
        return;
    };
    let shape = Shape::of(schema);
    for part in shape.all_of {
        walk(context, part.into(), before, depth - 1, marks);
    }
    for (name, property) in shape.properties.into_iter().flatten() {
        let path = if before.is_empty() {
            name.clone()
        } else {
            format!("{before}.{name}")
        };
        if let Some(schema) = context.schema(property.into()) {
            marks.add(&schema.schema_data.extensions, &path);
        }
        walk(context, property.into(), &path, depth - 1, marks);
    }
    if let Some(items) = shape.items {
        walk(context, items.into(), &format!("{before}[-1]"), depth - 1, marks);
    }
}
