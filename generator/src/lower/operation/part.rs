//! The parts of multipart bodies: which kind of body they make, and what the description says of each.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::MediaType;

use super::part_encoding::{concrete, is_of_bytes};
use super::{media, stream};
use crate::diagnostic::codes;
use crate::load::Node;
use crate::lower::context::Context;
use crate::lower::resolve::Use;
use crate::lower::schema::shape::Shape;
use crate::model::{BodyEncoding, JsonKind, Part, PartPlace, PartWriting, PartsKind};
use crate::pointer::Place;

/// How many parts of parts of a schema are looked at.
pub(super) const DEPTH: usize = 8;

/// The kind of a multipart body, by its media type.
pub(super) fn kind(media_type: &str) -> Option<PartsKind> {
    match media::essence(media_type).strip_prefix("multipart/")? {
        "form-data" => Some(PartsKind::FormData),
        "related" => Some(PartsKind::Related),
        _ => Some(PartsKind::Mixed),
    }
}

/// How a body is written: one of parts needs a schema that has some, and forms need names for them.
pub(super) fn encoding<'a>(
    context: &mut Context<'a>,
    media_type: &str,
    content: &'a MediaType,
    place: &Place,
) -> BodyEncoding {
    let Some(kind) = kind(media_type) else {
        return media::encoding(media_type);
    };
    let has_names = kind == PartsKind::FormData;
    let item = stream::item_schema(context, content);
    let (is_object, is_list) = match content
        .schema
        .as_ref()
        .map(|schema| kind_of(context, schema.into(), DEPTH))
    {
        _ if item.is_some() => (false, true),
        None => (has_names, false),
        Some(Some(JsonKind::Object)) => (true, false),
        Some(Some(JsonKind::Array)) => (false, true),
        Some(_) => (false, false),
    };
    if is_object || is_list && !has_names {
        return BodyEncoding::Multipart;
    }
    if is_list || has_names {
        context.diagnostics.degraded(
            codes::UNEXPRESSED_KEYWORD,
            place,
            "the parts of a form have names, and this schema has none; the body is taken as bytes",
            "describe the form as an object whose properties are the parts",
        );
    }
    BodyEncoding::Bytes
}

/// The JSON type of a schema, which parts or alternatives of it may say.
pub(super) fn kind_of<'a>(context: &Context<'a>, at: Use<'a>, depth: usize) -> Option<JsonKind> {
    let shape = Shape::of(context.schema(at)?);
    let own = shape.kind.or(shape.properties.is_some().then_some(JsonKind::Object));
    let inner = || {
        let depth = depth.checked_sub(1)?;
        let parts = shape.all_of.iter().chain(shape.one_of).chain(shape.any_of);
        parts.map(Use::from).find_map(|part| kind_of(context, part, depth))
    };
    own.or_else(inner)
}

/// The media type that is sent: without what says what the body itself says.
pub(super) fn media_type(described: &str) -> String {
    let mut pieces = described.split(';').map(str::trim);
    let essence = pieces.next().unwrap_or_default().to_ascii_lowercase();
    if essence == "multipart/form-data" {
        return essence;
    }
    let own = |piece: &&str| {
        let name = piece.split('=').next().unwrap_or_default().trim_end();
        !piece.is_empty() && !name.eq_ignore_ascii_case("boundary") && !name.eq_ignore_ascii_case("type")
    };
    let kept: Vec<&str> = pieces.filter(own).collect();
    [essence.as_str()]
        .into_iter()
        .chain(kept)
        .collect::<Vec<_>>()
        .join("; ")
}

/// The properties of a body, those of its parts and alternatives included.
#[derive(Default)]
pub(super) struct Properties<'a> {
    pub(super) schemas: IndexMap<&'a str, Use<'a>>,
    required: HashSet<&'a str>,
}

impl<'a> Properties<'a> {
    pub(super) fn of(context: &Context<'a>, schema: Use<'a>) -> Self {
        let mut found = Self::default();
        found.add(context, schema, true, DEPTH);
        found
    }

    fn add(&mut self, context: &Context<'a>, at: Use<'a>, always: bool, depth: usize) {
        let (Some(schema), Some(depth)) = (context.schema(at), depth.checked_sub(1)) else {
            return;
        };
        let shape = Shape::of(schema);
        for (name, property) in shape.properties.into_iter().flatten() {
            self.schemas.entry(name).or_insert(property.into());
        }
        if always {
            self.required.extend(shape.required.iter().map(String::as_str));
        }
        for part in shape.all_of {
            self.add(context, part.into(), always, depth);
        }
        for part in shape.one_of.iter().chain(shape.any_of) {
            self.add(context, part.into(), false, depth);
        }
    }

    pub(super) fn requires(&self, name: &str) -> bool {
        self.required.contains(name)
    }
}

/// What is said of the items of a list (OpenAPI 3.2, section 4.15: `prefixEncoding` and `itemEncoding`).
pub(super) fn of_items(context: &mut Context<'_>, content: &MediaType) -> Vec<Part> {
    let Some(origin) = context.document.origins.of(&content.extensions) else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    let mut read = |keyword: &'static str, node: &Node, place: PartPlace| {
        let said = node.get("contentType").and_then(Node::as_str);
        let media_type = said.and_then(concrete);
        let is_all = node
            .entries()
            .iter()
            .all(|(key, _)| key == "contentType" || key.starts_with("x-"));
        if is_all {
            context.said.insert((keyword, origin.place.key(keyword)));
        }
        parts.push(Part {
            place,
            writing: match media_type.as_deref() {
                Some(media_type) if media::is_json(media_type) => PartWriting::Json,
                _ => PartWriting::Plain,
            },
            media_type,
            is_file: said.is_some_and(is_of_bytes),
            transfer_encoding: None,
        });
    };
    for (place, node) in origin
        .extra("prefixEncoding")
        .map(Node::elements)
        .unwrap_or_default()
        .iter()
        .enumerate()
    {
        read("prefixEncoding", node, PartPlace::Item(place));
    }
    if let Some(node) = origin.extra("itemEncoding") {
        read("itemEncoding", node, PartPlace::Rest);
    }
    parts
}

/// Whether a list whose first items are of types of their own has bytes among them, which no type of a client holds.
pub(super) fn mixes_bytes<'a>(context: &Context<'a>, content: &'a MediaType, parts: &[Part]) -> bool {
    let Some(schema) = content.schema.as_ref().and_then(|schema| context.schema(schema.into())) else {
        return false;
    };
    let origin = context.document.origins.of(&schema.schema_data.extensions);
    let first: Vec<Use<'a>> = origin
        .map(|origin| origin.schemas("prefixItems").map(Use::from).collect())
        .unwrap_or_default();
    let is_binary = |at: Use<'a>| {
        context
            .schema(at)
            .is_some_and(|schema| Shape::of(schema).format == Some("binary"))
    };
    let rest = Shape::of(schema).items.map(Use::from);
    let has_bytes = first.iter().copied().chain(rest).any(is_binary);
    !first.is_empty() && (has_bytes || parts.iter().any(|part| part.is_file))
}
