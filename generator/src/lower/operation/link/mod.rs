//! Links of successes, as methods that carry values forward (OpenAPI 3.0, section 4.7.20).

mod expression;
mod input;
mod merge;
mod shape;
mod target;
mod value;

use openapiv3::{Link as Described, Response};

use self::merge::Draft;
use super::outline::Outline;
use super::response;
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::docs;
use crate::model::{Group, LinkValue, Operation, OperationPlace, StatusRange};
use crate::pointer::Place;

/// A link as the description has it, with where it stands.
pub(super) struct Written<'a> {
    path: &'a str,
    http_method: &'a str,
    status: StatusRange,
    name: &'a str,
    link: &'a Described,
    place: Place,
}

/// The links of an operation's answers, by status and name.
pub(super) fn written<'a>(context: &mut Context<'a>, outline: &Outline<'a>) -> Vec<Written<'a>> {
    let described = &outline.operation.responses;
    let of_status = described
        .responses
        .iter()
        .map(|(status, response)| (Some(status), response));
    let mut found = Vec::new();
    for (status, response) in of_status.chain(described.default.iter().map(|response| (None, response))) {
        // Who reads the answers says where a reference leads to nothing.
        let response = context.entry(response, "responses", |parts| &parts.responses).ok();
        if let Some(response) = response.filter(|response| !response.links.is_empty()) {
            let key = status.map_or_else(|| "default".to_owned(), ToString::to_string);
            let place = outline.place.key("responses").key(&key);
            let place = context.place(&response.extensions, &place).key("links");
            let status = status.map_or(StatusRange::Default, response::range);
            found.extend(of_response(context, outline, status, response, &place));
        }
    }
    found.sort_by(|left, right| (left.status, left.name).cmp(&(right.status, right.name)));
    found
}

fn of_response<'a>(
    context: &mut Context<'a>,
    outline: &Outline<'a>,
    status: StatusRange,
    response: &'a Response,
    holder: &Place,
) -> Vec<Written<'a>> {
    let mut found = Vec::new();
    for (name, link) in &response.links {
        let place = holder.key(name);
        match context.entry(link, "links", |parts| &parts.links) {
            Ok(link) => found.push(Written {
                path: outline.path,
                http_method: outline.http_method,
                status,
                name,
                place: context.place(&link.extensions, &place),
                link,
            }),
            Err(reference) => context.dangling(reference, &place, "the link is left out"),
        }
    }
    found
}

/// Gives the groups the methods of their links, now that all operations have their names.
pub(super) fn assign<'a>(context: &mut Context<'a>, groups: &mut [Group], written: &[Written<'a>]) {
    let drafts: Vec<Draft> = written
        .iter()
        .filter_map(|written| draft(context, groups, written))
        .collect();
    let links = merge::links(context, groups, drafts);
    for (group, links) in groups.iter_mut().zip(links) {
        group.links = links;
    }
}

fn draft(context: &mut Context<'_>, groups: &[Group], written: &Written<'_>) -> Option<Draft> {
    let source = target::of_route(groups, written.path, written.http_method)?;
    let operation = operation(groups, source)?;
    let success = |success: &crate::model::Success| success.status == written.status;
    let Some(success) = operation.successes.iter().position(success) else {
        let message = format!(
            "the link `{}` stands on the answer of an error; it is left out",
            written.name
        );
        let help = "put it on a success, or make the next request by hand where the error is handled";
        context
            .diagnostics
            .note(codes::LINK_OF_ERROR, &written.place, message, help);
        return None;
    };
    let target = target::of(context, groups, written)?;
    let read = value::all(
        context,
        &value::Sides {
            source: operation,
            success: operation.successes.get(success)?,
            target: self::operation(groups, target)?,
        },
        written,
    );
    let carries = read.values.iter().any(|each| each.value != LinkValue::Caller);
    if read.has_lost && !carries {
        let message = format!("the link `{}` carries no value; it is left out", written.name);
        let help = "correct its `parameters`";
        context
            .diagnostics
            .degraded(codes::LINK_VALUE, &written.place, message, help);
        return None;
    }
    if written.link.server.is_some() {
        let message = "the link has a server of its own; the request goes where the operation goes";
        let help = "give the request a base URL by its options, where the service is elsewhere";
        let place = written.place.key("server");
        context.diagnostics.note(codes::LINK_SERVER, &place, message, help);
    }
    Some(Draft {
        source,
        success,
        wire: written.name.to_owned(),
        docs: docs::prose(written.link.description.as_deref()),
        target,
        values: read.values,
    })
}

/// The operation at a place.
fn operation(groups: &[Group], place: OperationPlace) -> Option<&Operation> {
    groups.get(place.group)?.operations.get(place.operation)
}
