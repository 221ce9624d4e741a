//! What a method takes by position, and which fields of a body become setters.

use super::outline::Outline;
use super::{parameter_name, pinned, setter_name};
use crate::lower::context::Context;
use crate::model::{
    Access, Body, BodyEncoding, Location, Parameter, PathPart, PathTemplate, Positional, Presence, Struct, TypeKind,
    TypeRef,
};
use crate::naming::{Scope, keyword};

/// A method takes no more than this by position.
const MOST: usize = 4;

/// Parameters and body with their final names.
pub(super) struct Arguments {
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Option<Body>,
    pub(super) positional: Vec<Positional>,
}

pub(super) fn of(
    context: &mut Context<'_>,
    outline: &Outline<'_>,
    path: &PathTemplate,
    mut parameters: Vec<Parameter>,
    body: Option<Body>,
) -> Arguments {
    let pin = context.pins.operations.get(&outline.route());
    let mut body = body;
    if let Some(pin) = pin {
        pinned::keep_required(context, outline, pin, &mut parameters, body.as_mut());
    }
    let mut positional: Vec<Positional> = Vec::new();
    for part in &path.parts {
        if let PathPart::Parameter(place) = part
            && !positional.contains(&Positional::Parameter(*place))
        {
            positional.push(Positional::Parameter(*place));
        }
    }
    let others = parameters
        .iter()
        .enumerate()
        .filter(|(_, parameter)| parameter.presence == Presence::Required && parameter.location != Location::Path);
    positional.extend(others.map(|(place, _)| Positional::Parameter(place)));
    let fields = body.as_ref().and_then(|body| structure(context, &body.ty));
    parameter_name::give_way(context, outline, &mut parameters, fields);
    let body = body.map(|body| flattened(context, outline, body, &parameters, &mut positional));
    if let Some(body) = body.as_ref().filter(|body| body.flattened)
        && let Some(object) = structure(context, &body.ty)
    {
        let names = setter_name::differing(outline, object, &body.setters);
        context.given.0.extend(names);
    }
    Arguments {
        parameters,
        body,
        positional,
    }
}

/// The body with its setters, where its fields can be some.
fn flattened(
    context: &Context<'_>,
    outline: &Outline<'_>,
    mut body: Body,
    parameters: &[Parameter],
    positional: &mut Vec<Positional>,
) -> Body {
    let mut scope = Scope::new(&[keyword::SETTERS]);
    for parameter in parameters {
        scope.reserve(parameter.name.as_str());
    }
    let takes_fields = matches!(
        body.encoding,
        BodyEncoding::Json | BodyEncoding::Form | BodyEncoding::Multipart
    );
    if let Some(object) = structure(context, &body.ty).filter(|_| takes_fields) {
        let required: Vec<Positional> = object
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| {
                is_argument(field.presence) && field.access != Access::AnswerOnly && field.fixed.is_none()
            })
            .map(|(place, _)| Positional::BodyField(place))
            .collect();
        let few = positional.len() + required.len() <= MOST;
        let pin = context.pins.operations.get(&outline.route()).and_then(|pin| pin.body);
        let may_be_flattened = pin.is_none_or(|pin| pin.flattened);
        if few && may_be_flattened && (body.required || required.is_empty()) {
            // The builder holds the body beside the parameters, and has the setters as methods.
            body.name = scope.clone().mint(name(&body));
            body.setters = setter_name::all(context.previous, outline, &mut scope, object);
            body.flattened = true;
            positional.extend(required);
            return body;
        }
    }
    let kept = parameter_name::released_body(context, outline).and_then(|name| scope.keep(name));
    body.name = kept.unwrap_or_else(|| scope.mint(name(&body)));
    if body.required {
        positional.push(Positional::Body);
    }
    body
}

fn is_argument(presence: Presence) -> bool {
    matches!(presence, Presence::Required | Presence::Nullable)
}

fn name(body: &Body) -> &'static str {
    match body.encoding {
        BodyEncoding::Text => "text",
        BodyEncoding::Bytes => "bytes",
        BodyEncoding::Json | BodyEncoding::Form | BodyEncoding::Multipart => "body",
    }
}

/// The struct that a type is, also by another name.
pub(super) fn structure<'c>(context: &'c Context<'_>, ty: &TypeRef) -> Option<&'c Struct> {
    let mut ty = ty;
    for _ in 0..16 {
        let TypeRef::Named(id) = ty else { return None };
        match &context.types.get(id.0 as usize)?.kind {
            TypeKind::Struct(object) => return Some(object),
            TypeKind::Alias(next) => ty = next,
            _ => return None,
        }
    }
    None
}
