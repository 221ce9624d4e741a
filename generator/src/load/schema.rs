//! Schemas: from a node with the keywords of any version to what `openapiv3` holds.

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};

use super::Node;
use super::at::At;
use super::keyword::Keywords;
use super::reference::Kind;
use super::schema_kind::decide;
use super::v3_1;
use super::version::Dialect;
use super::walk::{Rest, Walk};
use crate::diagnostic::codes;

/// A schema without any keyword, which permits everything.
pub(super) fn anything(data: SchemaData) -> Schema {
    Schema {
        schema_data: data,
        schema_kind: SchemaKind::Any(AnySchema::default()),
    }
}

impl Walk<'_, '_> {
    /// A schema; a reference where others lead to it while it is no component.
    pub(super) fn schema(&mut self, at: &At<'_>) -> ReferenceOr<Schema> {
        match self.references.is_deep(at) {
            Some(place) => ReferenceOr::Reference {
                reference: self.references.to(Kind::Schema, place),
            },
            None => self.component_schema(at),
        }
    }

    /// A schema among the components; one that is only a reference out of them is what that leads to.
    pub(super) fn named_schema(&mut self, at: &At<'_>) -> ReferenceOr<Schema> {
        let files = self.references.files;
        let aliased = self.references.aliased(at);
        match aliased.and_then(|place| files.node(&place).map(|node| (place, node))) {
            Some((place, node)) => self.component_schema(&At::start(&place, node)),
            None => self.component_schema(at),
        }
    }

    /// A schema, which is never replaced by a reference to itself.
    pub(super) fn component_schema(&mut self, at: &At<'_>) -> ReferenceOr<Schema> {
        let Some(reference) = at.member("$ref").filter(|_| self.is_mere_reference(at)) else {
            return ReferenceOr::Item(self.schema_item(at));
        };
        match self.reference(&reference, Kind::Schema) {
            Some(reference) => ReferenceOr::Reference { reference },
            None => ReferenceOr::Item(self.any_at(at)),
        }
    }

    /// A schema, boxed as `openapiv3` wants it for members of others.
    pub(super) fn boxed_schema(&mut self, at: &At<'_>) -> ReferenceOr<Box<Schema>> {
        match self.schema(at) {
            ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
            ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
        }
    }

    fn schema_item(&mut self, at: &At<'_>) -> Schema {
        match at.node {
            Node::Map(_) => match v3_1::lone_alternative(at.node) {
                Some((list, index)) => self.lone(at, list, index),
                None => {
                    let mut keywords = Keywords::default();
                    self.collect(&mut keywords, at);
                    decide(self, at, keywords)
                }
            },
            Node::Bool(true) | Node::Null => self.any_at(at),
            Node::Bool(false) => {
                let not = Box::new(ReferenceOr::Item(anything(SchemaData::default())));
                Schema {
                    schema_data: self.data_at(at),
                    schema_kind: SchemaKind::Not { not },
                }
            }
            _ => {
                self.wrong_type(at, "a schema");
                self.any_at(at)
            }
        }
    }

    /// `anyOf: [T, {type: null}]` with annotations around it: `T`, nullable, with these annotations.
    fn lone(&mut self, at: &At<'_>, list: &str, index: usize) -> Schema {
        let mut keywords = Keywords::default();
        self.collect_around(&mut keywords, at, list);
        keywords.data.nullable = true;
        let alternatives = at.member(list);
        let inner = alternatives.as_ref().and_then(|list| list.elements().nth(index));
        let Some(inner) = inner else {
            return decide(self, at, keywords);
        };
        match self.schema(&inner) {
            ReferenceOr::Item(schema) => self.overlay(at, schema, keywords),
            reference @ ReferenceOr::Reference { .. } => {
                keywords.any.all_of.push(reference);
                decide(self, at, keywords)
            }
        }
    }

    /// Lays what stands around a schema over what it says itself.
    fn overlay(&mut self, at: &At<'_>, mut schema: Schema, around: Keywords) -> Schema {
        let data = &mut schema.schema_data;
        let over = around.data;
        data.nullable = true;
        data.read_only |= over.read_only;
        data.write_only |= over.write_only;
        data.deprecated |= over.deprecated;
        data.external_docs = over.external_docs.or(data.external_docs.take());
        data.example = over.example.or(data.example.take());
        data.title = over.title.or(data.title.take());
        data.description = over.description.or(data.description.take());
        data.default = over.default.or(data.default.take());
        data.extensions.extend(around.rest.extensions);
        if let Some(origin) = self.origins.of_mut(&data.extensions) {
            origin.place = at.place();
            origin
                .extra
                .retain(|(key, _)| around.rest.extra.iter().all(|(other, _)| other != key));
            origin.extra.extend(around.rest.extra);
            origin.schemas.extend(around.rest.schemas);
        }
        schema
    }

    /// Whether a schema is only a `$ref`: what else stands there has no effect.
    fn is_mere_reference(&mut self, at: &At<'_>) -> bool {
        if at.node.entries().len() == 1 {
            return true;
        }
        if at
            .members()
            .any(|member| member.key() != "$ref" && !self.is_ignored_beside_reference(&member))
        {
            return false;
        }
        self.note_ignored(at);
        true
    }

    /// Up to 3.0 everything beside `$ref` is ignored; annotations there are meant, and harmless.
    pub(super) fn is_ignored_beside_reference(&self, at: &At<'_>) -> bool {
        self.dialect <= Dialect::V3_0 && !matches!(at.key(), "$ref" | "nullable") && !v3_1::is_annotation(at.key())
    }

    /// Says of everything beside a `$ref` that it has no effect.
    pub(super) fn note_ignored(&mut self, at: &At<'_>) {
        for member in at.members().filter(|member| member.key() != "$ref") {
            self.note_ignored_member(&member);
        }
    }

    /// Says of a key beside a `$ref` that it has no effect.
    pub(super) fn note_ignored_member(&mut self, at: &At<'_>) {
        let message = format!("`{}` has no effect beside `$ref`", at.key());
        let help = "put the reference into an `allOf`, or remove what stands beside it";
        self.diagnostics
            .note_at_key(codes::IGNORED_KEY, &at.place(), message, help);
    }

    pub(super) fn any_at(&mut self, at: &At<'_>) -> Schema {
        anything(self.data_at(at))
    }

    /// Nothing but where it came from.
    pub(super) fn data_at(&mut self, at: &At<'_>) -> SchemaData {
        SchemaData {
            extensions: self.finish(at, Rest::default()),
            ..SchemaData::default()
        }
    }
}
