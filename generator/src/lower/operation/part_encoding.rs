//! What Encoding Objects, and the schemas themselves, say of the parts that properties are.

use openapiv3::{Encoding, MediaType, QueryStyle};

use super::media;
use super::part::{DEPTH, Properties, kind_of};
use crate::diagnostic::codes;
use crate::load::{Node, Origin, UNENCODED};
use crate::lower::context::Context;
use crate::lower::resolve::Use;
use crate::lower::schema::shape::Shape;
use crate::model::{BodyEncoding, JsonKind, Part, PartPlace, PartWriting, PartsKind, Style};
use crate::pointer::Place;

/// What is said of the parts of a body, each with its encoding object where it has one.
pub(super) fn described<'a>(
    context: &mut Context<'a>,
    content: &'a MediaType,
    kind: PartsKind,
    place: &Place,
) -> Vec<(Part, Option<&'a Encoding>)> {
    let properties = content
        .schema
        .as_ref()
        .map(|schema| Properties::of(context, schema.into()))
        .unwrap_or_default();
    let is_union = content
        .schema
        .as_ref()
        .is_some_and(|schema| is_union(context, schema.into()));
    let place = place.key("encoding");
    for name in content.encoding.keys() {
        if !properties.schemas.is_empty() && !properties.schemas.contains_key(name.as_str()) {
            context.diagnostics.note_at_key(
                codes::IGNORED_KEY,
                &place.key(name),
                format!("the body has no property `{name}` that this could be the encoding of"),
                "name a property of the schema, or remove it",
            );
        }
    }
    let mut parts = Vec::new();
    for (name, schema) in &properties.schemas {
        let encoding = content.encoding.get(*name);
        let reader = Reader {
            kind,
            schema: *schema,
            encoding,
            is_union,
        };
        let part = reader.part(context, name, &place.key(name));
        let is_plain = part.media_type.is_none() && part.writing == PartWriting::Plain && !part.is_file;
        let has_headers = encoding.is_some_and(|encoding| !encoding.headers.is_empty());
        if !is_plain || has_headers || part.transfer_encoding.is_some() {
            parts.push((part, encoding));
        }
    }
    parts
}

/// Whether a body is one of several, or may be.
fn is_union<'a>(context: &Context<'a>, at: Use<'a>) -> bool {
    context.schema(at).map(Shape::of).is_some_and(|shape| {
        let alternatives = shape.one_of.len().max(shape.any_of.len());
        alternatives > 1
    })
}

/// What is read of one property.
struct Reader<'a> {
    kind: PartsKind,
    schema: Use<'a>,
    encoding: Option<&'a Encoding>,
    /// Whether the body is one of several, so that its parts are found when it is sent.
    is_union: bool,
}

impl<'a> Reader<'a> {
    fn part(&self, context: &mut Context<'a>, name: &str, place: &Place) -> Part {
        let said = self.encoding.and_then(|encoding| encoding.content_type.as_deref());
        let (of_schema, transfer_encoding) = self.of_schema(context);
        let mut media_type = match said {
            Some(list) => concrete(list),
            None => of_schema,
        };
        let is_json = said.is_some() && media_type.as_deref().is_some_and(media::is_json);
        let mut writing = match self.style(context, place) {
            Some(style) => PartWriting::Styled(style),
            None if is_json => PartWriting::Json,
            None => PartWriting::Plain,
        };
        let repeats = self.kind == PartsKind::FormData;
        let kind = item_kind(context, self.schema, repeats);
        let has_parts = matches!(kind, Some(JsonKind::Object | JsonKind::Array));
        if has_parts && media_type.is_some() && !is_json && !matches!(writing, PartWriting::Styled(_)) {
            context.diagnostics.degraded(
                codes::UNEXPRESSED_KEYWORD,
                &place.key("contentType"),
                format!("the client has no writer for this media type: `{name}` is sent as JSON"),
                "describe the part as a text that the caller writes: `type: string`",
            );
            media_type = None;
        }
        if matches!(writing, PartWriting::Styled(_)) {
            // OpenAPI 3.1, section 4.8.15.1.2: the style counts, and the media type does not.
            media_type = None;
        }
        let is_file = said.is_some_and(is_of_bytes) && is_untyped(context, self.schema, repeats);
        if is_file {
            writing = PartWriting::Plain;
        }
        Part {
            place: PartPlace::Property(name.to_owned()),
            media_type,
            writing,
            is_file,
            transfer_encoding,
        }
    }

    /// Media type and encoding of a text by its schema (OpenAPI 3.1, section 4.8.15.1.1).
    fn of_schema(&self, context: &Context<'a>) -> (Option<String>, Option<String>) {
        let origin = context
            .schema(self.schema)
            .and_then(|schema| context.document.origins.of(&schema.schema_data.extensions));
        let said = |keyword| origin.and_then(|origin| origin.extra(keyword)).and_then(Node::as_str);
        let encodes = |name: &&str| !UNENCODED.iter().any(|known| known.eq_ignore_ascii_case(name));
        let encoding = said("contentEncoding").filter(encodes).map(str::to_owned);
        let octets = "application/octet-stream";
        let default = encoding.as_ref().map(|_| octets.to_owned());
        // Bytes without an encoding are a file, which is of this media type anyway.
        let media_type = said("contentMediaType")
            .and_then(concrete)
            .filter(|name| name != octets);
        (media_type.or(default), encoding)
    }

    /// The style, where it is said and counts, and makes other parts than none.
    fn style(&self, context: &mut Context<'a>, place: &Place) -> Option<Style> {
        let encoding = self.encoding?;
        let style = match (&encoding.style, encoding.explode) {
            (Some(QueryStyle::Form), true) if item_kind(context, self.schema, false) == Some(JsonKind::Object) => {
                Style::Form { explode: true }
            }
            // Pairs of their own, as those of parameters are.
            (_, true) if encoding.style != Some(QueryStyle::DeepObject) => return None,
            (None | Some(QueryStyle::Form), _) => Style::Form { explode: false },
            (Some(QueryStyle::SpaceDelimited), _) => Style::SpaceDelimited,
            (Some(QueryStyle::PipeDelimited), _) => Style::PipeDelimited,
            (Some(QueryStyle::DeepObject), _) => Style::DeepObject,
        };
        let origin = context.document.origins.of(&encoding.extensions);
        let counts = |origin: &Origin| origin.extra("style").or(origin.extra("explode")).is_some();
        if origin.is_some_and(counts) && self.kind == PartsKind::FormData {
            if !self.is_union {
                return Some(style);
            }
            context.diagnostics.degraded(
                codes::UNEXPRESSED_KEYWORD,
                place,
                "parts of a body with alternatives are written in the usual style",
                "describe the body as one object",
            );
            return None;
        }
        if !matches!(style, Style::Form { explode: true }) {
            context.diagnostics.note(
                codes::IGNORED_KEY,
                place,
                "the style has no effect: parts have none but in `multipart/form-data` since OpenAPI 3.1",
                "nothing to do, or say `openapi: 3.1.0` if the service reads the part in this style",
            );
        }
        None
    }
}

/// The JSON type of what one part holds.
fn item_kind<'a>(context: &Context<'a>, at: Use<'a>, repeats: bool) -> Option<JsonKind> {
    let shape = Shape::of(context.schema(at)?);
    match (shape.kind, shape.items) {
        (Some(JsonKind::Array), Some(items)) if repeats => kind_of(context, items.into(), DEPTH),
        _ => kind_of(context, at, DEPTH),
    }
}

/// Whether a schema says nothing of what one part holds.
fn is_untyped<'a>(context: &Context<'a>, at: Use<'a>, repeats: bool) -> bool {
    let Some(schema) = context.schema(at) else { return false };
    let shape = Shape::of(schema);
    match (shape.kind, shape.items) {
        (Some(JsonKind::Array), Some(items)) if repeats => is_untyped(context, items.into(), false),
        (None, _) => shape.values.is_empty() && shape.properties.is_none() && kind_of(context, at, DEPTH).is_none(),
        _ => false,
    }
}

/// The first media type of a list that is no range (OpenAPI 3.0, section 4.7.15).
pub(super) fn concrete(list: &str) -> Option<String> {
    let mut names = list.split(',').map(str::trim);
    let found = names.find(|name| !name.contains('*') && media::is_acceptable(name))?;
    Some(found.to_owned())
}

/// Whether content of these media types is neither JSON nor text.
pub(super) fn is_of_bytes(list: &str) -> bool {
    list.split(',').map(str::trim).all(|name| {
        let essence = media::essence(name);
        media::encoding(&essence) == BodyEncoding::Bytes && !matches!(essence.as_str(), "*/*" | "application/*")
    })
}
