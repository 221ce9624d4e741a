//! `api.md`: every operation with its method, path and Rust call.

use super::file::File;
use super::{client, guide, input, response, status, ty};
use crate::model::{Api, Group, Operation, Payload, Positional, Presence, TypeRef};
use crate::options::Options;

/// The text of the file.
pub(super) fn text(api: &Api, options: &Options) -> String {
    let mut text = format!("# The {} API in Rust\n", client::title(api));
    for group in &api.groups {
        text.push_str(&format!("\n## `client.{}()`\n", group.accessor.bare()));
        if let Some(feature) = &group.feature {
            text.push_str(&format!("\nFeature: `{feature}`.\n"));
        }
        for operation in &group.operations {
            let mut file = guide::plain(api, options);
            text.push_str(&block(&mut file, group, operation));
        }
    }
    text.push_str(&webhooks(api, options));
    text
}

/// What the service sends, with the types to read it by.
fn webhooks(api: &Api, options: &Options) -> String {
    let mut text = String::new();
    for webhook in &api.webhooks {
        if text.is_empty() {
            text.push_str("\n## What the service sends\n\n");
        }
        text.push_str(&format!("- `{}`: `{}`", webhook.name, webhook.http_method));
        if let Some(ty) = &webhook.ty {
            let mut file = guide::plain(api, options);
            let ty = ty::text(&ty::stored(&mut file, ty));
            text.push_str(&format!(" with `{ty}`"));
        }
        let summary = webhook.docs.summary();
        if !summary.is_empty() {
            text.push_str(&format!(". {summary}"));
        }
        text.push('\n');
    }
    text
}

/// What is to know of one call.
fn block(file: &mut File<'_>, group: &Group, operation: &Operation) -> String {
    let method = operation.method.bare();
    let answer = ty::text(&response::success(file, operation).0);
    let arguments = arguments(file, operation).join(", ");
    let mut text = format!("\n### `{method}({arguments})` → `{answer}`\n\n");
    text.push_str(&format!("`{} {}`", operation.http_method, operation.path.text));
    if operation.deprecated {
        text.push_str(", deprecated");
    }
    text.push_str("\n\n");
    let summary = operation.docs.summary();
    if !summary.is_empty() {
        text.push_str(&format!("{summary}\n\n"));
    }
    let mut facts = Vec::new();
    let setters = setters(file, operation);
    if !setters.is_empty() {
        facts.push(format!("Optional: {}.", setters.join(", ")));
    }
    if let Some(body) = operation.body.as_ref().filter(|_| operation.has_with()) {
        let plain = method.trim_end_matches('_');
        let end = method.get(plain.len()..).unwrap_or_default();
        let mut names: Vec<String> = input::required(operation)
            .map(|parameter| parameter.name.bare().to_owned())
            .collect();
        names.push(format!(
            "{}: {}",
            body.name.bare(),
            ty::text(&ty::stored(file, &body.ty))
        ));
        facts.push(format!("Whole body: `{plain}_with{end}({})`.", names.join(", ")));
    }
    facts.extend(media_types(operation));
    facts.extend(links(file.api, group, operation));
    facts.push(errors(file, group, operation));
    for fact in facts {
        text.push_str(&format!("- {fact}\n"));
    }
    text
}

/// What the body is sent as, and what else can be chosen.
fn media_types(operation: &Operation) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(media_type) = &operation.body_variant {
        facts.push(format!("Sent as `{media_type}`."));
    }
    let others = operation.body.iter().flat_map(|body| &body.others);
    facts.extend(others.map(|other| format!("Sent as `{}`: `.{}()`.", other.media_type, other.setter.bare())));
    let answers = operation.other_answers.iter();
    facts.extend(answers.map(|other| format!("Answered as `{}`: `.{}()`.", other.media_type, other.method.bare())));
    facts
}

/// The methods that go on from the answer.
fn links(api: &Api, group: &Group, operation: &Operation) -> Option<String> {
    let place = group
        .operations
        .iter()
        .position(|each| each.method == operation.method)?;
    let mut found = Vec::new();
    for link in group.links.iter().filter(|link| link.sources.contains(&place)) {
        let other = api.groups.get(link.target.group)?;
        let target = other.operations.get(link.target.operation)?;
        let (method, accessor) = (link.method.bare(), other.accessor.bare());
        found.push(format!("`{method}` to `{accessor}().{}`", target.method.bare()));
    }
    (!found.is_empty()).then(|| format!("The answer leads on: {}.", found.join(", ")))
}

/// The arguments with what they hold.
fn arguments(file: &mut File<'_>, operation: &Operation) -> Vec<String> {
    let names = input::argument_names(operation);
    let shape = input::flattened(file, operation).map(|(_, _, shape)| shape);
    let mut arguments = Vec::new();
    for (positional, name) in operation.positional.iter().zip(names) {
        let ty = match positional {
            Positional::Parameter(place) => operation
                .parameters
                .get(*place)
                .map(|parameter| ty::stored(file, &parameter.ty)),
            Positional::BodyField(place) => shape
                .and_then(|shape| shape.fields.get(*place))
                .map(|field| ty::field(file, field)),
            Positional::Body => operation.body.as_ref().map(|body| ty::stored(file, &body.ty)),
        };
        arguments.push(format!("{name}: {}", ty::text(&ty.unwrap_or_default())));
    }
    arguments
}

/// The setters with what they hold.
fn setters(file: &mut File<'_>, operation: &Operation) -> Vec<String> {
    let mut setters = Vec::new();
    for parameter in input::optional(operation) {
        let ty = ty::text(&ty::stored(file, &parameter.ty));
        setters.push(format!("`{}({ty})`", parameter.name.bare()));
    }
    if let Some((body, _, shape)) = input::flattened(file, operation) {
        for (name, field) in input::body_setters(body, shape) {
            let mut required = field.clone();
            required.presence = Presence::Required;
            if let TypeRef::Secret(inner) = &field.ty {
                required.ty = inner.as_ref().clone();
            }
            let ty = ty::text(&ty::field(file, &required));
            setters.push(format!("`{}({ty})`", name.bare()));
        }
    }
    setters
}

/// The documented errors by status.
fn errors(file: &mut File<'_>, group: &Group, operation: &Operation) -> String {
    let name = format!("`{}::{}`", group.module.bare(), operation.error.bare());
    if operation.errors.is_empty() {
        return format!("Errors: none documented ({name}).");
    }
    let mut cases = Vec::new();
    for case in &operation.errors {
        let payload = match &case.payload {
            Payload::Empty => String::new(),
            Payload::Json { ty, .. } => format!("({})", ty::text(&ty::stored(file, ty))),
            Payload::Text => "(String)".to_owned(),
            Payload::Bytes => "(Bytes)".to_owned(),
        };
        cases.push(format!(
            "{} `{}{payload}`",
            status::text(case.status),
            case.variant.bare()
        ));
    }
    format!("Errors: {name}: {}.", cases.join(", "))
}

/// Text for one cell of a table.
pub(super) fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
