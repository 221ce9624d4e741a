//! Which items of the model come from a place.

use crate::model::{Api, Field, Group, Member, Operation, Parameter, TypeDef, TypeId, TypeKind, Variant};
use crate::pointer::Pointer;

/// An item that comes from a place.
#[derive(Clone, Copy)]
pub(super) enum Found<'a> {
    /// A type.
    Type(TypeId, &'a TypeDef),
    /// A property of an object.
    Field(&'a TypeDef, &'a Field),
    /// A value of an enumeration.
    Variant(&'a TypeDef, &'a Variant),
    /// A member of a union.
    Member(&'a TypeDef, &'a Member),
    /// An operation.
    Operation(&'a Group, &'a Operation),
    /// A parameter of an operation.
    Parameter(&'a Group, &'a Operation, &'a Parameter),
}

/// The items of a place; where it has none, those of the nearest places below it, or else the one that it is a part of.
pub(super) fn at<'a>(api: &'a Api, text: &str) -> Vec<Found<'a>> {
    let all = all(api);
    let exact: Vec<Found<'a>> = all.iter().filter(|found| found.place(api) == text).copied().collect();
    if !exact.is_empty() {
        return exact;
    }
    let below = format!("{text}/");
    let inside: Vec<Found<'a>> = all
        .iter()
        .filter(|found| found.place(api).starts_with(&below) && found.is_whole())
        .copied()
        .collect();
    if !inside.is_empty() {
        return inside;
    }
    let around = all
        .into_iter()
        .filter(|found| text.starts_with(&format!("{}/", found.place(api))));
    around.max_by_key(|found| found.place(api).len()).into_iter().collect()
}

/// Every item with a place.
fn all(api: &Api) -> Vec<Found<'_>> {
    let mut all = Vec::new();
    for group in &api.groups {
        for operation in &group.operations {
            all.push(Found::Operation(group, operation));
            let parameters = operation.parameters.iter();
            all.extend(parameters.map(|parameter| Found::Parameter(group, operation, parameter)));
        }
    }
    for (id, def) in api.types.iter() {
        all.push(Found::Type(id, def));
        match &def.kind {
            TypeKind::Struct(object) => all.extend(object.fields.iter().map(|field| Found::Field(def, field))),
            TypeKind::Enum(list) => all.extend(list.variants.iter().map(|variant| Found::Variant(def, variant))),
            TypeKind::Values(list) => all.extend(list.variants.iter().map(|variant| Found::Variant(def, variant))),
            TypeKind::Union(union) => all.extend(union.members.iter().map(|member| Found::Member(def, member))),
            TypeKind::Newtype(_) | TypeKind::Alias(_) | TypeKind::Custom(_) => {}
        }
    }
    all
}

impl Found<'_> {
    /// Whether it is an item of its own, and no part of another.
    fn is_whole(&self) -> bool {
        matches!(self, Self::Type(..) | Self::Operation(..))
    }

    /// The path from the root of the crate.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Type(_, def) => def.path(),
            Self::Field(def, field) => format!("{}::{}", def.path(), field.name.as_str()),
            Self::Variant(def, variant) => format!("{}::{}", def.path(), variant.name.as_str()),
            Self::Member(def, member) => format!("{}::{}", def.path(), member.name.as_str()),
            Self::Operation(group, operation) => operation_path(group, operation),
            Self::Parameter(group, operation, parameter) => {
                format!("{}::{}", operation_path(group, operation), parameter.name.as_str())
            }
        }
    }

    /// The place in the description, behind the name of its file where that is not the description itself; that of a part
    /// follows from the place of what it is a part of.
    pub(super) fn place(&self, api: &Api) -> String {
        let (source, pointer) = match self {
            Self::Type(_, def) => (def.origin.source, def.origin.pointer.clone()),
            Self::Field(def, field) => match &field.origin {
                Some(own) => (own.source, own.pointer.clone()),
                None => {
                    let properties = def.origin.pointer.key("properties");
                    (def.origin.source, properties.key(&field.wire))
                }
            },
            Self::Variant(def, variant) => {
                let place = position(def, |other| std::ptr::eq(other, *variant));
                (def.origin.source, def.origin.pointer.key("enum").index(place))
            }
            Self::Member(def, member) => {
                let listed = member.origin.as_ref().unwrap_or(&def.origin);
                (listed.source, member_place(def, member))
            }
            Self::Operation(_, operation) => (operation.origin.source, operation.origin.pointer.clone()),
            Self::Parameter(_, _, parameter) => (parameter.origin.source, parameter.origin.pointer.clone()),
        };
        let file = usize::try_from(source.0).ok().and_then(|source| api.files.get(source));
        format!("{}#{pointer}", file.map_or("", String::as_str))
    }
}

fn position(def: &TypeDef, is_it: impl Fn(&Variant) -> bool) -> usize {
    let variants = match &def.kind {
        TypeKind::Enum(list) => list.variants.as_slice(),
        TypeKind::Values(list) => list.variants.as_slice(),
        _ => &[],
    };
    variants.iter().position(is_it).unwrap_or_default()
}

fn member_place(def: &TypeDef, member: &Member) -> Pointer {
    if let Some(listed) = &member.origin {
        return listed.pointer.clone();
    }
    let place = match &def.kind {
        TypeKind::Union(union) => union.members.iter().position(|other| std::ptr::eq(other, member)),
        _ => None,
    };
    let members = def.origin.pointer.key("oneOf");
    members.index(place.unwrap_or_default())
}

/// The path of the request builder of an operation.
pub(super) fn operation_path(group: &Group, operation: &Operation) -> String {
    format!("{}::{}", group.module.as_str(), operation.builder.as_str())
}
