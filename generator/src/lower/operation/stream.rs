//! Answers and bodies that come piece by piece.

use openapiv3::{MediaType, Response};

use super::media::{self, Framing};
use super::outline::Outline;
use crate::lower::context::Context;
use crate::lower::draft::{Payload as PayloadRole, Role};
use crate::lower::resolve::Use;
use crate::lower::schema::shape::Shape;
use crate::model::{EventData, Input, Items, JsonKind, Parameter, Presence, Stream, Struct, TypeRef};
use crate::pointer::Place;

/// How many alternatives of alternatives are looked at.
const DEPTH: usize = 4;

/// The answer as a stream, where one of its media types is one.
pub(super) fn of<'a>(
    context: &mut Context<'a>,
    outline: &Outline<'a>,
    response: &'a Response,
    place: &Place,
    noun: &[String],
) -> Option<Stream> {
    let mut found: Vec<_> = response
        .content
        .iter()
        .filter(|(name, content)| is_one(context, name, content))
        .collect();
    found.sort_by_key(|(name, _)| (media::framing(name).map_or(3, |framing| framing as u8), name.as_str()));
    let (media_type, content) = *found.first()?;
    let place = context.place(&content.extensions, &place.key("content").key(media_type));
    let item = item_schema(context, content);
    let schema = item.or(content.schema.as_ref().map(Use::from));
    let framing = media::framing(media_type).unwrap_or(Framing::Lines);
    let data = match (framing, schema) {
        (Framing::Events, Some(schema)) => event_data(context, schema, item.is_some()),
        _ => EventData::Json,
    };
    let key = if item.is_some() { "itemSchema" } else { "schema" };
    let ty = match schema {
        Some(schema) => item_type(context, outline, schema, noun, ("responses/items", &place.key(key))),
        None if framing == Framing::Events => TypeRef::String,
        None => TypeRef::Json,
    };
    Some(Stream {
        media_type: media_type.to_owned(),
        items: match framing {
            Framing::Events if schema.is_none() => Items::Events {
                ty,
                data: EventData::Text,
            },
            Framing::Events => Items::Events { ty, data },
            Framing::Lines => Items::Lines(ty),
            Framing::Records => Items::Records(ty),
        },
        ask: None,
    })
}

/// Bytes in pieces.
pub(super) fn of_bytes() -> Stream {
    Stream {
        media_type: "*/*".to_owned(),
        items: Items::Bytes,
        ask: None,
    }
}

/// Whether the content comes piece by piece.
pub(super) fn is_one(context: &Context<'_>, media_type: &str, content: &MediaType) -> bool {
    media::framing(media_type).is_some() || (content.schema.is_none() && item_schema(context, content).is_some())
}

/// The boolean by which the request says that a stream is wanted.
pub(super) fn ask(parameters: &[Parameter], body: Option<&Struct>) -> Option<Input> {
    let field = body.and_then(|body| {
        let asks = |field: &crate::model::Field| field.wire == "stream" && field.ty == TypeRef::Bool;
        body.fields.iter().position(asks)
    });
    let parameter = || {
        let asks = |parameter: &Parameter| {
            parameter.wire == "stream"
                && parameter.ty == TypeRef::Bool
                && parameter.presence != Presence::OptionalNullable
        };
        parameters.iter().position(asks)
    };
    field
        .map(Input::BodyField)
        .or_else(|| parameter().map(Input::Parameter))
}

/// The schema of the items of a body or answer that comes piece by piece.
pub(super) fn item_schema<'a>(context: &Context<'a>, content: &'a MediaType) -> Option<Use<'a>> {
    let origin = context.document.origins.of(&content.extensions)?;
    origin.schemas("itemSchema").next().map(Use::from)
}

/// The type of the items of a body or answer that comes piece by piece, by what they are of the operation and where they are described.
pub(super) fn item_type<'a>(
    context: &mut Context<'a>,
    outline: &Outline<'a>,
    schema: Use<'a>,
    noun: &[String],
    (part, place): (&str, &Place),
) -> TypeRef {
    let payload = PayloadRole {
        at: outline.key.clone(),
        part: part.to_owned(),
        phrase: outline.phrase.clone(),
        suffix: vec!["item".to_owned()],
        noun: noun.to_vec(),
        method: outline.method_words.clone(),
        is_resource: false,
    };
    let node = context.node(None, Role::Payload(payload));
    context.type_of(schema, node, place).element()
}

/// What of an event a schema describes. That of an item is always the whole event (OpenAPI 3.2, section 4.14.4).
fn event_data(context: &Context<'_>, schema: Use<'_>, of_item: bool) -> EventData {
    match context.schema(schema).map(Shape::of) {
        Some(shape) if shape.kind == Some(JsonKind::String) => EventData::Text,
        Some(_) if is_event(context, schema, of_item, DEPTH) => EventData::Whole,
        _ => EventData::Json,
    }
}

/// Whether a schema describes an object of the fields of an event: `data` with `event`, or `data` alone where events
/// are expected.
fn is_event(context: &Context<'_>, schema: Use<'_>, expected: bool, depth: usize) -> bool {
    let Some(shape) = context.schema(schema).map(Shape::of).filter(|_| depth > 0) else {
        return false;
    };
    let has = |name: &str| shape.properties.is_some_and(|properties| properties.contains_key(name));
    let alternatives = || shape.one_of.iter().chain(shape.any_of);
    let all = alternatives().next().is_some()
        && alternatives().all(|member| is_event(context, member.into(), expected, depth - 1));
    let parts = shape
        .all_of
        .iter()
        .any(|part| is_event(context, part.into(), expected, depth - 1));
    all || parts || (has("data") && (expected || has("event")))
}
