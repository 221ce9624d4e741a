//! What of a released crate stays as it is although the description asks for less by now, until the next major version.

use std::collections::{BTreeMap, BTreeSet};

use super::{Api, Field, FixedValue, Operation, Positional, Presence, Struct, TypeKind, TypeRef};

/// The shapes of a release that programs have written down: by position, by constructor, by `Option` and by `Box`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pins {
    /// By method and path, and the media type of a body that is not the best one.
    pub operations: BTreeMap<String, OperationPin>,
    /// The fields of structs and the variants of unions, by the name of the type.
    pub types: BTreeMap<String, Vec<MemberPin>>,
    /// The files of the runtime with items that users name: these stay at the root, though nothing of the API needs them
    /// any more.
    pub runtime: BTreeSet<String>,
    /// Whether the operations stood behind no feature, as there was but one group of them: whoever turned the default
    /// features off has them all.
    pub without_features: bool,
}

/// What a method took.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OperationPin {
    /// By position, in order.
    pub positional: Vec<Argument>,
    /// The body: whether it was required, and whether its fields were setters.
    pub body: Option<BodyPin>,
}

/// How a body was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyPin {
    /// Whether the operation could not do without it.
    pub required: bool,
    /// Whether its fields were setters of the builder.
    pub flattened: bool,
}

/// One argument, by its name on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A parameter with its location in a word.
    Parameter(String, String),
    /// A property of the body.
    Field(String),
    /// The whole body.
    Body,
}

/// What a field or a variant was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberPin {
    /// The key in JSON, or the name of the variant.
    pub name: String,
    /// Whether the field could be missing or `null`; `Required` for a variant.
    pub presence: Presence,
    /// Whether the value was in a `Box`.
    pub boxed: bool,
    /// The text of the only value that it could have.
    pub fixed: Option<String>,
}

impl Pins {
    /// The shapes of an API that is released.
    #[must_use]
    pub fn of(api: &Api) -> Self {
        let operations = api.groups.iter().flat_map(|group| &group.operations);
        let types = api.types.iter().filter_map(|(_, ty)| {
            let members = match &ty.kind {
                TypeKind::Struct(object) => object.fields.iter().map(|field| member(api, field)).collect(),
                TypeKind::Union(union) => {
                    let members = union.members.iter();
                    let members = members.map(|member| MemberPin {
                        name: member.name.bare().to_owned(),
                        presence: Presence::Required,
                        boxed: is_boxed(&member.ty),
                        fixed: None,
                    });
                    members.collect()
                }
                _ => return None,
            };
            Some((ty.name.bare().to_owned(), members))
        });
        Self {
            operations: operations
                .map(|operation| (operation.route(), pin(api, operation)))
                .collect(),
            types: types.collect(),
            runtime: BTreeSet::new(),
            without_features: api.has_operations() && api.groups.iter().all(|group| group.feature.is_none()),
        }
    }

    /// Whether nothing is released.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty() && self.types.is_empty()
    }

    /// What a field or variant was; nothing for one that is new.
    #[must_use]
    pub fn member(&self, owner: &str, name: &str) -> Option<&MemberPin> {
        self.types.get(owner)?.iter().find(|member| member.name == name)
    }
}

impl Operation {
    /// Method and path, and the media type of a body that is not the best one.
    #[must_use]
    pub fn route(&self) -> String {
        match &self.body_variant {
            Some(media_type) => format!("{} {} {media_type}", self.http_method, self.path.text),
            None => format!("{} {}", self.http_method, self.path.text),
        }
    }
}

fn member(api: &Api, field: &Field) -> MemberPin {
    let fixed = field.fixed.as_ref().and_then(|fixed| match fixed {
        FixedValue::Bool(value) => Some(value.to_string()),
        FixedValue::Integer(value) => Some(value.to_string()),
        FixedValue::Text(text) => Some(text.clone()),
        FixedValue::Variant(name) => {
            let variants = variants(api, &field.ty)?;
            let found = variants.iter().find(|variant| variant.name == *name)?;
            Some(found.wire.clone())
        }
    });
    MemberPin {
        name: field.wire.clone(),
        presence: field.presence,
        boxed: is_boxed(&field.ty),
        fixed,
    }
}

/// The variants of the enumeration that a type is, also by another name.
fn variants<'a>(api: &'a Api, ty: &'a TypeRef) -> Option<&'a [super::Variant]> {
    match &named(api, ty)?.kind {
        TypeKind::Enum(list) => Some(&list.variants),
        TypeKind::Values(list) => Some(&list.variants),
        _ => None,
    }
}

/// The type that a use names, behind the names that are only other names of it.
fn named<'a>(api: &'a Api, ty: &'a TypeRef) -> Option<&'a super::TypeDef> {
    let mut ty = ty;
    loop {
        match ty {
            TypeRef::Named(id) => match &api.types[*id].kind {
                TypeKind::Alias(inner) => ty = inner,
                _ => return Some(&api.types[*id]),
            },
            TypeRef::Boxed(inner) => ty = inner,
            _ => return None,
        }
    }
}

/// Whether a value stands in a box, also where it may be `null` or is kept from print.
pub(crate) fn is_boxed(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Boxed(_) => true,
        TypeRef::Nullable(inner) | TypeRef::Secret(inner) => is_boxed(inner),
        _ => false,
    }
}

fn pin(api: &Api, operation: &Operation) -> OperationPin {
    let body = operation.body.as_ref();
    let object = body.and_then(|body| structure(api, &body.ty));
    let argument = |positional: &Positional| match positional {
        Positional::Parameter(place) => {
            let parameter = operation.parameters.get(*place)?;
            Some(Argument::Parameter(
                parameter.location.word().to_owned(),
                parameter.wire.clone(),
            ))
        }
        Positional::BodyField(place) => Some(Argument::Field(object?.fields.get(*place)?.wire.clone())),
        Positional::Body => Some(Argument::Body),
    };
    OperationPin {
        positional: operation.positional.iter().filter_map(argument).collect(),
        body: body.map(|body| BodyPin {
            required: body.required,
            flattened: body.flattened,
        }),
    }
}

fn structure<'a>(api: &'a Api, ty: &'a TypeRef) -> Option<&'a Struct> {
    match &named(api, ty)?.kind {
        TypeKind::Struct(object) => Some(object),
        _ => None,
    }
}
