//! What an operation is expected to make of its documented answers.

use super::shared::Shared;
use crate::model::{Api, ErrorCase, Group, Operation, Payload, StatusRange, Success};

/// The statements that give an operation each of its answers.
pub(super) fn statements(api: &Api, group: &Group, operation: &Operation, shared: &Shared<'_>) -> Vec<String> {
    let successes = operation
        .successes
        .iter()
        .map(|each| success(api, group, operation, each, shared));
    let errors = operation
        .errors
        .iter()
        .map(|case| error(api, group, operation, case, shared));
    successes.chain(errors).flatten().collect()
}

fn success(api: &Api, group: &Group, operation: &Operation, success: &Success, shared: &Shared<'_>) -> Vec<String> {
    let known = operation.successes.iter().map(|each| each.status);
    let Some(status) = status(success.status, &known.collect::<Vec<_>>(), 200..300) else {
        return Vec::new();
    };
    let Some(body) = body(api, &success.payload, success.sample.as_deref(), shared) else {
        return vec![left_out(status)];
    };
    let call = format!("support::succeeds(call, {status}, {body})");
    match &operation.output {
        None => vec![format!("{call};")],
        Some(output) => {
            let path = format!("api::{}::{output}::{}", group.module, success.variant);
            vec![
                format!("let output = {call};"),
                format!("assert!(matches!(output, {path}{}));", held(&success.payload)),
            ]
        }
    }
}

fn error(api: &Api, group: &Group, operation: &Operation, case: &ErrorCase, shared: &Shared<'_>) -> Vec<String> {
    let known = operation.errors.iter().map(|each| each.status);
    let Some(status) = status(case.status, &known.collect::<Vec<_>>(), 300..600) else {
        return Vec::new();
    };
    let Some(body) = body(api, &case.payload, case.sample.as_deref(), shared) else {
        return vec![left_out(status)];
    };
    let path = format!("api::{}::{}::{}", group.module, operation.error, case.variant);
    vec![
        format!("let error = support::fails(call, {status}, {body});"),
        format!("assert!(matches!(error, {path}{}));", held(&case.payload)),
    ]
}

fn left_out(status: u16) -> String {
    format!("// {status}: no valid answer could be made of its schema.")
}

/// What a variant holds, as a pattern.
fn held(payload: &Payload) -> &'static str {
    match payload {
        Payload::Empty => "",
        Payload::Json { .. } | Payload::Text | Payload::Bytes => "(_)",
    }
}

/// The expression of what an answer carries.
pub(super) fn body(api: &Api, payload: &Payload, sample: Option<&str>, shared: &Shared<'_>) -> Option<String> {
    Some(match payload {
        Payload::Empty => "\"\"".to_owned(),
        Payload::Text => "\"text\"".to_owned(),
        Payload::Bytes => "\"content\"".to_owned(),
        Payload::Json { .. } => shared.expression(api, payload, sample?),
    })
}

/// A status of a documented range that no other documented one has before it.
fn status(range: StatusRange, known: &[StatusRange], of_kind: std::ops::Range<u16>) -> Option<u16> {
    let is_exact = |status: u16| known.contains(&StatusRange::Exactly(status));
    let is_of_class = |status: u16| {
        known
            .iter()
            .any(|known| matches!(known, StatusRange::Class(class) if u16::from(*class) == status / 100))
    };
    match range {
        StatusRange::Exactly(status) => (100..1000).contains(&status).then_some(status),
        StatusRange::Class(class) => {
            let first = u16::from(class) * 100;
            (first..first + 100).find(|status| (100..1000).contains(status) && !is_exact(*status))
        }
        StatusRange::Default => {
            let usual = [500, 400, 200].into_iter().filter(|status| of_kind.contains(status));
            usual
                .chain(of_kind.clone())
                .find(|status| !is_exact(*status) && !is_of_class(*status))
        }
    }
}
