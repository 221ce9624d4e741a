//! Counts the places of the API that are untyped JSON.

use super::{Api, Operation, Payload, TypeKind, TypeRef};

impl Api {
    /// How many fields, variants, aliases, parameters, bodies and answers have a part that is untyped JSON.
    ///
    /// A type is counted where it is defined, not where it is used. The variants for what a union or an enumeration does
    /// not know are not counted: they are no shape of the description.
    #[must_use]
    pub fn untyped(&self) -> usize {
        let in_types = self.types.iter().map(|(_, def)| of_type(&def.kind));
        let operations = self.groups.iter().flat_map(|group| &group.operations);
        in_types.chain(operations.map(of_operation)).sum()
    }
}

fn of_type(kind: &TypeKind) -> usize {
    match kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter().map(|field| &field.ty);
            count(fields.chain(object.rest.as_ref().map(|rest| &rest.value)))
        }
        TypeKind::Union(union) => count(union.members.iter().map(|member| &member.ty)),
        TypeKind::Alias(ty) => count([ty]),
        TypeKind::Enum(_) | TypeKind::Values(_) | TypeKind::Newtype(_) | TypeKind::Custom(_) => 0,
    }
}

fn of_operation(operation: &Operation) -> usize {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    let body = operation.body.iter().map(|body| &body.ty);
    let successes = operation.successes.iter().map(|success| &success.payload);
    let errors = operation.errors.iter().map(|case| &case.payload);
    let payloads = successes.chain(errors).filter_map(|payload| match payload {
        Payload::Json { ty, .. } => Some(ty),
        Payload::Empty | Payload::Text | Payload::Bytes => None,
    });
    count(parameters.chain(body).chain(payloads))
}

fn count<'a>(types: impl IntoIterator<Item = &'a TypeRef>) -> usize {
    types.into_iter().filter(|ty| is_untyped(ty)).count()
}

fn is_untyped(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Json => true,
        TypeRef::List(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) | TypeRef::Secret(inner) => {
            is_untyped(inner)
        }
        TypeRef::Map(key, value) => is_untyped(key) || is_untyped(value),
        TypeRef::Tuple(parts) => parts.iter().any(is_untyped),
        TypeRef::OpenTuple(tuple) => tuple.parts().any(is_untyped),
        _ => false,
    }
}
