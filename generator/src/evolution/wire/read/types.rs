//! Types: what values can be, and which way they travel.

use super::type_text::integer_format;
use super::{Owner, Reader, limits};
use crate::evolution::wire::fact::Line;
use crate::evolution::wire::kind::Kind;
use crate::model::{
    Access, Decision, Field, FixedValue, Guard, Presence, Struct, TypeDef, TypeKind, TypeRef, Union, ValueForm, Variant,
};

impl Reader<'_> {
    /// A type with its parts.
    pub(super) fn def(&mut self, def: &TypeDef) {
        let owner = Owner {
            path: def.path(),
            place: self.place(&def.origin),
        };
        let start = |kind| Line::of(kind).word(direction(def));
        let line = match &def.kind {
            TypeKind::Struct(_) => start(Kind::Object),
            TypeKind::Enum(list) => start(Kind::Enum).json("default", default(&list.variants, list.default).as_deref()),
            TypeKind::Values(list) => start(Kind::Values)
                .word(match &list.form {
                    ValueForm::Integers(integer) => integer_format(*integer),
                    ValueForm::Json { unrecognized: None, .. } => "closed",
                    ValueForm::Json { .. } => "open",
                })
                .json("default", default(&list.variants, list.default).as_deref()),
            TypeKind::Union(union) => start(Kind::Union)
                .word(&told_apart(union))
                .mark("closed", union.is_closed),
            TypeKind::Newtype(newtype) => start(Kind::Newtype).raw(&self.ty(&newtype.inner)),
            TypeKind::Alias(target) => start(Kind::Alias).raw(&self.ty(target)),
            TypeKind::Custom(path) => start(Kind::Custom).word(path),
        };
        let line = line.mark("deprecated", def.deprecated);
        self.add_at(owner.path.clone(), line, None, &owner.place);
        match &def.kind {
            TypeKind::Struct(object) => self.fields(&owner, object),
            TypeKind::Enum(list) => self.values(&owner, &list.variants, false),
            TypeKind::Values(list) => self.values(&owner, &list.variants, true),
            TypeKind::Union(union) => self.members(&owner, union),
            _ => {}
        }
    }

    fn fields(&mut self, owner: &Owner, object: &Struct) {
        for field in &object.fields {
            let line = Line::of(Kind::Field)
                .word(&field.wire)
                .word(presence(field.presence))
                .raw(&self.ty(&field.ty))
                .mark("read-only", field.access == Access::AnswerOnly)
                .mark("write-only", field.access == Access::RequestOnly)
                .mark("one-or-many", field.one_or_many)
                .mark("deprecated", field.deprecated)
                .json("fixed", self.fixed(field).as_deref())
                .json("default", field.default.as_deref());
            let line = limits::add(line, &field.limits);
            let key = owner.part(field.name.bare());
            match &field.origin {
                Some(place) => {
                    let place = self.place(place);
                    self.add_at(key, line, Some(&owner.place), &place);
                }
                None => self.add(key, line),
            }
        }
        if let Some(rest) = &object.rest {
            let line = Line::of(Kind::Rest).raw(&self.ty(&rest.value));
            self.add(owner.part(rest.name.bare()), line);
        }
    }

    /// The only value of a field, as JSON.
    fn fixed(&self, field: &Field) -> Option<String> {
        Some(match field.fixed.as_ref()? {
            FixedValue::Bool(value) => value.to_string(),
            FixedValue::Integer(value) => value.to_string(),
            FixedValue::Text(text) => json_text(text),
            FixedValue::Variant(name) => {
                let TypeRef::Named(id) = inner(&field.ty) else {
                    return None;
                };
                let (variants, is_json) = match &self.api.types[*id].kind {
                    TypeKind::Enum(list) => (&list.variants, false),
                    TypeKind::Values(list) => (&list.variants, true),
                    _ => return None,
                };
                let variant = variants.iter().find(|variant| variant.name == *name)?;
                if is_json {
                    variant.wire.clone()
                } else {
                    json_text(&variant.wire)
                }
            }
        })
    }

    fn values(&mut self, owner: &Owner, variants: &[Variant], is_json: bool) {
        for variant in variants {
            let line = Line::of(Kind::Value);
            let line = if is_json {
                line.raw(&variant.wire)
            } else {
                line.word(&variant.wire)
            };
            let line = line.mark("deprecated", variant.deprecated);
            self.add(owner.part(variant.name.bare()), line);
        }
    }

    fn members(&mut self, owner: &Owner, union: &Union) {
        for (place, member) in union.members.iter().enumerate() {
            let line = Line::of(Kind::Member).raw(&self.ty(&member.ty));
            let line = match &union.decision {
                Decision::Tag(tag) => {
                    let cases = tag.cases.iter().filter(|(_, found)| *found == place);
                    let texts: Vec<String> = cases.map(|(text, _)| json_text(text)).collect();
                    line.json("tag", (!texts.is_empty()).then(|| texts.join("|")).as_deref())
                        .mark("without-tag", tag.absent == Some(place))
                        .mark("other-tags", tag.other == Some(place))
                }
                Decision::Guards(guards) => match guards.get(place) {
                    Some(guard) => guarded(line, guard),
                    None => line,
                },
            };
            self.add(owner.part(member.name.bare()), line);
        }
    }
}

/// Which way a type travels.
fn direction(def: &TypeDef) -> &'static str {
    match (def.in_request, def.in_answer) {
        (true, true) => "both",
        (true, false) => "request",
        (false, true) => "answer",
        (false, false) => "unused",
    }
}

pub(super) fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Nullable => "nullable",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional-nullable",
    }
}

fn told_apart(union: &Union) -> String {
    match &union.decision {
        Decision::Tag(tag) => format!("tag:{}", tag.property),
        Decision::Guards(_) => "shape".to_owned(),
    }
}

fn guarded(line: Line, guard: &Guard) -> Line {
    let kinds: Vec<String> = guard
        .kinds
        .iter()
        .map(|kind| format!("{kind:?}").to_lowercase())
        .collect();
    let constants: Vec<String> = guard
        .constants
        .iter()
        .map(|(property, values)| format!("{}:{}", json_text(property), values.join("|")))
        .collect();
    let required: Vec<String> = guard.required.iter().map(|key| json_text(key)).collect();
    let some = |texts: Vec<String>| (!texts.is_empty()).then(|| texts.join(","));
    line.json("json", some(kinds).as_deref())
        .json("keys", some(required).as_deref())
        .json("constants", some(constants).as_deref())
        .mark("fallback", guard.is_fallback)
}

fn default(variants: &[Variant], place: Option<usize>) -> Option<String> {
    let variant = variants.get(place?)?;
    Some(json_text(&variant.wire))
}

/// What a type is without what stands around it in Rust.
fn inner(ty: &TypeRef) -> &TypeRef {
    match ty {
        TypeRef::Boxed(ty) | TypeRef::Secret(ty) | TypeRef::Nullable(ty) => inner(ty),
        other => other,
    }
}

fn json_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
