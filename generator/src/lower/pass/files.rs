//! Which bytes are files: the parts of multipart bodies; inside JSON and forms `format: binary` is a text like any other.

use super::walk;
use crate::model::{Api, BodyEncoding, Operation, Parts, TypeId, TypeKind, TypeRef, Types};

/// Leaves [`TypeRef::Binary`] where bytes travel as they are, and marks the types whose JSON is read or written.
pub(in crate::lower) fn settle(api: &mut Api) {
    let files = files_of(api, &multipart_bodies(api));
    let lists = lists_of_files(api);
    for ty in api.types.0.iter_mut().flat_map(|ty| walk::uses_mut(&mut ty.kind)) {
        replace(ty);
    }
    for (id, place, ty) in files {
        if let Some(TypeKind::Struct(object)) = api.types.0.get_mut(id.0 as usize).map(|ty| &mut ty.kind)
            && let Some(field) = object.fields.get_mut(place)
        {
            field.ty = ty;
        }
    }
    let operations = api.groups.iter_mut().flat_map(|group| &mut group.operations);
    for (operation, list) in operations.zip(lists) {
        walk::of_operation_mut(operation).into_iter().for_each(replace);
        if let (Some(body), Some(list)) = (operation.body.as_mut(), list) {
            body.ty = list;
        }
        if let Some(body) = operation
            .body
            .as_mut()
            .filter(|body| body.encoding == BodyEncoding::Bytes)
        {
            body.ty = TypeRef::Binary;
        }
    }
    let headers = api.response_headers.iter_mut().chain(&mut api.webhook_headers);
    headers.for_each(|header| replace(&mut header.ty));
    mark_json(api);
}

/// The structs that are sent as multipart bodies, with what is said of their parts.
fn multipart_bodies(api: &Api) -> Vec<(TypeId, &Parts)> {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    operations
        .filter_map(|operation| operation.body.as_ref())
        .filter(|body| body.encoding == BodyEncoding::Multipart)
        .filter_map(|body| Some((structure(&api.types, &body.ty)?, &body.parts)))
        .collect()
}

/// The fields of these structs that are files, each with the type that says so.
fn files_of(api: &Api, structs: &[(TypeId, &Parts)]) -> Vec<(TypeId, usize, TypeRef)> {
    let mut files = Vec::new();
    for (id, parts) in structs {
        let TypeKind::Struct(object) = &api.types[*id].kind else {
            continue;
        };
        for (place, field) in object.fields.iter().enumerate() {
            let is_said = parts.of_property(&field.wire).is_some_and(|(_, part)| part.is_file);
            let untyped = || is_said.then(|| untyped_file(&api.types, &field.ty)).flatten();
            files.extend(file(&api.types, &field.ty).or_else(untyped).map(|ty| (*id, place, ty)));
        }
    }
    files
}

/// The multipart bodies that are lists of files, in the order of the operations.
fn lists_of_files(api: &Api) -> Vec<Option<TypeRef>> {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let list = |operation: &Operation| {
        let body = operation.body.as_ref()?;
        let list = file(&api.types, &body.ty).filter(|_| body.encoding == BodyEncoding::Multipart);
        list.filter(|ty| matches!(ty, TypeRef::List(_)))
    };
    operations.map(list).collect()
}

/// The type of a part that is said to be a file, and has no type.
fn untyped_file(types: &Types, ty: &TypeRef) -> Option<TypeRef> {
    match resolved(types, ty) {
        TypeRef::Json => Some(TypeRef::Binary),
        TypeRef::List(item) if *resolved(types, item) == TypeRef::Json => {
            Some(TypeRef::List(Box::new(TypeRef::Binary)))
        }
        _ => None,
    }
}

/// The type of a part that is a file, a list of files, or one of both: a single file is a list of one.
fn file(types: &Types, ty: &TypeRef) -> Option<TypeRef> {
    let list = || TypeRef::List(Box::new(TypeRef::Binary));
    match resolved(types, ty) {
        TypeRef::Binary => Some(TypeRef::Binary),
        TypeRef::List(item) if *resolved(types, item) == TypeRef::Binary => Some(list()),
        TypeRef::Named(id) => match &types[*id].kind {
            TypeKind::Union(union) => {
                let mut members = union.members.iter();
                members
                    .all(|member| matches!(file(types, &member.ty), Some(TypeRef::Binary | TypeRef::List(_))))
                    .then(list)
            }
            _ => None,
        },
        _ => None,
    }
}

/// The type behind aliases and boxes.
fn resolved<'t>(types: &'t Types, ty: &'t TypeRef) -> &'t TypeRef {
    match ty {
        TypeRef::Boxed(inner) => resolved(types, inner),
        TypeRef::Named(id) => match &types[*id].kind {
            TypeKind::Alias(target) => resolved(types, target),
            _ => ty,
        },
        _ => ty,
    }
}

/// Text for bytes: JSON and forms have no other form for them.
fn replace(ty: &mut TypeRef) {
    match ty {
        TypeRef::Binary => *ty = TypeRef::String,
        TypeRef::List(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) | TypeRef::Secret(inner) => {
            replace(inner);
        }
        TypeRef::Map(_, value) => replace(value),
        TypeRef::Tuple(elements) => elements.iter_mut().for_each(replace),
        TypeRef::OpenTuple(tuple) => tuple.parts_mut().for_each(replace),
        _ => {}
    }
}

/// All types are read or written as JSON but multipart bodies that nothing else uses.
fn mark_json(api: &mut Api) {
    let mut only_parts = vec![false; api.types.0.len()];
    for (id, _) in multipart_bodies(api) {
        if let Some(slot) = only_parts.get_mut(id.0 as usize) {
            *slot = true;
        }
    }
    let inside = api.types.0.iter().filter(|ty| !matches!(ty.kind, TypeKind::Alias(_)));
    let inside = inside.flat_map(|ty| walk::uses(&ty.kind));
    // A body that is no struct is taken apart as JSON.
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let bodies = operations.filter_map(|operation| Some(&operation.body.as_ref()?.ty));
    let bodies = bodies.filter(|ty| structure(&api.types, ty).is_none());
    for ty in walk::of_json(api).into_iter().chain(bodies).chain(inside) {
        ty.each_named(&mut |id| clear(&api.types, &mut only_parts, id));
    }
    for (ty, only_parts) in api.types.0.iter_mut().zip(only_parts) {
        ty.in_json = !only_parts;
    }
}

/// The struct that a type is, also by another name.
fn structure(types: &Types, ty: &TypeRef) -> Option<TypeId> {
    match resolved(types, ty) {
        TypeRef::Named(id) if matches!(types[*id].kind, TypeKind::Struct(_)) => Some(*id),
        _ => None,
    }
}

/// A type that is used in JSON, and what it is another name for.
fn clear(types: &Types, only_parts: &mut [bool], id: TypeId) {
    if let Some(slot) = only_parts.get_mut(id.0 as usize) {
        *slot = false;
    }
    if let TypeKind::Alias(target) = &types[id].kind {
        target.each_named(&mut |id| clear(types, only_parts, id));
    }
}
