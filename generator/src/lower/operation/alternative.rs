//! What a body or an answer can be beside the media type that suits a client best.

use indexmap::IndexMap;
use openapiv3::{MediaType, Operation, ReferenceOr, RequestBody, Schema};
use serde_json::Value;

use super::media;
use crate::load::ORIGIN;
use crate::lower::context::Context;
use crate::lower::schema::shape::Shape;
use crate::model::{BodyEncoding, JsonKind};
use crate::naming::words;

/// Media types that say no more than that the content is JSON.
const JSON: [&str; 5] = ["application/json", "text/json", "json", "application/*", "*/*"];

/// A media type of a body that is not the one that is sent unless another is chosen.
pub(super) struct Alternative<'a> {
    /// The media type as the description has it.
    pub(super) media_type: &'a str,
    /// The content.
    pub(super) content: &'a MediaType,
    /// How the value becomes bytes.
    pub(super) encoding: BodyEncoding,
}

/// What a media type other than the one that is sent is to a body.
enum Kind {
    /// It says nothing new.
    Synonym,
    /// The same value, written in this way.
    Written(BodyEncoding),
    /// The same value, in a way that is not written.
    Unwritten,
    /// A value of another type.
    Another(BodyEncoding),
}

/// The media types that the value of a body can be sent as too.
pub(super) fn written<'a>(
    context: &Context<'a>,
    content: &'a IndexMap<String, MediaType>,
    sent: (&str, &MediaType),
) -> Vec<Alternative<'a>> {
    of_kind(context, content, sent, |kind| match kind {
        Kind::Written(encoding) => Some(*encoding),
        _ => None,
    })
}

/// The media types of a body that have values of other types, one for each of these.
fn others<'a>(context: &Context<'a>, content: &'a IndexMap<String, MediaType>) -> Vec<Alternative<'a>> {
    let Some(best) = media::best(content) else {
        return Vec::new();
    };
    let mut others = of_kind(context, content, best, |kind| match kind {
        Kind::Another(encoding) => Some(*encoding),
        _ => None,
    });
    let mut kept: Vec<(&str, &MediaType)> = Vec::new();
    others.retain(|other| {
        let entry = (other.media_type, other.content);
        let is_new = kept.iter().all(|before| {
            let is_another = matches!(kind(context, *before, entry), Kind::Another(_));
            is_another && called(before.0) != called(entry.0)
        });
        kept.extend(is_new.then_some(entry));
        is_new
    });
    others
}

/// The media types of a body that a client cannot send.
pub(super) fn unwritten<'a>(
    context: &Context<'a>,
    content: &'a IndexMap<String, MediaType>,
    sent: (&str, &MediaType),
) -> Vec<Alternative<'a>> {
    of_kind(context, content, sent, |kind| match kind {
        Kind::Unwritten => Some(BodyEncoding::Bytes),
        _ => None,
    })
}

/// The bodies of other types that an operation can be sent with.
pub(super) fn of_operation<'a>(context: &Context<'a>, operation: &'a Operation) -> Vec<Alternative<'a>> {
    match operation
        .request_body
        .as_ref()
        .and_then(|body| request_body(context, body))
    {
        Some(body) => others(context, &body.content),
        None => Vec::new(),
    }
}

fn request_body<'a>(context: &Context<'a>, body: &'a ReferenceOr<RequestBody>) -> Option<&'a RequestBody> {
    context.entry(body, "requestBodies", |parts| &parts.request_bodies).ok()
}

fn of_kind<'a>(
    context: &Context<'a>,
    content: &'a IndexMap<String, MediaType>,
    sent: (&str, &MediaType),
    choose: impl Fn(&Kind) -> Option<BodyEncoding>,
) -> Vec<Alternative<'a>> {
    let found = content.iter().filter(|(name, _)| name.as_str() != sent.0);
    let mut found: Vec<Alternative<'a>> = found
        .filter_map(|(media_type, content)| {
            let encoding = choose(&kind(context, sent, (media_type, content)))?;
            Some(Alternative {
                media_type,
                content,
                encoding,
            })
        })
        .collect();
    found.sort_by(|left, right| left.media_type.cmp(right.media_type));
    found
}

/// What another media type is beside the one that is sent.
fn kind(context: &Context<'_>, sent: (&str, &MediaType), other: (&str, &MediaType)) -> Kind {
    let names = [media::essence(sent.0), media::essence(other.0)];
    if are_json(sent.0, other.0) || names[0] == names[1] || other.0.contains('*') || media::framing(other.0).is_some() {
        return Kind::Synonym;
    }
    let (written, encoding) = (media::encoding(sent.0), media::encoding(other.0));
    let is_same = is_same(schema_of(sent.1), schema_of(other.1));
    let is_json = written == BodyEncoding::Json;
    let is_object = || {
        let schema = schema_of(sent.1).and_then(|schema| context.schema(schema.into()));
        schema.is_some_and(|schema| Shape::of(schema).kind == Some(JsonKind::Object))
    };
    match encoding {
        _ if is_same && written == encoding => Kind::Written(encoding),
        // JSON is YAML (YAML 1.2.2, section 1.3).
        _ if is_same && is_json && is_yaml(&names[1]) => Kind::Written(BodyEncoding::Json),
        BodyEncoding::Json | BodyEncoding::Form | BodyEncoding::Multipart if is_same && is_object() => {
            Kind::Written(encoding)
        }
        _ if is_same => Kind::Unwritten,
        BodyEncoding::Json | BodyEncoding::Form | BodyEncoding::Multipart if other.1.schema.is_none() => Kind::Synonym,
        _ => Kind::Another(encoding),
    }
}

/// Whether both media types say no more than that the content is JSON.
pub(super) fn are_json(left: &str, right: &str) -> bool {
    [left, right]
        .iter()
        .all(|name| JSON.contains(&media::essence(name).as_str()))
}

fn is_yaml(essence: &str) -> bool {
    essence.ends_with("+yaml") || essence.ends_with("/yaml") || essence.ends_with("/x-yaml")
}

fn schema_of(content: &MediaType) -> Option<&ReferenceOr<Schema>> {
    content.schema.as_ref()
}

/// Whether two schemas say the same of the values that they admit.
pub(super) fn is_same(left: Option<&ReferenceOr<Schema>>, right: Option<&ReferenceOr<Schema>>) -> bool {
    match (left, right) {
        (None, None) => true,
        (Some(ReferenceOr::Reference { reference: left }), Some(ReferenceOr::Reference { reference: right })) => {
            left == right
        }
        (Some(ReferenceOr::Item(left)), Some(ReferenceOr::Item(right))) => {
            let read = |schema: &Schema| serde_json::to_value(schema).map(said).ok();
            read(left) == read(right)
        }
        _ => false,
    }
}

/// A schema without the place where it stands.
fn said(value: Value) -> Value {
    match value {
        Value::Object(entries) => {
            let entries = entries.into_iter().filter(|(key, _)| key != ORIGIN);
            Value::Object(entries.map(|(key, value)| (key, said(value))).collect())
        }
        Value::Array(items) => items.into_iter().map(said).collect(),
        value => value,
    }
}

/// What a media type is called in the name of a method: `csv`, `merge patch`, `multipart`.
pub(super) fn called(media_type: &str) -> Vec<String> {
    let essence = media::essence(media_type);
    let known = match essence.as_str() {
        "application/x-www-form-urlencoded" => Some("form"),
        "multipart/form-data" => Some("multipart"),
        "application/octet-stream" => Some("bytes"),
        "text/plain" => Some("text"),
        _ => None,
    };
    if let Some(known) = known {
        return vec![known.to_owned()];
    }
    let subtype = essence.split_once('/').map_or(essence.as_str(), |(_, subtype)| subtype);
    let subtype = match subtype.rsplit_once('+') {
        Some((name, _)) if !name.is_empty() => name,
        _ => subtype,
    };
    let prefixes = ["x-", "vnd.", "prs."];
    let name = prefixes
        .iter()
        .find_map(|prefix| subtype.strip_prefix(prefix))
        .unwrap_or(subtype);
    words::split(name)
}
