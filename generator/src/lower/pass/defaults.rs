//! Documented defaults as values of their types, for `Default` of what a request can be made of.

use serde_json::Value;

use crate::diagnostic::{Diagnostics, codes};
use crate::model::{
    Access, Api, DefaultValue, Field, Presence, Struct, TypeKind, TypeRef, Types, ValueEnum, ValueForm,
};

/// Finds the value of each documented default of a request, and says of those that their schemas do not admit.
pub(in crate::lower) fn fill(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut found = Vec::new();
    for (id, ty) in api.types.iter() {
        let TypeKind::Struct(object) = &ty.kind else { continue };
        if !ty.in_request {
            continue;
        }
        let mut values = Vec::with_capacity(object.fields.len());
        for field in &object.fields {
            values.push(match initial(&api.types, field) {
                Initial::Value(value) => Some(value),
                Initial::None => None,
                Initial::Invalid => {
                    diagnostics.note(
                        codes::BAD_DEFAULT,
                        &ty.origin,
                        format!(
                            "the default of `{}` is no value of its schema; it is left out",
                            field.wire
                        ),
                        "correct the default",
                    );
                    None
                }
            });
        }
        found.push((id, values));
    }
    for (id, values) in found {
        let Some(ty) = api.types.0.get_mut(id.0 as usize) else {
            continue;
        };
        let TypeKind::Struct(object) = &mut ty.kind else {
            continue;
        };
        for (field, value) in object.fields.iter_mut().zip(values) {
            field.initial = value;
        }
        ty.derives.default = is_all_optional(object)
            && object
                .fields
                .iter()
                .all(|field| field.initial.is_none() && field.fixed.is_none());
        ty.derives.filled_default = !ty.derives.default && object.fields.iter().all(has_initial);
    }
}

fn is_all_optional(object: &Struct) -> bool {
    object.fields.iter().all(is_optional)
}

fn is_optional(field: &Field) -> bool {
    matches!(field.presence, Presence::Optional | Presence::OptionalNullable)
}

/// Whether a field has a value without being given one.
fn has_initial(field: &Field) -> bool {
    is_optional(field) || field.initial.is_some() || field.fixed.is_some()
}

/// What the default of a field comes to.
enum Initial {
    /// A value that Rust can write.
    Value(DefaultValue),
    /// None is documented, or one that only JSON can write.
    None,
    /// What is documented is no value of the type.
    Invalid,
}

fn initial(types: &Types, field: &Field) -> Initial {
    let json = field
        .default
        .as_deref()
        .and_then(|json| serde_json::from_str::<Value>(json).ok());
    let Some(json) = json.filter(|_| field.access != Access::AnswerOnly && !field.deprecated) else {
        return Initial::None;
    };
    match (json.is_null(), field.presence) {
        // Left out is what the service takes for `null` here.
        (true, Presence::Optional) => Initial::None,
        (true, Presence::Nullable | Presence::OptionalNullable) => Initial::Value(DefaultValue::Null),
        _ => value(types, &field.ty, &json),
    }
}

fn value(types: &Types, ty: &TypeRef, json: &Value) -> Initial {
    let of = |value: Option<DefaultValue>| value.map_or(Initial::Invalid, Initial::Value);
    match ty {
        TypeRef::Bool => of(json.as_bool().map(DefaultValue::Bool)),
        TypeRef::Integer(integer) => {
            let whole = whole(json).filter(|whole| integer.range().contains(whole));
            of(whole.map(DefaultValue::Integer))
        }
        TypeRef::Float(_) => of(json.as_f64().map(DefaultValue::Float)),
        TypeRef::String => of(text(json).map(DefaultValue::Text)),
        TypeRef::Boxed(inner) | TypeRef::Secret(inner) => value(types, inner, json),
        TypeRef::Nullable(_) if json.is_null() => Initial::Value(DefaultValue::Null),
        TypeRef::Nullable(inner) => value(types, inner, json),
        TypeRef::List(item) => list(types, item, json),
        TypeRef::Map(..) => match json.as_object() {
            Some(map) if map.is_empty() => Initial::Value(DefaultValue::Map),
            Some(_) => Initial::None,
            None => Initial::Invalid,
        },
        TypeRef::Named(id) => match &types[*id].kind {
            TypeKind::Alias(target) => value(types, target, json),
            TypeKind::Newtype(_) => of(text(json).map(DefaultValue::Text)),
            TypeKind::Enum(list) => {
                let mut variants = list.variants.iter();
                let known = variants.find(|variant| Some(variant.wire.as_str()) == json.as_str());
                of(known.map(|variant| DefaultValue::Variant(variant.name.clone())))
            }
            TypeKind::Values(list) => of(variant(list, json)),
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Custom(_) => Initial::None,
        },
        _ => Initial::None,
    }
}

fn list(types: &Types, item: &TypeRef, json: &Value) -> Initial {
    let Some(elements) = json.as_array() else {
        return Initial::Invalid;
    };
    let mut values = Vec::with_capacity(elements.len());
    for element in elements {
        match value(types, item, element) {
            Initial::Value(value) => values.push(value),
            other => return other,
        }
    }
    Initial::Value(DefaultValue::List(values))
}

/// The variant of a value, by what it means.
fn variant(list: &ValueEnum, json: &Value) -> Option<DefaultValue> {
    let is_same = |wire: &str| match list.form {
        ValueForm::Integers(_) => wire.parse().ok() == whole(json) && json.is_number(),
        ValueForm::Json { .. } => serde_json::from_str::<Value>(wire).is_ok_and(|value| means_the_same(&value, json)),
    };
    let found = list.variants.iter().find(|variant| is_same(&variant.wire))?;
    Some(DefaultValue::Variant(found.name.clone()))
}

/// Whether two values are the same, or numbers of one value.
fn means_the_same(left: &Value, right: &Value) -> bool {
    left == right || (left.is_number() && left.as_f64() == right.as_f64())
}

fn text(json: &Value) -> Option<String> {
    json.as_str().map(str::to_owned)
}

/// An integer, however it is written.
fn whole(json: &Value) -> Option<i128> {
    let number = json.as_number()?;
    number.as_i128().or_else(|| {
        let float = number.as_f64()?;
        (float.fract() == 0.0 && float.abs() < 1e18).then_some(float as i128)
    })
}
