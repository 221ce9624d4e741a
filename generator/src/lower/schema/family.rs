//! Inheritance: a schema with a `discriminator` and no alternatives stands for all that extend it by `allOf`.

// Wherever such a parent is used, the value may be one of its heirs. So the type with the parent's name is the union of
// them all, and what they have in common is the struct `<Parent>Base`, for values that are of the parent itself. A
// parent whose first heir is still to come is a plain struct.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{Discriminator, Schema};

use super::case::leads_to;
use super::flat::Flat;
use super::guard;
use super::member::Candidate;
use super::shape::Shape;
use super::{Lowered, annotated};
use crate::lower::context::Context;
use crate::lower::docs;
use crate::lower::draft::{NodeId, Role};
use crate::lower::resolve::Use;
use crate::model::{Decision, Docs, TypeKind, TypeRef};
use crate::naming::words;
use crate::pointer::Place;

/// How deep inheritance goes.
const DEEPEST: usize = 32;

/// The components that extend each component by `allOf`, by their keys.
#[derive(Debug, Default)]
pub(in crate::lower) struct Heirs<'a>(BTreeMap<&'a str, BTreeSet<&'a str>>);

impl<'a> Context<'a> {
    /// Finds which components extend which.
    pub(in crate::lower) fn find_heirs(&mut self) {
        let mut heirs = Heirs::default();
        for (key, schema) in self.parts().map(|parts| &parts.schemas).into_iter().flatten() {
            if let Use::Schema(schema) = Use::from(schema) {
                self.add_parents(key, schema, &mut heirs, 0);
            }
        }
        self.heirs = heirs;
    }

    fn add_parents(&self, key: &'a str, schema: &'a Schema, heirs: &mut Heirs<'a>, depth: usize) {
        let shape = Shape::of(schema);
        // Another name for the parent that also admits `null` is no heir.
        if depth > DEEPEST || (annotated(&shape).is_some() && shape.data.nullable) {
            return;
        }
        for part in shape.all_of {
            match Use::from(part) {
                Use::Reference(reference) => {
                    if let Some((parent, _)) = self.schema_component(reference).filter(|(parent, _)| *parent != key) {
                        heirs.0.entry(parent).or_default().insert(key);
                    }
                }
                Use::Schema(part) => self.add_parents(key, part, heirs, depth + 1),
            }
        }
    }

    /// Whether a component extends a parent whose values may be its own.
    pub(super) fn is_heir(&self, key: &str) -> bool {
        self.heirs
            .0
            .iter()
            .any(|(parent, heirs)| heirs.contains(key) && self.discriminator_of(parent, 0).is_some())
    }

    /// The heirs of a parent, those of heirs included, and what its mapping leads to; nothing for any other component.
    pub(in crate::lower) fn family(&self, key: &'a str) -> Option<(&'a Discriminator, Vec<&'a str>)> {
        let discriminator = self.discriminator_of(key, 0)?;
        let mut found: BTreeSet<&'a str> = BTreeSet::new();
        let mut open: Vec<&'a str> = vec![key];
        while let Some(parent) = open.pop() {
            for heir in self.heirs.0.get(parent).into_iter().flatten() {
                if found.insert(heir) {
                    open.push(heir);
                }
            }
        }
        let own = self.own_discriminator(key);
        let mapped = own.into_iter().flat_map(|own| own.mapping.values());
        let keys = || self.parts().into_iter().flat_map(|parts| parts.schemas.keys());
        for target in mapped {
            found.extend(keys().map(String::as_str).find(|component| leads_to(target, component)));
        }
        found.remove(key);
        (!found.is_empty()).then(|| (discriminator, found.into_iter().collect()))
    }

    /// The discriminator by which the heirs of a component are told apart: its own, or that of what it extends.
    pub(in crate::lower) fn discriminator_of(&self, key: &str, depth: usize) -> Option<&'a Discriminator> {
        if let Some(own) = self.own_discriminator(key) {
            return Some(own);
        }
        let Use::Schema(schema) = Use::from(self.parts()?.schemas.get(key)?) else {
            return None;
        };
        let shape = Shape::of(schema);
        if depth > DEEPEST || !shape.one_of.is_empty() || !shape.any_of.is_empty() {
            return None;
        }
        shape.all_of.iter().find_map(|part| match Use::from(part) {
            Use::Reference(reference) => self.discriminator_of(self.schema_component(reference)?.0, depth + 1),
            Use::Schema(part) => part.schema_data.discriminator.as_ref(),
        })
    }

    fn own_discriminator(&self, key: &str) -> Option<&'a Discriminator> {
        let Use::Schema(schema) = Use::from(self.parts()?.schemas.get(key)?) else {
            return None;
        };
        let shape = Shape::of(schema);
        let parts = shape.all_of.iter().filter_map(|part| match Use::from(part) {
            Use::Schema(part) => part.schema_data.discriminator.as_ref(),
            Use::Reference(_) => None,
        });
        let plain = shape.one_of.is_empty() && shape.any_of.is_empty();
        schema
            .schema_data
            .discriminator
            .as_ref()
            .into_iter()
            .chain(parts)
            .next()
            .filter(|_| plain)
    }

    /// The union that a parent is; nothing for any other component.
    pub(super) fn family_union(&mut self, key: &'a str, node: NodeId, place: &Place) -> Option<TypeKind> {
        let (discriminator, heirs) = self.family(key)?;
        let mut candidates: Vec<Candidate<'a>> = Vec::with_capacity(heirs.len() + 1);
        for member in heirs.into_iter().chain([key]) {
            candidates.extend(self.family_member(member, discriminator, node, place));
        }
        let mut decision = self.decision(&candidates, Some(discriminator), place);
        if let Decision::Tag(tag) = &mut decision
            && tag.absent.is_none()
        {
            tag.absent = candidates.iter().position(|candidate| {
                candidate.component == Some(key) && !candidate.flat.required.contains(tag.property.as_str())
            });
        }
        if let Decision::Guards(_) = decision {
            candidates = guard::in_order(candidates);
            decision = self.decision(&candidates, Some(discriminator), place);
        }
        Some(self.union_of(candidates, decision, false))
    }

    /// An heir; one that has heirs itself, or the parent, where a value can be of just that.
    fn family_member(
        &mut self,
        key: &'a str,
        discriminator: &'a Discriminator,
        node: NodeId,
        place: &Place,
    ) -> Option<Candidate<'a>> {
        let at = Use::from(self.parts()?.schemas.get(key)?);
        let flat = Flat::of(self, at, place);
        let ty = if self.family(key).is_none() {
            TypeRef::Named(self.component(key))
        } else if self.is_concrete(key, &flat, discriminator) {
            self.base(key, flat.clone(), node, place)
        } else {
            return None;
        };
        Some(Candidate {
            ty,
            words: words::split(key),
            origin: None,
            docs: docs::of_member(self, at),
            guard: self.guard(&flat),
            constants: Vec::new(),
            component: Some(key),
            uses: Vec::new(),
            flat,
            is_open_enum: false,
        })
    }

    /// Whether a value can be of a parent itself: its name is a tag, or the tag may be missing.
    fn is_concrete(&self, key: &str, flat: &Flat<'a>, discriminator: &'a Discriminator) -> bool {
        let property = discriminator.property_name.as_str();
        let mapping = &discriminator.mapping;
        let mapped: Vec<&str> = mapping
            .iter()
            .filter(|(_, target)| leads_to(target, key))
            .map(|(value, _)| value.as_str())
            .collect();
        let texts = flat
            .properties
            .get(property)
            .map(|property| self.constant_texts(property.schema))
            .unwrap_or_default();
        let is_named = if texts.is_empty() {
            !mapped.is_empty() || mapping.is_empty()
        } else {
            texts.iter().any(|text| mapped.contains(text) || *text == key)
        };
        is_named || !flat.required.contains(property)
    }

    /// What a parent and its heirs have in common, as a type of its own.
    fn base(&mut self, key: &'a str, flat: Flat<'a>, node: NodeId, place: &Place) -> TypeRef {
        if let Some(found) = self.bases.get(key) {
            return found.clone();
        }
        let own = self.component(key);
        let node = self
            .types
            .get(own.0 as usize)
            .and_then(|draft| draft.nodes.first().copied())
            .unwrap_or(node);
        let node = self.child(node, Role::variant(vec!["base".to_owned()]));
        let documentation = Docs {
            lines: vec![format!("What every `{}` has.", words::split(key).join(" "))],
        };
        let ty = match self.lowered(flat, node, place) {
            Lowered::Type(ty) => ty,
            Lowered::Kind(kind) => TypeRef::Named(self.add_inline(kind, documentation, None, false, node, place)),
        };
        self.bases.insert(key, ty.clone());
        ty
    }
}
