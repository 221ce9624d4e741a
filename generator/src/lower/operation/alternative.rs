//! What a body or an answer can be beside the media type that suits a client best.

use indexmap::IndexMap;
use openapiv3::{MediaType, Operation, ReferenceOr, RequestBody, Schema};
use serde_json::Value;

use super::{media, part};
use crate::load::ORIGIN;
use crate::lower::context::Context;
use crate::lower::resolve::Use;
use crate::lower::schema::shape::Shape;
use crate::model::{BodyEncoding, JsonKind, PartsKind};
use crate::naming::words;

/// Media types that say no more than that the content is JSON.
const JSON: [&str; 5] = ["application/json", "text/json", "json", "application/*", "*/*"];

/// How deep alternatives are looked into.
const DEPTH: usize = 4;

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
    let Some(best) = best(context, content) else {
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
            is_another && (called(before.0), encoding(before.0)) != (called(entry.0), encoding(entry.0))
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

/// The media type of a body that suits a client best: as [`media::best`], but of one value that holds files the parts, as
/// JSON has no form for those.
pub(super) fn best<'a>(
    context: &Context<'a>,
    content: &'a IndexMap<String, MediaType>,
) -> Option<(&'a str, &'a MediaType)> {
    let best = media::best(content)?;
    let is_upload = |(name, other): &(&String, &'a MediaType)| {
        part::kind(name) == Some(PartsKind::FormData)
            && is_same(best.1.schema.as_ref(), other.schema.as_ref())
            && holds_files(context, other)
    };
    let upload = content.iter().find(is_upload).filter(|_| media::is_json(best.0));
    Some(upload.map_or(best, |(name, content)| (name.as_str(), content)))
}

/// What another media type is beside the one that is sent.
fn kind(context: &Context<'_>, sent: (&str, &MediaType), other: (&str, &MediaType)) -> Kind {
    let names = [media::essence(sent.0), media::essence(other.0)];
    if are_json(sent.0, other.0) || names[0] == names[1] || other.0.contains('*') || media::framing(other.0).is_some() {
        return Kind::Synonym;
    }
    let (usual, encoding) = (encoding(sent.0), encoding(other.0));
    let in_pieces = [BodyEncoding::Json, BodyEncoding::Form, BodyEncoding::Multipart];
    if !is_same(sent.1.schema.as_ref(), other.1.schema.as_ref()) {
        let says_nothing = other.1.schema.is_none() && in_pieces.contains(&encoding);
        return if says_nothing {
            Kind::Synonym
        } else {
            Kind::Another(encoding)
        };
    }
    let is_object = || {
        let schema = sent.1.schema.as_ref().map(Use::from);
        schema.and_then(|schema| part::kind_of(context, schema, DEPTH)) == Some(JsonKind::Object)
    };
    let is_upload = || usual == BodyEncoding::Multipart && holds_files(context, sent.1);
    let is_written = match encoding {
        BodyEncoding::Multipart => in_pieces.contains(&usual) && is_object(),
        _ if usual == encoding => true,
        BodyEncoding::Json | BodyEncoding::Form => in_pieces.contains(&usual) && is_object() && !is_upload(),
        BodyEncoding::Text | BodyEncoding::Bytes => false,
    };
    match is_written {
        true => Kind::Written(encoding),
        // JSON is YAML (YAML 1.2.2, section 1.3).
        false if usual == BodyEncoding::Json && is_yaml(&names[1]) => Kind::Written(BodyEncoding::Json),
        false => Kind::Unwritten,
    }
}

/// How a value of a media type becomes bytes, where its schema has parts.
fn encoding(name: &str) -> BodyEncoding {
    match part::kind(name) {
        Some(_) => BodyEncoding::Multipart,
        None => media::encoding(name),
    }
}

/// Whether a part of the content is a file.
fn holds_files(context: &Context<'_>, content: &MediaType) -> bool {
    let schema = content.schema.as_ref().and_then(|schema| context.schema(schema.into()));
    let shape = schema.map(Shape::of);
    let properties = shape.iter().filter_map(|shape| shape.properties).flatten();
    properties
        .into_iter()
        .any(|(_, property)| is_file(context, property.into(), DEPTH))
}

/// Whether a value can be a file, or a list of files.
fn is_file(context: &Context<'_>, at: Use<'_>, depth: usize) -> bool {
    let Some((schema, depth)) = context.schema(at).zip(depth.checked_sub(1)) else {
        return false;
    };
    let shape = Shape::of(schema);
    let members = shape
        .all_of
        .iter()
        .chain(shape.one_of)
        .chain(shape.any_of)
        .map(Use::from);
    let inner = members.chain(shape.items.map(Use::from));
    shape.format == Some("binary") || inner.into_iter().any(|inner| is_file(context, inner, depth))
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
