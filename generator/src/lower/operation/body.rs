//! Request bodies.

use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType, QueryStyle};

use super::alternative;
use super::outline::Outline;
use super::part_header::{self, OfPart};
use super::{media, part, part_encoding, stream};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::docs;
use crate::lower::draft::{Payload, Role};
use crate::lower::resolve::Use;
use crate::lower::sample::{Direction, Fill, Order};
use crate::lower::schema::shape::Shape;
use crate::model::{Body, BodyAs, BodyEncoding, Parameter, PartPlace, Parts, Style, TypeRef};
use crate::naming::Scope;
use crate::pointer::Place;

pub(super) fn of<'a>(
    context: &mut Context<'a>,
    outline: &Outline<'a>,
    noun: &[String],
    parameters: &mut Vec<Parameter>,
) -> Option<Body> {
    let holder = outline.place.key("requestBody");
    let described = outline.operation.request_body.as_ref()?;
    let body = match context.entry(described, "requestBodies", |parts| &parts.request_bodies) {
        Ok(body) => body,
        Err(reference) => {
            context.dangling(reference, &holder, "the request is sent without a body");
            return None;
        }
    };
    let place = context.place(&body.extensions, &holder);
    let (media_type, content) = match outline.variant {
        Some(variant) => (variant, body.content.get(variant)?),
        None => alternative::best(context, &body.content)?,
    };
    let others = others(context, &body.content, (media_type, content), &place);
    let inner = context.place(&content.extensions, &place.key("content").key(media_type));
    let mut encoding = part::encoding(context, media_type, content, &inner);
    if !body.required && says_nothing(context, content) {
        context.diagnostics.note(
            codes::EMPTY_BODY,
            &place,
            "the body is optional and admits nothing but an empty object; none is sent",
            "remove the body, or say `required` if the service wants the empty object",
        );
        return None;
    }
    let node = context.node(
        None,
        Role::Payload(Payload {
            at: outline.key.clone(),
            part: "requestBody".to_owned(),
            phrase: outline.phrase.clone(),
            suffix: vec!["request".to_owned()],
            noun: noun.to_vec(),
            method: outline.method_words.clone(),
            is_resource: false,
        }),
    );
    let origin = place;
    let place = inner;
    let mut item_type = None;
    let item = stream::item_schema(context, content);
    if let Some(item) = item {
        item_type = Some(stream::item_type(
            context,
            outline,
            item,
            noun,
            ("requestBody/items", &place.key("itemSchema")),
        ));
    }
    if item_type.is_some() && encoding != BodyEncoding::Multipart {
        context.diagnostics.degraded(
            codes::STREAMING_RESPONSE,
            &place,
            format!("`{media_type}` is sent piece by piece; it is sent as a whole"),
            "write each piece of it as the type that is generated for its items",
        );
    }
    let mut ty = match (encoding, &content.schema) {
        (BodyEncoding::Text, _) => TypeRef::String,
        (BodyEncoding::Bytes, _) => TypeRef::Binary,
        (BodyEncoding::Multipart, None) if item_type.is_some() => {
            TypeRef::List(Box::new(item_type.unwrap_or(TypeRef::Json)))
        }
        (_, Some(schema)) => {
            let typed = context.type_of(Use::from(schema), node, &place.key("schema"));
            typed.element()
        }
        (_, None) => TypeRef::Json,
    };
    let parts = match encoding {
        BodyEncoding::Multipart => parts(
            context,
            outline,
            (media_type, content, body.required),
            noun,
            parameters,
            &place,
        ),
        _ => Parts::default(),
    };
    if encoding == BodyEncoding::Multipart {
        settle_items(context, (content, &parts), &mut ty, &mut encoding, &place);
    }
    let own = context.own_example(content.example.as_ref(), &content.examples);
    let example = context.example(own, content.schema.as_ref().map(Use::from), &place);
    let sample = match (encoding, content.schema.as_ref()) {
        (BodyEncoding::Text | BodyEncoding::Bytes, _) => None,
        (_, Some(schema)) => context.sample(
            Use::from(schema),
            Order {
                direction: Direction::Request,
                fill: Fill::Most,
                flat: encoding != BodyEncoding::Json,
                hint: own,
            },
        ),
        (_, None) if item.is_some() => item.and_then(|item| item_sample(context, item, &ty)),
        (_, None) => Some(serde_json::Value::from("text")),
    };
    // Nothing but an object has entries, and a list can have parts.
    let has_parts = |sample: &serde_json::Value| match encoding {
        BodyEncoding::Json => true,
        BodyEncoding::Multipart => sample.is_object() || sample.is_array(),
        _ => sample.is_object(),
    };
    let sample = sample.filter(has_parts);
    Some(Body {
        origin,
        media_type: sent_as(media_type, encoding),
        parts,
        styles: if encoding == BodyEncoding::Form {
            styles(content)
        } else {
            Vec::new()
        },
        encoding,
        others,
        ty,
        limits: content
            .schema
            .as_ref()
            .map(Use::from)
            .map(|schema| context.limits(schema))
            .unwrap_or_default(),
        required: body.required,
        flattened: false,
        setters: Vec::new(),
        name: Scope::new(&[]).mint("body"),
        docs: docs::prose(body.description.as_deref()),
        example: example.map(ToString::to_string),
        sample: sample.map(|sample| sample.to_string()),
    })
}

/// The media type that is sent where the description has this one, which can be a range.
fn sent_as(media_type: &str, encoding: BodyEncoding) -> String {
    let concrete = match encoding {
        BodyEncoding::Multipart => return part::media_type(media_type),
        _ if !media_type.contains('*') => media_type,
        BodyEncoding::Text => "text/plain",
        BodyEncoding::Bytes => "application/octet-stream",
        BodyEncoding::Json | BodyEncoding::Form => "application/json",
    };
    concrete.to_owned()
}

/// What else the value can be sent as; says what it cannot be sent as.
fn others<'a>(
    context: &mut Context<'a>,
    content: &'a IndexMap<String, MediaType>,
    sent: (&str, &MediaType),
    place: &Place,
) -> Vec<BodyAs> {
    let unwritten = alternative::unwritten(context, content, sent);
    if !unwritten.is_empty() {
        let names: Vec<String> = unwritten
            .iter()
            .map(|other| format!("`{}`", other.media_type))
            .collect();
        context.diagnostics.note(
            codes::SEVERAL_MEDIA_TYPES,
            place,
            format!(
                "the body can be {} too, which the client does not write",
                names.join(", ")
            ),
            "nothing to do; `RequestOptions::body` sends what the caller has written",
        );
    }
    let written = alternative::written(context, content, sent);
    let others = written.into_iter().map(|other| BodyAs {
        setter: Scope::new(&[]).mint(other.media_type),
        media_type: other.media_type.to_owned(),
        encoding: other.encoding,
        styles: match other.encoding {
            BodyEncoding::Form => styles(other.content),
            _ => Vec::new(),
        },
        parts: match other.encoding {
            BodyEncoding::Multipart => {
                let kind = part::kind(other.media_type).unwrap_or_default();
                let place = place.key("content").key(other.media_type);
                let place = context.place(&other.content.extensions, &place);
                let described = part_encoding::described(context, other.content, kind, &place);
                note_headers(context, other.content, &place);
                Parts {
                    kind,
                    described: described.into_iter().map(|(part, _)| part).collect(),
                }
            }
            _ => Parts::default(),
        },
    });
    others.collect()
}

/// What is said of the parts of a body; the headers that they can have become parameters.
fn parts<'a>(
    context: &mut Context<'a>,
    outline: &Outline<'a>,
    (media_type, content, is_required): (&str, &'a MediaType, bool),
    noun: &[String],
    parameters: &mut Vec<Parameter>,
    place: &Place,
) -> Parts {
    let kind = part::kind(media_type).unwrap_or_default();
    let properties = content
        .schema
        .as_ref()
        .map(|schema| part::Properties::of(context, schema.into()))
        .unwrap_or_default();
    let mut described = Vec::new();
    for (part, encoding) in part_encoding::described(context, content, kind, place) {
        if let (PartPlace::Property(name), Some(encoding)) = (&part.place, encoding) {
            let of_part = OfPart {
                number: described.len(),
                property: name,
                required: is_required && properties.requires(name),
            };
            let place = place.key("encoding").key(name);
            part_header::add(context, outline, encoding, &of_part, &place, noun, parameters);
        }
        described.push(part);
    }
    described.extend(part::of_items(context, content));
    Parts { kind, described }
}

/// A list of one item.
fn item_sample<'a>(context: &mut Context<'a>, item: Use<'a>, ty: &TypeRef) -> Option<serde_json::Value> {
    let is_files = matches!(ty, TypeRef::List(item) if **item == TypeRef::Binary);
    let order = Order {
        direction: Direction::Request,
        fill: Fill::Most,
        flat: true,
        hint: None,
    };
    let sample = match is_files {
        true => Some(serde_json::Value::from("content")),
        false => context.sample(item, order),
    };
    Some(serde_json::Value::Array(vec![sample?]))
}

/// Bytes of a list of parts are files; among items of other types they have no type, and the body is bytes itself.
fn settle_items<'a>(
    context: &mut Context<'a>,
    (content, parts): (&'a MediaType, &Parts),
    ty: &mut TypeRef,
    encoding: &mut BodyEncoding,
    place: &Place,
) {
    let are_files = parts
        .described
        .iter()
        .any(|part| part.place == PartPlace::Rest && part.is_file);
    if are_files && matches!(ty, TypeRef::List(item) if **item == TypeRef::Json) {
        *ty = TypeRef::List(Box::new(TypeRef::Binary));
    }
    if part::mixes_bytes(context, content, &parts.described) {
        (*ty, *encoding) = (TypeRef::Binary, BodyEncoding::Bytes);
        context.diagnostics.degraded(
            codes::UNEXPRESSED_KEYWORD,
            place,
            "some parts are bytes and others are not; the body is taken as bytes",
            "describe the body as an object whose properties are the parts",
        );
    }
}

/// Says which headers of parts cannot be set: those of a body that is usually sent otherwise.
fn note_headers(context: &mut Context<'_>, content: &MediaType, place: &Place) {
    for (name, encoding) in &content.encoding {
        if !encoding.headers.is_empty() {
            context.diagnostics.note(
                codes::IGNORED_KEY,
                &place.key("encoding").key(name).key("headers"),
                "the headers of this part cannot be set, as the body is usually sent in another media type",
                "remove the other media types, if callers need the headers",
            );
        }
    }
}

/// How the properties of a form are written (OpenAPI 3.0, section 4.7.15), where that is said and not the default.
fn styles(content: &MediaType) -> Vec<(String, Style)> {
    let style = |encoding: &Encoding| match (&encoding.style, encoding.explode) {
        (None, _) if encoding.content_type.as_deref().is_some_and(media::is_json) => Some(Style::Json),
        (None | Some(QueryStyle::Form), true) => None,
        (None | Some(QueryStyle::Form), false) => Some(Style::Form { explode: false }),
        // Pairs of their own, as those of parameters are.
        (Some(QueryStyle::SpaceDelimited | QueryStyle::PipeDelimited), true) => None,
        (Some(QueryStyle::SpaceDelimited), false) => Some(Style::SpaceDelimited),
        (Some(QueryStyle::PipeDelimited), false) => Some(Style::PipeDelimited),
        (Some(QueryStyle::DeepObject), _) => Some(Style::DeepObject),
    };
    let said = content.encoding.iter();
    let mut styles: Vec<_> = said
        .filter_map(|(name, encoding)| Some((name.clone(), style(encoding)?)))
        .collect();
    styles.sort_by(|(left, _), (right, _)| left.cmp(right));
    styles
}

/// Whether the body admits nothing but an object without properties.
fn says_nothing(context: &Context<'_>, content: &MediaType) -> bool {
    let schema = content.schema.as_ref().and_then(|schema| context.schema(schema.into()));
    schema.is_some_and(|schema| {
        let origin = context.document.origins.of(&schema.schema_data.extensions);
        let has_patterns = origin.is_some_and(|origin| origin.extra("patternProperties").is_some());
        !has_patterns && Shape::of(schema).is_empty_object()
    })
}
