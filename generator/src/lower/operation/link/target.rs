//! The operation that a link leads to: by `operationId`, or by `operationRef` inside the description.

use openapiv3::{LinkOperation, ReferenceOr};

use super::Written;
use crate::diagnostic::{Diagnostic, Location, Severity, codes};
use crate::lower::context::Context;
use crate::lower::operation::outline;
use crate::lower::resolve::percent_decoded;
use crate::model::{Group, Operation, OperationPlace};
use crate::pointer::Pointer;

/// The operation that a link leads to; where there is none, that is said.
pub(super) fn of(context: &mut Context<'_>, groups: &[Group], written: &Written<'_>) -> Option<OperationPlace> {
    match &written.link.operation {
        LinkOperation::OperationId(id) => by(groups, |operation| operation.id == *id).or_else(|| {
            let is_there = described(context, |_, _, described| described == Some(id));
            complain(context, written, ("operationId", id), is_there)
        }),
        LinkOperation::OperationRef(reference) => {
            let route = route(reference);
            let found = route.as_ref().and_then(|(path, method)| of_route(groups, path, method));
            found.or_else(|| {
                let is_there = route.is_some_and(|(path, method)| {
                    described(context, |described, of, _| {
                        described == path && of.eq_ignore_ascii_case(&method)
                    })
                });
                complain(context, written, ("operationRef", reference), is_there)
            })
        }
    }
}

/// The operation of a path and a method.
pub(super) fn of_route(groups: &[Group], path: &str, method: &str) -> Option<OperationPlace> {
    by(groups, |operation| {
        operation.path.text == path && operation.http_method.eq_ignore_ascii_case(method)
    })
}

fn by(groups: &[Group], is_it: impl Fn(&Operation) -> bool) -> Option<OperationPlace> {
    groups.iter().enumerate().find_map(|(group, each)| {
        let is_it = |operation: &Operation| operation.body_variant.is_none() && is_it(operation);
        let operation = each.operations.iter().position(is_it)?;
        Some(OperationPlace { group, operation })
    })
}

/// Path and method of a reference such as `#/paths/~1users~1{id}/get`, whose braces may be percent-encoded.
fn route(reference: &str) -> Option<(String, String)> {
    let pointer = Pointer::parse(&percent_decoded(reference.strip_prefix('#')?));
    let tokens: Vec<String> = pointer.tokens().collect();
    match tokens.as_slice() {
        [paths, path, method] if paths == "paths" => Some((path.clone(), method.clone())),
        _ => None,
    }
}

/// Whether the description has such an operation, generated or not: by its path, its method and its `operationId`.
fn described(context: &Context<'_>, is_it: impl Fn(&str, &str, Option<&String>) -> bool) -> bool {
    context.document.openapi.paths.paths.iter().any(|(path, item)| {
        let ReferenceOr::Item(item) = item else { return false };
        let mut operations = outline::methods(context, item).into_iter();
        operations.any(|(method, operation)| is_it(path, method, operation.operation_id.as_ref()))
    })
}

/// Says that there is no such operation; what was left out by choice is no loss.
fn complain(
    context: &mut Context<'_>,
    written: &Written<'_>,
    (key, value): (&str, &str),
    is_there: bool,
) -> Option<OperationPlace> {
    let (what, help) = match (is_there, value.starts_with('#') || key == "operationId") {
        (true, _) => ("is not generated", "nothing to do, or generate that operation too"),
        (false, true) if key == "operationId" => (
            "is the id of no operation",
            "name an operation of this description by its `operationId`",
        ),
        (false, true) => (
            "leads to no operation",
            "write it as `#/paths/~1users~1{id}/get`, or name the operation by its `operationId`",
        ),
        (false, false) => (
            "leads to another document",
            "add that operation to this description, and name it by its `operationId`",
        ),
    };
    context.diagnostics.push(Diagnostic {
        code: codes::DANGLING_LINK,
        severity: if is_there { Severity::Note } else { Severity::Degraded },
        location: Location::Value(written.place.key(key)),
        message: format!("`{key}: {value}` {what}; the link `{}` is left out", written.name),
        help: help.to_owned(),
    });
    None
}
