//! What the service sends of its own accord: the types of webhooks and callbacks, for whoever receives them.

use openapiv3::{Operation, PathItem, ReferenceOr};

use super::context::Context;
use super::docs;
use super::draft::{Payload, Role};
use super::header::{self, Carried};
use super::operation::media;
use super::resolve::Use;
use super::webhook_event;
use crate::model::{BodyEncoding, Docs, DocumentedHeader, TypeRef, Webhook};
use crate::naming::{Scope, TypeName, keyword, words};
use crate::pointer::Place;

/// A webhook with the schema of its body, where that is JSON.
struct Found<'a> {
    webhook: Webhook,
    /// What its name is made from.
    words: String,
    json: Option<Use<'a>>,
}

/// The webhooks of the description, then the callbacks of its operations; each kind in the order of names. And the type of
/// all that they are sent, where there is one: of webhooks, or of callbacks where those are all that there is.
pub(super) fn read<'a>(context: &mut Context<'a>) -> (Vec<Webhook>, Option<TypeRef>, Vec<DocumentedHeader>) {
    let document = context.document;
    let origin = document.origins.of(&document.openapi.extensions);
    let mut webhooks = Vec::new();
    let mut headers = Vec::new();
    for (name, item) in origin.map_or(&[][..], |origin| origin.webhooks()) {
        of_item(context, name, "webhook", item, &mut webhooks, &mut headers);
    }
    webhooks.sort_by(|left, right| order(left).cmp(&order(right)));
    let mut callbacks = Vec::new();
    for item in document.openapi.paths.paths.values().filter_map(ReferenceOr::as_item) {
        let origin = document.origins.of(&item.extensions);
        let others = origin.map_or(&[][..], |origin| origin.operations());
        let operations = item.iter().map(|(_, operation)| operation);
        for operation in operations.chain(others.iter().map(|(_, operation)| operation)) {
            for (name, callback) in &operation.callbacks {
                for item in callback.values() {
                    of_item(context, name, "callback", item, &mut callbacks, &mut headers);
                }
            }
        }
    }
    callbacks.sort_by(|left, right| order(left).cmp(&order(right)));
    let told = if webhooks.is_empty() { &callbacks } else { &webhooks };
    let bodies: Vec<Use<'_>> = told.iter().filter_map(|found| found.json).collect();
    let place = told
        .first()
        .map(|found| found.webhook.origin.clone())
        .unwrap_or_default();
    let is_all = bodies.len() == told.len();
    let event = is_all.then(|| webhook_event::of(context, &bodies, &place)).flatten();
    webhooks.extend(callbacks);
    let headers = header::documented(context, "webhook-header", headers.iter());
    (named(context, webhooks), event, headers)
}

/// The webhooks with what their bodies are called.
fn named(context: &mut Context<'_>, found: Vec<Found<'_>>) -> Vec<Webhook> {
    let keys: Vec<String> = found
        .iter()
        .map(|Found { webhook, .. }| {
            format!(
                "webhook {} {} #{}",
                webhook.name, webhook.http_method, webhook.origin.pointer
            )
        })
        .collect();
    let with_body = found.iter().zip(&keys).filter(|(each, _)| each.json.is_some());
    let items: Vec<(&str, &str)> = with_body
        .map(|(each, key)| (each.words.as_str(), key.as_str()))
        .collect();
    let mut scope = Scope::new(&[keyword::TYPES, keyword::WEBHOOKS]);
    let names: Vec<TypeName> = context.keep_or_mint(&mut scope, &items);
    let mut names = names.into_iter();
    let webhooks = found.into_iter().map(|each| Webhook {
        alias: each.json.and_then(|_| names.next()),
        ..each.webhook
    });
    webhooks.collect()
}

fn order<'f>(found: &'f Found<'_>) -> (&'f str, &'f str, &'f Place) {
    (&found.webhook.name, &found.webhook.http_method, &found.webhook.origin)
}

fn of_item<'a>(
    context: &mut Context<'a>,
    name: &str,
    kind: &str,
    item: &'a PathItem,
    found: &mut Vec<Found<'a>>,
    headers: &mut Vec<Carried<'a>>,
) {
    let holder = context.place(&item.extensions, &Place::default());
    header::of_webhook(context, &item.parameters, &holder, headers);
    let several = item.iter().count() > 1;
    for (http_method, operation) in item.iter() {
        let mut phrase = words::split(name);
        if several {
            phrase.push(http_method.to_owned());
        }
        let words = phrase.join(" ");
        phrase.push(kind.to_owned());
        let place = context.place(&operation.extensions, &holder.key(http_method));
        header::of_webhook(context, &operation.parameters, &place, headers);
        let (ty, json) = payload(context, operation, &place, &phrase).unzip();
        let webhook = Webhook {
            name: name.to_owned(),
            alias: None,
            http_method: http_method.to_ascii_uppercase(),
            docs: described(item, operation),
            ty,
            origin: place,
        };
        found.push(Found {
            webhook,
            words,
            json: json.flatten(),
        });
    }
}

fn described(item: &PathItem, operation: &Operation) -> Docs {
    docs::of_operation(
        operation.summary.as_deref().or(item.summary.as_deref()),
        operation.description.as_deref().or(item.description.as_deref()),
    )
}

/// The type of what is sent, where it is JSON or a form; and its schema, where it is JSON.
fn payload<'a>(
    context: &mut Context<'a>,
    operation: &'a Operation,
    place: &Place,
    phrase: &[String],
) -> Option<(TypeRef, Option<Use<'a>>)> {
    let described = operation.request_body.as_ref()?;
    let holder = place.key("requestBody");
    let body = match context.entry(described, "requestBodies", |parts| &parts.request_bodies) {
        Ok(body) => body,
        Err(reference) => {
            context.dangling(reference, &holder, "what is sent has no type");
            return None;
        }
    };
    let (media_type, content) = media::best(&body.content)?;
    if media::encoding(media_type) != BodyEncoding::Json && media::encoding(media_type) != BodyEncoding::Form {
        return None;
    }
    let place = context.place(&content.extensions, &holder.key("content").key(media_type));
    let node = context.node(
        None,
        Role::Payload(Payload {
            at: place.pointer.clone(),
            part: "requestBody".to_owned(),
            phrase: phrase.to_vec(),
            suffix: Vec::new(),
            noun: phrase.to_vec(),
            method: phrase.to_vec(),
            is_resource: false,
        }),
    );
    let schema = content.schema.as_ref().map(Use::from)?;
    let is_json = media::encoding(media_type) == BodyEncoding::Json;
    let ty = context.type_of(schema, node, &place.key("schema")).element();
    Some((ty, is_json.then_some(schema)))
}
