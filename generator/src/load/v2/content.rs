//! Schemas by media type, which 2.0 has apart from each other.

use indexmap::IndexMap;
use openapiv3::{MediaType, ReferenceOr, Schema};

use super::super::Node;
use super::super::at::At;
use super::super::keyword::Keywords;
use super::super::reference::Kind;
use super::super::schema_kind::decide;
use super::super::walk::{Rest, Walk};
use crate::diagnostic::codes;

/// The media type without its parameters, in lower case.
pub(super) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a schema says `type: file`.
pub(super) fn is_file(schema: &Node) -> bool {
    schema.get("type").and_then(Node::as_str) == Some("file")
}

/// Whether a type is made for a schema, so that it must not be read once for each operation.
fn is_structured(schema: &Node) -> bool {
    let keys = ["properties", "allOf", "oneOf", "anyOf", "enum", "additionalProperties"];
    schema.get("$ref").is_none()
        && (keys.iter().any(|key| schema.get(key).is_some()) || schema.get("items").is_some_and(is_structured))
}

/// Whether a schema describes an object or a list.
fn is_compound(schema: &Node) -> bool {
    match schema.get("type").and_then(Node::as_str) {
        Some(name) => matches!(name, "object" | "array"),
        None => ["properties", "items", "allOf"]
            .iter()
            .any(|key| schema.get(key).is_some()),
    }
}

/// Whether a media type holds bytes that no schema describes.
fn is_opaque(name: &str) -> bool {
    let essence = essence(name);
    ["image/", "audio/", "video/", "font/"]
        .iter()
        .any(|start| essence.starts_with(start))
        || ["octet-stream", "raw-stream", "multiplexed-stream", "zip", "tar", "pdf"]
            .iter()
            .any(|end| essence.ends_with(end))
}

impl Walk<'_, '_> {
    /// Some media types, and JSON where none of them can hold what a schema describes: `produces` is for all answers of an
    /// operation, and its errors are rarely of the type of its files.
    pub(super) fn able(&mut self, schema: &At<'_>, mut media_types: Vec<String>, key: &str) -> Vec<String> {
        if !media_types.iter().all(|name| is_opaque(name)) {
            return media_types;
        }
        let followed = self.references.followed(schema.place(), schema.node);
        if followed.is_some_and(|(_, node)| is_compound(node)) {
            let message =
                format!("no media type of `{key}` can hold what this schema describes: it is taken to be JSON");
            let help = format!("add `application/json` to `{key}`");
            self.diagnostics.note(codes::BAD_VALUE, &schema.place(), message, help);
            media_types.push("application/json".to_owned());
        }
        media_types
    }

    /// One schema for each of some media types.
    pub(super) fn each(
        &mut self,
        at: &At<'_>,
        media_types: &[String],
        schema: Option<&ReferenceOr<Schema>>,
    ) -> IndexMap<String, MediaType> {
        let media = |walk: &mut Self| MediaType {
            schema: schema.cloned(),
            extensions: walk.finish(at, Rest::default()),
            ..MediaType::default()
        };
        media_types.iter().map(|name| (name.clone(), media(self))).collect()
    }

    /// The schema of a body or an answer; where several operations share it under some names, it becomes a component.
    pub(super) fn whole(&mut self, at: &At<'_>, shared: Option<&[String]>) -> ReferenceOr<Schema> {
        if is_file(at.node) {
            let mut keywords = Keywords::default();
            for member in at.members().filter(|member| member.key() != "type") {
                self.keyword(&mut keywords, &member);
            }
            keywords.file();
            return ReferenceOr::Item(decide(self, at, keywords));
        }
        match shared {
            Some(names) if is_structured(at.node) => ReferenceOr::Reference {
                reference: self.references.leading_to(Kind::Schema, at.place(), names),
            },
            _ => self.schema(at),
        }
    }
}
