//! Schemas to types.

mod all_of;
mod array;
pub(super) mod case;
pub(super) mod compose;
mod constant;
mod enumeration;
mod evidence;
pub(super) mod family;
pub(super) mod flat;
mod guard;
mod kept_member;
mod limit;
mod member;
mod member_list;
mod object;
mod pattern;
mod proof;
mod recursion;
mod scalar;
pub(super) mod shape;
mod tag;
mod union;
mod value_hint;

use openapiv3::{ReferenceOr, Schema};

use self::flat::Flat;
use self::shape::{Literal, Shape};
use super::context::Context;
use super::docs;
use super::draft::{Draft, NodeId};
use super::hint;
use super::resolve::Use;
use super::share;
use crate::diagnostic::codes;
use crate::model::{Docs, JsonKind, Newtype, TypeId, TypeKind, TypeRef};
use crate::naming::words;
use crate::pointer::Place;

/// How deep schemas may nest before the rest is taken for any JSON.
const DEEPEST: usize = 96;

/// The type of a use, and whether `null` may stand for a value.
#[derive(Debug, Clone)]
pub(super) struct Typed {
    pub(super) ty: TypeRef,
    pub(super) nullable: bool,
}

/// What a schema came to: something that needs a name, or a type that has one.
pub(in crate::lower) enum Lowered {
    Kind(TypeKind),
    Type(TypeRef),
}

impl Typed {
    fn json() -> Self {
        Self {
            ty: TypeRef::Json,
            nullable: false,
        }
    }

    /// The type with its `null`, for elements of lists and maps.
    pub(super) fn element(self) -> TypeRef {
        if self.nullable {
            TypeRef::Nullable(Box::new(self.ty))
        } else {
            self.ty
        }
    }
}

impl<'a> Context<'a> {
    /// The type of a schema where it is used; `node` is where that is, for the name of an inline type.
    pub(super) fn type_of(&mut self, at: Use<'a>, node: NodeId, place: &Place) -> Typed {
        if self.depth(node) > DEEPEST {
            self.diagnostics.degraded(
                codes::TOO_DEEP,
                place,
                format!("schemas nest more than {DEEPEST} deep; what is below is taken as any JSON"),
                "name the inner schemas under `components`, and refer to them",
            );
            return Typed::json();
        }
        match at {
            Use::Reference(reference) => self.type_of_reference(reference, node, place),
            Use::Schema(schema) => self.type_of_inline(schema, node, place),
        }
    }

    fn type_of_reference(&mut self, reference: &'a str, node: NodeId, place: &Place) -> Typed {
        if let Some((key, _)) = self.schema_component(reference) {
            let ty = TypeRef::Named(self.component(key));
            let at = Use::Reference(reference);
            let ty = if self.is_sensitive(at) {
                TypeRef::Secret(Box::new(ty))
            } else {
                ty
            };
            return Typed {
                ty,
                nullable: self.is_nullable(at),
            };
        }
        if let Some(schema) = self.inner_schema(reference) {
            let inner = self.child(node, super::draft::Role::variant(Vec::new()));
            return self.type_of(Use::Schema(schema), inner, place);
        }
        self.dangling(reference, place, "any JSON stands for it");
        Typed::json()
    }

    fn type_of_inline(&mut self, schema: &'a Schema, node: NodeId, place: &Place) -> Typed {
        if let Some(again) = self.again(schema, node, place) {
            return again;
        }
        self.open.push((std::ptr::from_ref(schema), None));
        let expanding = std::mem::take(&mut self.expanding);
        let typed = self.type_of_new(schema, node, place);
        self.expanding = expanding;
        if let Some(id) = self.open.pop().and_then(|(_, id)| id) {
            self.close(id, &typed.ty);
        }
        if self.is_nested_composition() {
            self.known.insert(std::ptr::from_ref(schema), typed.clone());
        }
        typed
    }

    fn type_of_new(&mut self, schema: &'a Schema, node: NodeId, place: &Place) -> Typed {
        let place = self.place(&schema.schema_data.extensions, place);
        let shape = Shape::of(schema);
        let sensitive = shape.flag("x-sensitive");
        if let Some(inner) = annotated(&shape) {
            let mut typed = self.type_of(inner, node, &place);
            typed.nullable |= self.is_nullable(Use::Schema(schema));
            if sensitive {
                typed.ty = secret(typed.ty);
            }
            return typed;
        }
        let flat = Flat::of(self, Use::Schema(schema), &place);
        let nullable = flat.nullable || self.is_nullable(Use::Schema(schema));
        let sensitive = sensitive || flat.sensitive || is_password(&flat);
        let mut ty = match self.lowered(flat, node, &place) {
            Lowered::Type(ty) => ty,
            Lowered::Kind(kind) => TypeRef::Named(self.inline(kind, schema, node, &place)),
        };
        if sensitive {
            ty = secret(ty);
        }
        let nullable = nullable && !matches!(ty, TypeRef::Json | TypeRef::Null);
        Typed { ty, nullable }
    }

    /// Lowers a component under the id that its references already have.
    pub(super) fn lower_component(&mut self, id: TypeId, key: &'a str) {
        let Some(at) = self.parts().and_then(|parts| parts.schemas.get(key)).map(Use::from) else {
            return;
        };
        let Some(node) = self
            .types
            .get(id.0 as usize)
            .and_then(|draft| draft.nodes.first().copied())
        else {
            return;
        };
        let mut place = Self::component_place("schemas", key);
        let mut documentation = Docs::default();
        let mut example = None;
        let mut deprecated = false;
        let mut called = None;
        let kind = match at {
            Use::Reference(_) => TypeKind::Alias(unwrapped(self.type_of(at, node, &place).ty)),
            Use::Schema(schema) => {
                place = self.place(&schema.schema_data.extensions, &place);
                documentation = docs::of_type(schema);
                example = self.example(None, Some(at), &place).map(ToString::to_string);
                deprecated = schema.schema_data.deprecated;
                called = hint::name(self, &schema.schema_data.extensions, hint::TYPE, &place);
                match self.replaced(&place, Some(key)) {
                    Some(own) => own,
                    None => self.component_kind(key, schema, node, &place),
                }
            }
        };
        if let Some(draft) = self.types.get_mut(id.0 as usize) {
            draft.kind = kind;
            draft.docs = documentation;
            draft.example = example;
            draft.deprecated = deprecated;
            draft.called = called;
            draft.origin = place;
        }
    }

    fn component_kind(&mut self, key: &'a str, schema: &'a Schema, node: NodeId, place: &Place) -> TypeKind {
        if let Some(kind) = self.family_union(key, node, place) {
            return kind;
        }
        let shape = Shape::of(schema);
        if let Some(inner) = annotated(&shape).filter(|_| !self.is_heir(key)) {
            return TypeKind::Alias(unwrapped(self.type_of(inner, node, place).ty));
        }
        let flat = Flat::of(self, Use::Schema(schema), place);
        match self.lowered(flat, node, place) {
            Lowered::Kind(kind) => kind,
            Lowered::Type(TypeRef::String) if shape.flag("x-newtype") => {
                TypeKind::Newtype(Newtype { inner: TypeRef::String })
            }
            Lowered::Type(ty) => {
                if shape.flag("x-newtype") {
                    self.diagnostics.degraded(
                        codes::NEWTYPE_OF_NO_STRING,
                        place,
                        "`x-newtype: true` stands on a schema that is not a plain string",
                        "remove the extension, or make the schema a string without format and enum",
                    );
                }
                TypeKind::Alias(ty)
            }
        }
    }

    /// What a schema comes to, once its parts are taken together.
    pub(in crate::lower) fn lowered(&mut self, mut flat: Flat<'a>, node: NodeId, place: &Place) -> Lowered {
        self.drop_constraints(&mut flat, place);
        if let Some(own) = self.replaced(place, None) {
            return Lowered::Kind(own);
        }
        if !flat.choices.is_empty() {
            return self.union(flat, node, place);
        }
        if !flat.values.is_empty() {
            return self.enumeration(&flat, place);
        }
        if let Some(own) = self.replaced_format(flat.format) {
            return Lowered::Type(own);
        }
        match flat.kind() {
            Some(JsonKind::Object) => self.object(flat, node, place),
            Some(JsonKind::Array) => match self.array(&flat, node, place) {
                // Its type is long to read: it has a name wherever it stands.
                tuple @ TypeRef::OpenTuple(_) => Lowered::Kind(TypeKind::Alias(tuple)),
                ty => Lowered::Type(ty),
            },
            Some(kind) => Lowered::Type(self.scalar(kind, &flat)),
            None => Lowered::Type(self.without_type(&flat)),
        }
    }

    fn without_type(&mut self, flat: &Flat<'a>) -> TypeRef {
        match flat.format {
            Some("binary" | "byte" | "date" | "date-time" | "uuid" | "password" | "uri" | "email") => {
                self.scalar(JsonKind::String, flat)
            }
            Some("int32" | "int64") => self.scalar(JsonKind::Integer, flat),
            Some("float" | "double") => self.scalar(JsonKind::Number, flat),
            _ => TypeRef::Json,
        }
    }

    /// An inline type: the one of equal shape that is there already, or a new one.
    fn inline(&mut self, kind: TypeKind, schema: &'a Schema, node: NodeId, place: &Place) -> TypeId {
        let called = hint::name(self, &schema.schema_data.extensions, hint::INLINE_TYPE, place);
        let title = schema.schema_data.title.as_deref().and_then(legible_title);
        let documentation = docs::of_type(schema);
        let example = self
            .example(None, Some(Use::Schema(schema)), place)
            .map(ToString::to_string);
        if let Some(id) = self.reserved(schema) {
            let released = self.released_at(node, place).map(str::to_owned);
            if let Some(draft) = self.types.get_mut(id.0 as usize) {
                draft.released = released;
                draft.kind = kind;
                draft.example = example;
                draft.called = called;
                draft.nodes = vec![node];
            }
            if let Some(node) = self.nodes.get_mut(node.0) {
                node.ty = Some(id);
            }
            return id;
        }
        let id = self.add_inline(kind, documentation, title, schema.schema_data.deprecated, node, place);
        if let Some(draft) = self.types.get_mut(id.0 as usize) {
            draft.example = draft.example.take().or(example);
            // Of several places the type is called by the first only where all others agree.
            draft.called = if draft.nodes.len() == 1 {
                called
            } else {
                draft.called.take().filter(|name| Some(name) == called.as_ref())
            };
        }
        id
    }

    pub(in crate::lower) fn add_inline(
        &mut self,
        kind: TypeKind,
        documentation: Docs,
        title: Option<String>,
        deprecated: bool,
        node: NodeId,
        place: &Place,
    ) -> TypeId {
        let default = enumeration::default_of(&kind);
        let mut signatures = share::signatures(self, &kind, node);
        let next = self.next_type();
        let released = self.released_at(node, place).map(str::to_owned);
        let released_signature = released.as_deref().map(|name| share::released_signature(name, &kind));
        let found = released_signature
            .iter()
            .chain(&signatures)
            .find_map(|signature| self.shared.get(signature))
            .filter(|found| self.may_be_one(**found, released.as_deref()))
            .copied();
        let id = found.unwrap_or(next);
        if let Some(own) = signatures.pop().filter(|_| found.is_none()) {
            self.shared.entry(own).or_insert(id);
        }
        self.shared.extend(released_signature.map(|signature| (signature, id)));
        if id == next {
            self.types.push(Draft {
                kind,
                docs: documentation,
                example: None,
                deprecated,
                origin: place.clone(),
                nodes: vec![node],
                called: None,
                title,
                released,
            });
        } else if let Some(draft) = self.types.get_mut(id.0 as usize) {
            // What several types take over from one that declares it stands there once.
            let is_known = |found: &NodeId| match (self.nodes.get(found.0), self.nodes.get(node.0)) {
                (Some(found), Some(node)) => found.is_same_part(node),
                _ => false,
            };
            if !draft.nodes.iter().any(is_known) {
                draft.nodes.push(node);
            }
            draft.title = draft.title.take().filter(|found| Some(found) == title.as_ref());
            draft.released = draft.released.take().or(released);
            enumeration::agree_on_default(&mut draft.kind, default);
        }
        if let Some(node) = self.nodes.get_mut(node.0) {
            node.ty = Some(id);
        }
        id
    }

    /// Whether a type and a schema that is equal to it were no two types with names of their own before.
    fn may_be_one(&self, found: TypeId, released: Option<&str>) -> bool {
        let draft = self.types.get(found.0 as usize);
        match (draft.and_then(|draft| draft.released.as_deref()), released) {
            (Some(before), Some(released)) => before == released,
            _ => true,
        }
    }

    /// Whether `null` may stand for a value of this schema.
    pub(super) fn is_nullable(&self, at: Use<'a>) -> bool {
        self.admits_null(at, &mut Vec::new()) == Some(true)
    }

    /// Nothing where a schema does not say: all parts of `allOf` that do must admit `null`.
    fn admits_null(&self, at: Use<'a>, seen: &mut Vec<&'a str>) -> Option<bool> {
        if let Use::Reference(reference) = at {
            if seen.contains(&reference) {
                return None;
            }
            seen.push(reference);
        }
        let verdict = self
            .schema(at)
            .and_then(|schema| self.says_of_null(&Shape::of(schema), seen));
        if matches!(at, Use::Reference(_)) {
            seen.pop();
        }
        verdict
    }

    fn says_of_null(&self, shape: &Shape<'a>, seen: &mut Vec<&'a str>) -> Option<bool> {
        if shape.data.nullable || shape.is_null() || shape.values.contains(&Literal::Null) {
            return Some(true);
        }
        if shape.kind.is_some() || !shape.values.is_empty() {
            return Some(false);
        }
        if shape.all_of.iter().any(is_nullable_alone) {
            return Some(true);
        }
        let mut verdicts: Vec<Option<bool>> = shape
            .all_of
            .iter()
            .map(|part| self.admits_null(part.into(), seen))
            .collect();
        for members in [shape.one_of, shape.any_of] {
            let found: Vec<Option<bool>> = members
                .iter()
                .map(|member| self.admits_null(member.into(), seen))
                .collect();
            verdicts.push(if found.contains(&Some(true)) {
                Some(true)
            } else if found.iter().all(Option::is_none) {
                None
            } else {
                Some(false)
            });
        }
        let said = |verdict| verdicts.contains(&Some(verdict));
        (said(true) || said(false)).then(|| !said(false))
    }

    /// Whether a value of this schema must not be printed.
    fn is_sensitive(&self, at: Use<'a>) -> bool {
        self.schema(at).is_some_and(|schema| {
            let shape = Shape::of(schema);
            shape.flag("x-sensitive") || (shape.kind == Some(JsonKind::String) && shape.format == Some("password"))
        })
    }

    fn depth(&self, node: NodeId) -> usize {
        let mut depth = 0;
        let mut at = self.nodes.get(node.0);
        while let Some(parent) = at.and_then(|node| node.parent) {
            depth += 1;
            at = self.nodes.get(parent.0);
        }
        depth
    }
}

/// The one part of a schema that only adds annotations to it: `allOf: [$ref]` with a description.
pub(in crate::lower) fn annotated<'a>(shape: &Shape<'a>) -> Option<Use<'a>> {
    if shape.has_own() || !shape.one_of.is_empty() || !shape.any_of.is_empty() {
        return None;
    }
    let mut parts = shape.all_of.iter().map(Use::from).filter(|part| match part {
        Use::Reference(_) => true,
        Use::Schema(schema) => !Shape::of(schema).is_empty(),
    });
    let only = parts.next()?;
    parts.next().is_none().then_some(only)
}

/// Whether a part of `allOf` says `nullable: true` and nothing else: that is meant of the whole.
fn is_nullable_alone(part: &ReferenceOr<Schema>) -> bool {
    match Use::from(part) {
        Use::Reference(_) => false,
        Use::Schema(schema) => schema.schema_data.nullable && Shape::of(schema).is_empty(),
    }
}

/// The type as a secret, once.
pub(in crate::lower) fn secret(ty: TypeRef) -> TypeRef {
    match ty {
        TypeRef::Secret(_) => ty,
        ty => TypeRef::Secret(Box::new(ty)),
    }
}

/// The type without `Secret`: the uses of an alias add it.
fn unwrapped(ty: TypeRef) -> TypeRef {
    match ty {
        TypeRef::Secret(inner) => *inner,
        ty => ty,
    }
}

fn is_password(flat: &Flat<'_>) -> bool {
    flat.kind == Some(JsonKind::String) && flat.format == Some("password")
}

/// A title that can stand as a name.
pub(in crate::lower) fn legible_title(title: &str) -> Option<String> {
    let plain = title
        .chars()
        .all(|character| character.is_ascii_alphanumeric() || matches!(character, ' ' | '_' | '-'));
    let starts = title.starts_with(|first: char| first.is_ascii_alphabetic());
    (plain && starts && title.len() <= 40 && words::split(title).len() <= 4).then(|| title.to_owned())
}
