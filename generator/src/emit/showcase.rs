//! Which operations stand for the whole API in examples.

use crate::model::{Api, Group, Operation, Payload, TypeRef};

/// An operation with its group.
pub(super) type Shown<'a> = (&'a Group, &'a Operation);

/// Every operation that is not deprecated.
fn operations(api: &Api) -> impl Iterator<Item = Shown<'_>> {
    let all = api
        .groups
        .iter()
        .flat_map(|group| group.operations.iter().map(move |operation| (group, operation)));
    all.filter(|(_, operation)| !operation.deprecated)
}

/// Every operation that is not deprecated, the first one before the others.
pub(super) fn all(api: &Api) -> impl Iterator<Item = Shown<'_>> {
    first(api).into_iter().chain(operations(api))
}

/// The first operation that creates something; without one, the first.
pub(super) fn first(api: &Api) -> Option<Shown<'_>> {
    let posts = |operation: &Operation| operation.http_method == "POST" && !operation.idempotent;
    let creates = |operation: &Operation| posts(operation) && operation.method.bare().starts_with("create");
    operations(api)
        .find(|(_, operation)| creates(operation))
        .or_else(|| operations(api).find(|(_, operation)| posts(operation)))
        .or_else(|| operations(api).next())
}

/// The first operation that answers a list, of the same group where it can be.
pub(super) fn list(api: &Api) -> Option<Shown<'_>> {
    let same = |group: &Group| first(api).is_some_and(|(other, _)| other.module == group.module);
    let lists = || operations(api).filter(|(_, operation)| answers_list(operation) && !is(first(api), operation));
    lists().find(|(group, _)| same(group)).or_else(|| lists().next())
}

/// Whether an operation is this one.
fn is(shown: Option<Shown<'_>>, operation: &Operation) -> bool {
    shown.is_some_and(|(_, other)| std::ptr::eq(other, operation))
}

/// Whether the answer is a list.
fn answers_list(operation: &Operation) -> bool {
    let payload = operation.successes.first().map(|success| &success.payload);
    matches!(
        payload,
        Some(Payload::Json {
            ty: TypeRef::List(_),
            ..
        })
    )
}

/// The operation that documents the most errors; the first of several.
pub(super) fn errors(api: &Api) -> Option<Shown<'_>> {
    let most = operations(api).map(|(_, operation)| operation.errors.len()).max()?;
    operations(api).find(|(_, operation)| operation.errors.len() == most)
}
