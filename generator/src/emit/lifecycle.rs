//! The life of one thing of an API, as a program: each step is given what earlier ones answered.

use super::answer;
use super::example;
use super::guide;
use super::input;
use super::ty;
use crate::model::{Api, Group, Operation, Positional, Presence, TypeKind, TypeRef};
use crate::options::Options;

/// How many steps make a life.
const STEPS: usize = 3;

/// The steps of one group, in their order.
pub(super) struct Steps<'a> {
    /// The group.
    pub(super) group: &'a Group,
    operations: Vec<&'a Operation>,
}

/// The longest life that a group has; none where no group has one.
pub(super) fn steps(api: &Api) -> Option<Steps<'_>> {
    let mut best: Option<Steps<'_>> = None;
    for group in &api.groups {
        let found = of_group(api, group);
        if found.len() >= STEPS && best.as_ref().is_none_or(|best| best.operations.len() < found.len()) {
            best = Some(Steps {
                group,
                operations: found,
            });
        }
    }
    best
}

/// The operation that creates, and those that take the identifier which it answers.
fn of_group<'a>(api: &'a Api, group: &'a Group) -> Vec<&'a Operation> {
    let creates = |operation: &&Operation| {
        !operation.deprecated && operation.http_method == "POST" && operation.method.bare().starts_with("create")
    };
    let Some(first) = group.operations.iter().find(creates) else {
        return Vec::new();
    };
    let ids: Vec<&TypeRef> = identifiers(api, first).map(|(_, ty)| ty).collect();
    let takes = |operation: &&Operation| {
        !operation.deprecated && input::required(operation).any(|parameter| ids.contains(&&parameter.ty))
    };
    let mut later: Vec<_> = group.operations.iter().filter(takes).collect();
    later.sort_by_key(|operation| rank(operation));
    std::iter::once(first).chain(later).collect()
}

/// When an operation comes in a life.
fn rank(operation: &Operation) -> u8 {
    match operation.http_method.as_str() {
        "GET" if operation.method.bare().starts_with("list") => 1,
        "GET" => 0,
        "DELETE" => 3,
        _ => 2,
    }
}

/// The fields of an answer that hold an identifier with a type of its own.
fn identifiers<'a>(api: &'a Api, operation: &'a Operation) -> impl Iterator<Item = (String, &'a TypeRef)> {
    let fields = answered(api, operation).into_iter().flat_map(|shape| &shape.fields);
    fields
        .filter(|field| field.presence == Presence::Required)
        .filter(|field| match &field.ty {
            TypeRef::Named(id) => matches!(api.types[*id].kind, TypeKind::Newtype(_)),
            _ => false,
        })
        .map(|field| (field.name.to_string(), &field.ty))
}

/// The struct that an operation answers.
fn answered<'a>(api: &'a Api, operation: &'a Operation) -> Option<&'a crate::model::Struct> {
    match (&operation.output, &operation.successes.first()?.payload) {
        (None, crate::model::Payload::Json { ty, .. }) => answer::structure(api, ty),
        _ => None,
    }
}

/// What an earlier step answered, and how a later one is given it.
struct Carried<'a> {
    ty: &'a TypeRef,
    value: String,
    /// Whether it is lent or given away.
    lent: bool,
}

/// The names to import, and the statements.
pub(super) fn statements(api: &Api, options: &Options, steps: &Steps<'_>) -> (Vec<String>, Vec<String>) {
    let file = guide::plain(api, options);
    let (mut names, mut lines) = (Vec::new(), Vec::new());
    let mut carried: Vec<Carried<'_>> = Vec::new();
    for operation in &steps.operations {
        let call = example::call_with(&file, steps.group, operation, |positional| {
            let ty = match positional {
                Positional::Parameter(place) => &operation.parameters.get(*place)?.ty,
                Positional::BodyField(place) => {
                    let (_, _, shape) = input::flattened(&file, operation)?;
                    let field = shape.fields.get(*place)?;
                    (field.presence == Presence::Required).then_some(&field.ty)?
                }
                Positional::Body => return None,
            };
            let place = carried.iter().rposition(|each| each.ty == ty)?;
            let found = carried.get(place)?;
            let value = found.value.clone();
            if !found.lent {
                carried.remove(place);
            }
            Some(value)
        });
        let summary = operation.docs.summary();
        if !summary.is_empty() {
            lines.extend([String::new(), format!("// {summary}")]);
        }
        lines.extend(example::bound(api, &call, ".await?;", true));
        names.extend(call.names.iter().cloned());
        let Some(answer) = &call.answer else { continue };
        carried.retain(|each| !names_answer(&each.value, &answer.name));
        carried.extend(identifiers(api, operation).map(|(field, ty)| Carried {
            ty,
            value: format!("&{}.{field}", answer.name),
            lent: true,
        }));
        let fields = answered(api, operation).into_iter().flat_map(|shape| &shape.fields);
        let lists = fields.filter(|field| {
            field.presence == Presence::Required && matches!(ty::resolve(api, &field.ty), TypeRef::List(_))
        });
        carried.extend(lists.map(|field| Carried {
            ty: &field.ty,
            value: format!("{}.{}", answer.name, field.name),
            lent: false,
        }));
    }
    names.sort_unstable();
    names.dedup();
    (names, lines)
}

/// Whether a value is part of the answer with this name, which a later one shadows.
fn names_answer(value: &str, name: &str) -> bool {
    let value = value.trim_start_matches('&');
    value.split('.').next() == Some(name)
}
