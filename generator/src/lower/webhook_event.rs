//! One type for all that webhooks are sent, where a property of their bodies says which of them it is.

use std::collections::BTreeSet;

use super::context::Context;
use super::draft::{Payload, Role};
use super::resolve::Use;
use super::schema::flat::Flat;
use crate::model::TypeRef;
use crate::pointer::{Place, Pointer};

/// The type of a body of any webhook; nothing where they are not told apart by what they require, or where one is no
/// component: its type would be made a second time.
pub(super) fn of<'a>(context: &mut Context<'a>, bodies: &[Use<'a>], place: &Place) -> Option<TypeRef> {
    let mut distinct: Vec<Use<'a>> = Vec::new();
    for body in bodies {
        if !distinct.iter().any(|known| known.is(*body)) {
            distinct.push(*body);
        }
    }
    let are_components = distinct.iter().all(|body| matches!(body, Use::Reference(_)));
    if distinct.len() < 2 || !are_components || !is_told_apart(context, &distinct) {
        return None;
    }
    let phrase = ["webhook", "event"].map(str::to_owned).to_vec();
    let node = context.node(
        None,
        Role::Payload(Payload {
            at: Pointer::root().key("webhooks"),
            part: "requestBody".to_owned(),
            phrase: phrase.clone(),
            suffix: Vec::new(),
            noun: phrase.clone(),
            method: phrase,
            is_resource: false,
        }),
    );
    let any = context.any_of(&distinct);
    Some(context.type_of(any, node, place).element())
}

/// Whether there is a property that each body requires, with texts that no other has.
fn is_told_apart<'a>(context: &mut Context<'a>, bodies: &[Use<'a>]) -> bool {
    let flats: Vec<Flat<'a>> = bodies
        .iter()
        .map(|body| Flat::default().and(context, *body, &Place::default()))
        .collect();
    let Some((first, others)) = flats.split_first() else {
        return false;
    };
    first.required.iter().any(|name| {
        let mut seen = BTreeSet::new();
        [first].into_iter().chain(others).all(|flat| {
            let property = flat.properties.get(name).filter(|_| flat.required.contains(name));
            let texts = property
                .map(|property| context.constant_texts(property.schema))
                .unwrap_or_default();
            !texts.is_empty() && texts.into_iter().all(|text| seen.insert(text))
        })
    })
}
