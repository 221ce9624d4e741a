//! Request bodies.

use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType, QueryStyle};

use super::alternative;
use super::media;
use super::outline::Outline;
use super::stream;
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::docs;
use crate::lower::draft::{Payload, Role};
use crate::lower::resolve::Use;
use crate::lower::sample::{Direction, Fill, Order};
use crate::lower::schema::shape::Shape;
use crate::model::{Body, BodyAs, BodyEncoding, Style, TypeRef};
use crate::naming::Scope;
use crate::pointer::Place;

pub(super) fn of<'a>(context: &mut Context<'a>, outline: &Outline<'a>, noun: &[String]) -> Option<Body> {
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
        None => media::best(&body.content)?,
    };
    let others = others(context, &body.content, (media_type, content), &place);
    let encoding = media::encoding(media_type);
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
            phrase: outline.phrase.clone(),
            suffix: vec!["request".to_owned()],
            noun: noun.to_vec(),
            method: outline.method_words.clone(),
            is_resource: false,
        }),
    );
    let place = context.place(&content.extensions, &place.key("content").key(media_type));
    if let Some(item) = stream::item_schema(context, content) {
        let _ = stream::item_type(context, outline, item, noun, &place.key("itemSchema"));
        context.diagnostics.degraded(
            codes::STREAMING_RESPONSE,
            &place,
            format!("`{media_type}` is sent piece by piece; it is sent as a whole"),
            "write each piece of it as the type that is generated for its items",
        );
    }
    let ty = match (encoding, &content.schema) {
        (BodyEncoding::Text, _) => TypeRef::String,
        (BodyEncoding::Bytes, _) => TypeRef::Binary,
        (_, Some(schema)) => {
            let typed = context.type_of(Use::from(schema), node, &place.key("schema"));
            typed.element()
        }
        (_, None) => TypeRef::Json,
    };
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
        (_, None) => Some(serde_json::Value::from("text")),
    };
    // Nothing but an object has entries or parts.
    let sample = sample.filter(|sample| encoding == BodyEncoding::Json || sample.is_object());
    Some(Body {
        media_type: sent_as(media_type, encoding).to_owned(),
        styles: if encoding == BodyEncoding::Form {
            styles(content)
        } else {
            Vec::new()
        },
        encoding,
        others,
        ty,
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
fn sent_as(media_type: &str, encoding: BodyEncoding) -> &str {
    match encoding {
        _ if !media_type.contains('*') => media_type,
        BodyEncoding::Text => "text/plain",
        BodyEncoding::Bytes => "application/octet-stream",
        BodyEncoding::Json | BodyEncoding::Form | BodyEncoding::Multipart => "application/json",
    }
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
    let written = alternative::written(context, content, sent).into_iter();
    let others = written.map(|other| BodyAs {
        setter: Scope::new(&[]).mint(other.media_type),
        media_type: other.media_type.to_owned(),
        encoding: other.encoding,
        styles: match other.encoding {
            BodyEncoding::Form => styles(other.content),
            _ => Vec::new(),
        },
    });
    others.collect()
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
