//! What an answer carries.

use openapiv3::{MediaType, Response};

use super::outline::Outline;
use super::{alternative, media, stream};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::draft::{self, Role};
use crate::lower::resolve::Use;
use crate::lower::sample::{Direction, Fill, Order};
use crate::lower::schema::shape::{Shape, flag};
use crate::model::{BodyEncoding, OtherAnswer, Payload, StatusRange, TypeRef};
use crate::naming::Scope;
use crate::pointer::Place;

/// What an answer carries in the media type that suits a client best.
pub(super) fn of<'a>(
    context: &mut Context<'a>,
    outline: &Outline<'a>,
    status: StatusRange,
    response: &'a Response,
    place: &Place,
    role: &draft::Payload,
) -> Payload {
    if has_no_content(context, outline, status, response, place) {
        return Payload::Empty;
    }
    let Some((media_type, content)) = media::best(&response.content) else {
        return Payload::Empty;
    };
    if stream::is_one(context, media_type, content) {
        return Payload::Text;
    }
    of_media_type(context, response, (media_type, content), place, role)
}

/// What a success carries in other media types, where that is something else.
pub(super) fn others<'a>(
    context: &mut Context<'a>,
    outline: &Outline<'a>,
    (status, response): (StatusRange, &'a Response),
    place: &Place,
    noun: &[String],
    payload: &Payload,
) -> Vec<OtherAnswer> {
    let Some((best, chosen)) = media::best(&response.content) else {
        return Vec::new();
    };
    let key = |name: &str| (alternative::called(name), media::encoding(name));
    let mut called = vec![key(best)];
    let mut unread = Vec::new();
    let mut others = Vec::new();
    let mut content: Vec<_> = response.content.iter().filter(|(name, _)| *name != best).collect();
    content.sort_by_key(|(name, _)| name.as_str());
    for (name, content) in content {
        let words = alternative::called(name);
        let is_one = !name.contains('*') && media::is_acceptable(name) && !stream::is_one(context, name, content);
        if !is_one || called.contains(&key(name)) || alternative::are_json(best, name) {
            continue;
        }
        let is_same = alternative::is_same(chosen.schema.as_ref(), content.schema.as_ref());
        if matches!(payload, Payload::Json { .. }) && is_same {
            unread.push(format!("`{name}`"));
            continue;
        }
        let suffix: Vec<String> = words.iter().cloned().chain(["response".to_owned()]).collect();
        called.push(key(name));
        let mut role = role(outline, noun, &suffix, status);
        role.part.push_str(&format!("/{}", name.replace('/', "~1")));
        let payload = of_media_type(context, response, (name, content), place, &role);
        others.push(OtherAnswer {
            method: Scope::new(&[]).mint(name),
            media_type: name.clone(),
            sample: sample_of(context, content, &payload),
            payload,
        });
    }
    if !unread.is_empty() {
        context.diagnostics.note(
            codes::SEVERAL_MEDIA_TYPES,
            place,
            format!(
                "the response can come as {} too, which the client does not read",
                unread.join(", ")
            ),
            "nothing to do; `with_response().send_as(...)` asks for it, and gives it as it comes",
        );
    }
    others
}

/// What a type of an answer is to the operation.
pub(super) fn role(outline: &Outline<'_>, noun: &[String], suffix: &[String], status: StatusRange) -> draft::Payload {
    let plain = outline.method_words.iter().all(|word| {
        matches!(
            word.as_str(),
            "get" | "retrieve" | "read" | "fetch" | "by" | "id" | "one"
        )
    });
    draft::Payload {
        at: outline.key.clone(),
        part: format!("responses/{}", key_of(status)),
        phrase: outline.phrase.clone(),
        suffix: suffix.to_vec(),
        noun: noun.to_vec(),
        method: outline.method_words.clone(),
        is_resource: plain && outline.http_method == "GET" && suffix == ["response"],
    }
}

/// The key of a status in the Responses Object.
fn key_of(status: StatusRange) -> String {
    match status {
        StatusRange::Exactly(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}

fn of_media_type<'a>(
    context: &mut Context<'a>,
    response: &'a Response,
    (media_type, content): (&str, &'a MediaType),
    place: &Place,
    role: &draft::Payload,
) -> Payload {
    let place = context.place(&content.extensions, &place.key("content").key(media_type));
    let schema = content.schema.as_ref().map(Use::from);
    match media::encoding(media_type) {
        BodyEncoding::Json => {}
        BodyEncoding::Text => return Payload::Text,
        _ => return Payload::Bytes,
    }
    let Some(schema) = schema else {
        return Payload::Json {
            ty: TypeRef::Json,
            one_or_many: false,
        };
    };
    if let Use::Schema(inner) = schema
        && Shape::of(inner).format == Some("binary")
    {
        return Payload::Bytes;
    }
    let node = context.node(None, Role::Payload(role.clone()));
    let hint = |schema: Use<'_>| match schema {
        Use::Schema(schema) => flag(&schema.schema_data.extensions, "x-one-or-many"),
        Use::Reference(_) => false,
    };
    let one_or_many =
        hint(schema) || flag(&content.extensions, "x-one-or-many") || flag(&response.extensions, "x-one-or-many");
    let typed = context.type_of(schema, node, &place.key("schema"));
    Payload::Json {
        ty: typed.element(),
        one_or_many,
    }
}

/// Whether HTTP allows an answer no content (RFC 9110, sections 9.3.2, 15.3.5 and 15.4.5). Of 205
/// it says so too, but no client drops what comes with it, and services document it.
fn has_no_content(
    context: &mut Context<'_>,
    outline: &Outline<'_>,
    status: StatusRange,
    response: &Response,
    place: &Place,
) -> bool {
    if outline.http_method == "HEAD" {
        return true;
    }
    let StatusRange::Exactly(status @ (204 | 304)) = status else {
        return false;
    };
    if !response.content.is_empty() {
        context.diagnostics.note(
            codes::CONTENT_WITHOUT_PLACE,
            place,
            format!("an answer with the status {status} has no content; what is described of it is left out"),
            "remove `content`, or document the status that the service sends with it",
        );
    }
    true
}

/// A value that an answer can carry as JSON.
pub(super) fn sample<'a>(context: &mut Context<'a>, response: &'a Response, payload: &Payload) -> Option<String> {
    let (_, content) = media::best(&response.content)?;
    sample_of(context, content, payload)
}

fn sample_of<'a>(context: &mut Context<'a>, content: &'a MediaType, payload: &Payload) -> Option<String> {
    let Payload::Json { .. } = payload else {
        return None;
    };
    let Some(schema) = content.schema.as_ref() else {
        return Some("\"text\"".to_owned());
    };
    let order = Order {
        direction: Direction::Answer,
        fill: Fill::Most,
        flat: false,
        hint: None,
    };
    let sample = context.sample(schema.into(), order);
    sample.map(|sample| sample.to_string())
}
