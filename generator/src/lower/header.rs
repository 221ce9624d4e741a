//! The headers of answers and webhooks, each once for the whole API.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{Header, MediaType, Parameter, ParameterSchemaOrContent, ReferenceOr, Response};

use super::context::Context;
use super::docs;
use super::draft::{Payload, Role};
use super::resolve::Use;
use super::schema::shape::{Literal, Shape};
use crate::model::{Docs, DocumentedHeader, JsonKind, TypeRef};
use crate::naming::{MethodName, Scope, keyword, words};
use crate::pointer::{Place, Pointer};

/// What OpenAPI 3.0, section 4.7.17.1, has described by the media types.
const DESCRIBED_ELSEWHERE: &str = "content-type";

/// A header where it stands.
#[derive(Clone)]
pub(super) struct Carried<'a> {
    wire: &'a str,
    place: Place,
    description: Option<&'a str>,
    deprecated: bool,
    schema: Option<Use<'a>>,
    json: bool,
}

impl Carried<'_> {
    /// What tells it from other headers: names of headers have no case.
    pub(super) fn key(&self) -> String {
        self.wire.to_ascii_lowercase()
    }
}

/// The headers that an answer carries.
pub(super) fn of_response<'a>(
    context: &mut Context<'a>,
    response: &'a Response,
    place: &Place,
    found: &mut Vec<Carried<'a>>,
) {
    for (wire, header) in &response.headers {
        let place = place.key("headers").key(wire);
        match context.entry(header, "headers", |parts| &parts.headers) {
            Ok(header) => found.extend(carried(context, wire, header, &place)),
            Err(reference) => context.dangling(reference, &place, "the header is left out"),
        }
    }
}

fn carried<'a>(context: &Context<'a>, wire: &'a str, header: &'a Header, place: &Place) -> Option<Carried<'a>> {
    let (schema, json) = format(&header.format);
    let carried = Carried {
        wire,
        place: context.place(&header.extensions, place),
        description: header.description.as_deref(),
        deprecated: header.deprecated.unwrap_or_default(),
        schema,
        json,
    };
    (carried.key() != DESCRIBED_ELSEWHERE).then_some(carried)
}

/// The headers that the service sends a webhook with.
pub(super) fn of_webhook<'a>(
    context: &mut Context<'a>,
    parameters: &'a [ReferenceOr<Parameter>],
    place: &Place,
    found: &mut Vec<Carried<'a>>,
) {
    for (index, parameter) in parameters.iter().enumerate() {
        let place = place.key("parameters").index(index);
        match context.entry(parameter, "parameters", |parts| &parts.parameters) {
            Ok(Parameter::Header { parameter_data, .. }) => {
                let (schema, json) = format(&parameter_data.format);
                found.push(Carried {
                    wire: &parameter_data.name,
                    place: context.place(&parameter_data.extensions, &place),
                    description: parameter_data.description.as_deref(),
                    deprecated: parameter_data.deprecated.unwrap_or_default(),
                    schema,
                    json,
                });
            }
            Ok(_) => {}
            Err(reference) => context.dangling(reference, &place, "the header is left out"),
        }
    }
}

/// The schema of a value, and whether the value is JSON.
fn format(format: &ParameterSchemaOrContent) -> (Option<Use<'_>>, bool) {
    match format {
        ParameterSchemaOrContent::Schema(schema) => (Some(schema.into()), false),
        ParameterSchemaOrContent::Content(content) => {
            let json = content.iter().find(|(name, _)| super::operation::media::is_json(name));
            let schema = json.and_then(|(_, media): (_, &MediaType)| media.schema.as_ref());
            (schema.map(Use::from), json.is_some())
        }
    }
}

/// One for each name, in the order of names; `of` says what they are headers of.
pub(super) fn documented<'a, 'f>(
    context: &mut Context<'a>,
    of: &str,
    found: impl Iterator<Item = &'f Carried<'a>>,
) -> Vec<DocumentedHeader>
where
    'a: 'f,
{
    let mut by_name: BTreeMap<String, Vec<&Carried<'a>>> = BTreeMap::new();
    for carried in found {
        by_name.entry(carried.key()).or_default().push(carried);
    }
    // Whatever the order of the description: what is said first is said for all.
    for uses in by_name.values_mut() {
        uses.sort_by(|left, right| left.place.cmp(&right.place));
    }
    // A name that were made of capitals would be another where they are written otherwise.
    let keys: Vec<String> = by_name.keys().map(|key| format!("{of} {key}")).collect();
    let items: Vec<(&str, &str)> = by_name
        .keys()
        .map(String::as_str)
        .zip(keys.iter().map(String::as_str))
        .collect();
    let mut scope = Scope::new(&[keyword::METHODS, keyword::HEADERS]);
    let names: Vec<MethodName> = context.keep_or_mint(&mut scope, &items);
    let headers = by_name.values().zip(names);
    headers.filter_map(|(uses, name)| header(context, name, uses)).collect()
}

fn header<'a>(context: &mut Context<'a>, name: MethodName, uses: &[&Carried<'a>]) -> Option<DocumentedHeader> {
    let first = uses.first()?;
    let kind = kind(context, first);
    let agreed = uses.iter().all(|each| self::kind(context, each) == kind);
    let json = first.json;
    let ty = match first.schema {
        Some(schema) if agreed && (json || kind.as_ref().is_some_and(|kind| kind.kind != Some(JsonKind::Object))) => {
            let node = context.node(None, Role::Payload(role(&first.key())));
            context.type_of(schema, node, &first.place.key("schema")).ty
        }
        _ => TypeRef::String,
    };
    let description = uses.iter().find_map(|each| each.description);
    Some(DocumentedHeader {
        name,
        wire: first.wire.to_owned(),
        json: json && agreed,
        ty,
        docs: description.map_or_else(Docs::default, |text| docs::prose(Some(text))),
        deprecated: uses.iter().all(|each| each.deprecated),
    })
}

/// The places of the headers that an operation's answers carry, in order.
pub(super) fn places(headers: &[DocumentedHeader], carried: &[Carried<'_>]) -> Vec<usize> {
    let keys: BTreeSet<String> = carried.iter().map(Carried::key).collect();
    let is_carried = |header: &DocumentedHeader| keys.contains(&header.wire.to_ascii_lowercase());
    (0..)
        .zip(headers)
        .filter(|(_, header)| is_carried(header))
        .map(|(place, _)| place)
        .collect()
}

/// What two uses of a header must have in common to have one type.
#[derive(PartialEq)]
struct Kind<'a> {
    reference: Option<&'a str>,
    kind: Option<JsonKind>,
    format: Option<&'a str>,
    items: Option<(Option<JsonKind>, Option<&'a str>)>,
    values: Vec<Literal<'a>>,
    json: bool,
}

fn kind<'a>(context: &Context<'a>, carried: &Carried<'a>) -> Option<Kind<'a>> {
    let schema = carried.schema?;
    let shape = Shape::of(context.schema(schema)?);
    Some(Kind {
        reference: match schema {
            Use::Reference(reference) => Some(reference),
            Use::Schema(_) => None,
        },
        kind: shape.kind,
        format: shape.format,
        items: shape.items.map(|items| {
            let inner = context.schema(items.into()).map(Shape::of);
            (
                inner.as_ref().and_then(|inner| inner.kind),
                inner.as_ref().and_then(|inner| inner.format),
            )
        }),
        values: shape.values,
        json: carried.json,
    })
}

/// What a type is called that is described where the header is.
fn role(key: &str) -> Payload {
    let phrase = words::split(key);
    Payload {
        at: Pointer::root().key("headers").key(key),
        part: "header".to_owned(),
        noun: phrase.clone(),
        method: phrase.clone(),
        phrase,
        suffix: vec!["header".to_owned()],
        is_resource: false,
    }
}
