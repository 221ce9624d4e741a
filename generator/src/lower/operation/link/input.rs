//! What a name among the parameters of a link stands for in the request.

use crate::lower::context::Context;
use crate::lower::operation::arguments;
use crate::model::{Access, Body, BodyEncoding, LinkInput, Location, Operation, TypeRef};

use super::shape::{self, Known, Shape};

/// Where a name alone is looked for first.
const LOCATIONS: [(&str, Location); 4] = [
    ("path", Location::Path),
    ("query", Location::Query),
    ("header", Location::Header),
    ("cookie", Location::Cookie),
];

/// The input of a name, which may be qualified (`path.id`). A property of the body is one too where it is a setter, as it
/// was a parameter in Swagger 2.0, and descriptions go on naming it so.
pub(super) fn named(context: &Context<'_>, target: &Operation, name: &str) -> Option<LinkInput> {
    let mut locations = LOCATIONS.iter().map(|(_, location)| *location);
    let plain = locations.find_map(|location| parameter(target, location, name));
    let qualified = || {
        let (word, name) = name.split_once('.')?;
        let (_, location) = LOCATIONS.iter().find(|(known, _)| *known == word)?;
        parameter(target, *location, name)
    };
    plain.or_else(qualified).or_else(|| field(context, target, name))
}

fn parameter(target: &Operation, location: Location, name: &str) -> Option<LinkInput> {
    let found = target.parameters.iter().position(|parameter| {
        let same = match location {
            Location::Header => parameter.wire.eq_ignore_ascii_case(name),
            _ => parameter.wire == name,
        };
        parameter.location == location && same
    });
    found.map(LinkInput::Parameter)
}

fn field(context: &Context<'_>, target: &Operation, name: &str) -> Option<LinkInput> {
    let body = target.body.as_ref().filter(|body| body.flattened)?;
    let fields = &arguments::structure(context, &body.ty)?.fields;
    let found = fields
        .iter()
        .position(|field| field.wire == name && field.access != Access::AnswerOnly && field.fixed.is_none());
    found.map(LinkInput::BodyField)
}

/// What is known of the values that an input takes; nothing where it is no JSON, and cannot be made of any.
pub(super) fn known(context: &Context<'_>, target: &Operation, input: LinkInput) -> Option<Known> {
    let body = target.body.as_ref();
    match input {
        LinkInput::Parameter(place) => shape::of(context, &target.parameters.get(place)?.ty),
        LinkInput::BodyField(place) => {
            let body = body?;
            let field = arguments::structure(context, &body.ty)?.fields.get(place)?;
            let known = shape::of(context, &field.ty)?;
            let is_file = shape::is_binary(context, &field.ty) || known.shape != Shape::Scalar;
            (!is_multipart(body) || !is_file).then_some(known)
        }
        LinkInput::Body => {
            let body = body.filter(|body| !is_multipart(body) && body.encoding != BodyEncoding::Bytes)?;
            let is_bytes = body.ty == TypeRef::Binary;
            (!is_bytes).then(|| shape::of(context, &body.ty)).flatten()
        }
    }
}

fn is_multipart(body: &Body) -> bool {
    body.encoding == BodyEncoding::Multipart
}
