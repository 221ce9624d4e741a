//! Which bytes are files: the parts of multipart bodies; inside JSON and forms `format: binary` is a text like any other.

use super::walk;
use crate::model::{Api, BodyEncoding, TypeId, TypeKind, TypeRef, Types};

/// Leaves [`TypeRef::Binary`] where bytes travel as they are, and marks the types whose JSON is read or written.
pub(in crate::lower) fn settle(api: &mut Api) {
    let parts = multipart_bodies(api);
    let files = files_of(&api.types, &parts);
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
    for operation in api.groups.iter_mut().flat_map(|group| &mut group.operations) {
        walk::of_operation_mut(operation).into_iter().for_each(replace);
        if let Some(body) = operation
            .body
            .as_mut()
            .filter(|body| body.encoding == BodyEncoding::Bytes)
        {
            body.ty = TypeRef::Binary;
        }
    }
    mark_json(api, &parts);
}

/// The structs that are sent as multipart bodies.
fn multipart_bodies(api: &Api) -> Vec<TypeId> {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    operations
        .filter_map(|operation| operation.body.as_ref())
        .filter(|body| body.encoding == BodyEncoding::Multipart)
        .filter_map(|body| match resolved(&api.types, &body.ty) {
            TypeRef::Named(id) => Some(*id),
            _ => None,
        })
        .collect()
}

/// The fields of these structs that are files, each with the type that says so.
fn files_of(types: &Types, structs: &[TypeId]) -> Vec<(TypeId, usize, TypeRef)> {
    let mut files = Vec::new();
    for id in structs {
        let TypeKind::Struct(object) = &types[*id].kind else {
            continue;
        };
        let of_struct = object.fields.iter().enumerate();
        files.extend(of_struct.filter_map(|(place, field)| Some((*id, place, file(types, &field.ty)?))));
    }
    files
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
fn mark_json(api: &mut Api, parts: &[TypeId]) {
    let mut only_parts = vec![false; api.types.0.len()];
    for id in parts {
        if let Some(slot) = only_parts.get_mut(id.0 as usize) {
            *slot = true;
        }
    }
    let inside = api.types.0.iter().filter(|ty| !matches!(ty.kind, TypeKind::Alias(_)));
    let inside = inside.flat_map(|ty| walk::uses(&ty.kind));
    for ty in walk::of_json(api).into_iter().chain(inside) {
        walk::named(ty, &mut |id| clear(&api.types, &mut only_parts, id));
    }
    for (ty, only_parts) in api.types.0.iter_mut().zip(only_parts) {
        ty.in_json = !only_parts;
    }
}

/// A type that is used in JSON, and what it is another name for.
fn clear(types: &Types, only_parts: &mut [bool], id: TypeId) {
    if let Some(slot) = only_parts.get_mut(id.0 as usize) {
        *slot = false;
    }
    if let TypeKind::Alias(target) = &types[id].kind {
        walk::named(target, &mut |id| clear(types, only_parts, id));
    }
}
