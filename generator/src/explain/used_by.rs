//! Who uses an item.

use super::find::{Found, operation_path};
use crate::model::{Api, Operation, Payload, TypeDef, TypeId, TypeKind};

/// The items that use one, by their paths: the fields and variants of types first, then operations.
pub(super) fn of(api: &Api, found: &Found<'_>) -> Vec<String> {
    let Found::Type(id, _) = found else {
        return Vec::new();
    };
    let in_types = api.types.iter().flat_map(|(_, def)| of_type(def, *id));
    let operations = api.groups.iter().flat_map(|group| {
        let operations = group.operations.iter();
        operations.flat_map(|operation| of_operation(&operation_path(group, operation), operation, *id))
    });
    let webhooks = api
        .webhooks
        .iter()
        .filter(|webhook| webhook.ty.as_ref().is_some_and(|ty| ty.mentions(*id)));
    let webhooks = webhooks.map(|webhook| format!("webhook `{}`", webhook.name));
    in_types.chain(operations).chain(webhooks).collect()
}

fn of_type(def: &TypeDef, id: TypeId) -> Vec<String> {
    let path = def.path();
    let part = |name: &str| format!("{path}::{name}");
    match &def.kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter().filter(|field| field.ty.mentions(id));
            let rest = object.rest.iter().filter(|rest| rest.value.mentions(id));
            let rest = rest.map(|rest| part(rest.name.as_str()));
            fields.map(|field| part(field.name.as_str())).chain(rest).collect()
        }
        TypeKind::Union(union) => {
            let members = union.members.iter().filter(|member| member.ty.mentions(id));
            members.map(|member| part(member.name.as_str())).collect()
        }
        TypeKind::Alias(ty) | TypeKind::Newtype(crate::model::Newtype { inner: ty }) if ty.mentions(id) => vec![path],
        _ => Vec::new(),
    }
}

fn of_operation(path: &str, operation: &Operation, id: TypeId) -> Vec<String> {
    let parameters = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.ty.mentions(id));
    let mut found: Vec<String> = parameters
        .map(|parameter| format!("{path}::{}", parameter.name.as_str()))
        .collect();
    if operation.body.as_ref().is_some_and(|body| body.ty.mentions(id)) {
        found.push(format!("{path} (its body)"));
    }
    let carries = |payload: &Payload| matches!(payload, Payload::Json { ty, .. } if ty.mentions(id));
    let others = operation.other_answers.iter().map(|other| &other.payload);
    let mut successes = operation.successes.iter().map(|success| &success.payload).chain(others);
    let streamed = operation.stream.as_ref().and_then(|stream| stream.items.ty());
    if successes.any(carries) || streamed.is_some_and(|ty| ty.mentions(id)) {
        found.push(format!("{path} (its answer)"));
    }
    if operation.errors.iter().any(|case| carries(&case.payload)) {
        found.push(format!("{path} (its errors)"));
    }
    found
}
