//! Every use of a type inside another.

use crate::model::{Api, Body, Operation, Payload, TypeId, TypeKind, TypeRef};

/// The uses that a type is made of.
pub(in crate::lower) fn uses(kind: &TypeKind) -> Vec<&TypeRef> {
    match kind {
        TypeKind::Struct(object) => object
            .fields
            .iter()
            .map(|field| &field.ty)
            .chain(object.rest.iter().map(|rest| &rest.value))
            .collect(),
        TypeKind::Enum(_) | TypeKind::Values(_) | TypeKind::Custom(_) => Vec::new(),
        TypeKind::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
        TypeKind::Newtype(newtype) => vec![&newtype.inner],
        TypeKind::Alias(ty) => vec![ty],
    }
}

/// The same, to be changed.
pub(super) fn uses_mut(kind: &mut TypeKind) -> Vec<&mut TypeRef> {
    match kind {
        TypeKind::Struct(object) => object
            .fields
            .iter_mut()
            .map(|field| &mut field.ty)
            .chain(object.rest.iter_mut().map(|rest| &mut rest.value))
            .collect(),
        TypeKind::Enum(_) | TypeKind::Values(_) | TypeKind::Custom(_) => Vec::new(),
        TypeKind::Union(union) => union.members.iter_mut().map(|member| &mut member.ty).collect(),
        TypeKind::Newtype(newtype) => vec![&mut newtype.inner],
        TypeKind::Alias(ty) => vec![ty],
    }
}

/// The named types that a use holds by value: those behind a list or map are on the heap already.
pub(super) fn held(ty: &TypeRef, found: &mut impl FnMut(TypeId)) {
    match ty {
        TypeRef::Named(id) => found(*id),
        TypeRef::Nullable(inner) | TypeRef::Secret(inner) => held(inner, found),
        TypeRef::Tuple(elements) => elements.iter().for_each(|element| held(element, found)),
        TypeRef::OpenTuple(tuple) => tuple.placed().for_each(|element| held(element, found)),
        _ => {}
    }
}

/// The types that a type holds by value, in the order of its uses.
pub(super) fn held_by(kind: &TypeKind) -> Vec<u32> {
    let mut ids = Vec::new();
    for ty in uses(kind) {
        held(ty, &mut |id| ids.push(id.0));
    }
    ids
}

/// Gives every named type inside a use another id.
pub(super) fn renumber(ty: &mut TypeRef, new: &impl Fn(TypeId) -> TypeId) {
    match ty {
        TypeRef::Named(id) => *id = new(*id),
        TypeRef::List(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) | TypeRef::Secret(inner) => {
            renumber(inner, new);
        }
        TypeRef::Map(key, value) => {
            renumber(key, new);
            renumber(value, new);
        }
        TypeRef::Tuple(elements) => elements.iter_mut().for_each(|element| renumber(element, new)),
        TypeRef::OpenTuple(tuple) => tuple.parts_mut().for_each(|part| renumber(part, new)),
        _ => {}
    }
}

/// What requests are made of.
pub(super) fn of_requests(api: &Api) -> Vec<&TypeRef> {
    let operations = || api.groups.iter().flat_map(|group| &group.operations);
    let parameters = operations()
        .flat_map(|operation| &operation.parameters)
        .map(|parameter| &parameter.ty);
    let bodies = operations()
        .filter_map(|operation| operation.body.as_ref())
        .map(|body: &Body| &body.ty);
    parameters.chain(bodies).collect()
}

/// What answers are made of, and what the service sends of its own accord.
pub(super) fn of_answers(api: &Api) -> Vec<&TypeRef> {
    let operations = || api.groups.iter().flat_map(|group| &group.operations);
    let successes = operations()
        .flat_map(|operation| &operation.successes)
        .map(|success| &success.payload);
    let errors = operations()
        .flat_map(|operation| &operation.errors)
        .map(|error| &error.payload);
    let headers = api.response_headers.iter().chain(&api.webhook_headers);
    let others = operations()
        .flat_map(|operation| &operation.other_answers)
        .map(|other| &other.payload);
    successes
        .chain(errors)
        .chain(others)
        .filter_map(|payload| match payload {
            Payload::Json { ty, .. } => Some(ty),
            _ => None,
        })
        .chain(operations().filter_map(|operation| operation.stream.as_ref()?.items.ty()))
        .chain(api.webhooks.iter().filter_map(|webhook| webhook.ty.as_ref()))
        .chain(&api.webhook_event)
        .chain(headers.map(|header| &header.ty))
        .collect()
}

/// What is read or written as JSON or as a form, and not part by part.
pub(super) fn of_json(api: &Api) -> Vec<&TypeRef> {
    let operations = || api.groups.iter().flat_map(|group| &group.operations);
    let parameters = operations()
        .flat_map(|operation| &operation.parameters)
        .map(|parameter| &parameter.ty);
    let bodies = operations()
        .filter_map(|operation| operation.body.as_ref())
        .filter(|body| !body.is_only_multipart())
        .map(|body| &body.ty);
    of_answers(api).into_iter().chain(parameters).chain(bodies).collect()
}

/// The uses of types in an operation.
pub(in crate::lower) fn of_operation(operation: &Operation) -> Vec<&TypeRef> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    let body = operation.body.iter().map(|body| &body.ty);
    let successes = operation.successes.iter().map(|success| &success.payload);
    let errors = operation.errors.iter().map(|error| &error.payload);
    let others = operation.other_answers.iter().map(|other| &other.payload);
    let payloads = successes
        .chain(errors)
        .chain(others)
        .filter_map(|payload| match payload {
            Payload::Json { ty, .. } => Some(ty),
            _ => None,
        });
    let items = operation.stream.iter().filter_map(|stream| stream.items.ty());
    let of_pages = operation.pagination.iter().map(|pagination| &pagination.item);
    parameters
        .chain(body)
        .chain(payloads)
        .chain(items)
        .chain(of_pages)
        .collect()
}

/// The uses of types in an operation, to be changed.
pub(super) fn of_operation_mut(operation: &mut Operation) -> Vec<&mut TypeRef> {
    let parameters = operation.parameters.iter_mut().map(|parameter| &mut parameter.ty);
    let body = operation.body.iter_mut().map(|body| &mut body.ty);
    let successes = operation.successes.iter_mut().map(|success| &mut success.payload);
    let errors = operation.errors.iter_mut().map(|error| &mut error.payload);
    let others = operation.other_answers.iter_mut().map(|other| &mut other.payload);
    let payloads = successes
        .chain(errors)
        .chain(others)
        .filter_map(|payload| match payload {
            Payload::Json { ty, .. } => Some(ty),
            _ => None,
        });
    let items = operation.stream.iter_mut().filter_map(|stream| stream.items.ty_mut());
    let of_pages = operation.pagination.iter_mut().map(|pagination| &mut pagination.item);
    parameters
        .chain(body)
        .chain(payloads)
        .chain(items)
        .chain(of_pages)
        .collect()
}
