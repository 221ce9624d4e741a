//! What the service sends of its own accord: the types of webhooks and callbacks, for whoever receives them.

use openapiv3::{Operation, PathItem, ReferenceOr};

use super::context::Context;
use super::docs;
use super::draft::{Payload, Role};
use super::operation::media;
use super::resolve::Use;
use crate::model::{BodyEncoding, Docs, TypeRef, Webhook};
use crate::naming::words;
use crate::pointer::Place;

/// The webhooks of the description, then the callbacks of its operations; each kind in the order of names.
pub(super) fn read(context: &mut Context<'_>) -> Vec<Webhook> {
    let document = context.document;
    let origin = document.origins.of(&document.openapi.extensions);
    let mut webhooks = Vec::new();
    for (name, item) in origin.map_or(&[][..], |origin| origin.webhooks()) {
        of_item(context, name, "webhook", item, &mut webhooks);
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
                    of_item(context, name, "callback", item, &mut callbacks);
                }
            }
        }
    }
    callbacks.sort_by(|left, right| order(left).cmp(&order(right)));
    webhooks.extend(callbacks);
    webhooks
}

fn order(webhook: &Webhook) -> (&str, &str, &Place) {
    (&webhook.name, &webhook.http_method, &webhook.origin)
}

fn of_item<'a>(context: &mut Context<'a>, name: &str, kind: &str, item: &'a PathItem, found: &mut Vec<Webhook>) {
    let holder = context.place(&item.extensions, &Place::default());
    let several = item.iter().count() > 1;
    for (http_method, operation) in item.iter() {
        let mut phrase = words::split(name);
        if several {
            phrase.push(http_method.to_owned());
        }
        phrase.push(kind.to_owned());
        let place = context.place(&operation.extensions, &holder.key(http_method));
        let ty = payload(context, operation, &place, &phrase);
        found.push(Webhook {
            name: name.to_owned(),
            http_method: http_method.to_ascii_uppercase(),
            docs: described(item, operation),
            ty,
            origin: place,
        });
    }
}

fn described(item: &PathItem, operation: &Operation) -> Docs {
    docs::of_operation(
        operation.summary.as_deref().or(item.summary.as_deref()),
        operation.description.as_deref().or(item.description.as_deref()),
    )
}

/// The type of what is sent, where it is JSON.
fn payload<'a>(
    context: &mut Context<'a>,
    operation: &'a Operation,
    place: &Place,
    phrase: &[String],
) -> Option<TypeRef> {
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
            phrase: phrase.to_vec(),
            suffix: Vec::new(),
            noun: phrase.to_vec(),
            method: phrase.to_vec(),
            is_resource: false,
        }),
    );
    let schema = content.schema.as_ref().map(Use::from)?;
    Some(context.type_of(schema, node, &place.key("schema")).element())
}
