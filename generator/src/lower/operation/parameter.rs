//! Parameters, those of the path item included.

use std::collections::HashMap;

use openapiv3::{
    Parameter as Described, ParameterData, ParameterSchemaOrContent, ReferenceOr, Schema, SchemaKind, Type,
};
use serde_json::Value;

use super::outline::Outline;
use super::style;
use super::{media, parameter_name};
use crate::lower::context::Context;
use crate::lower::docs;
use crate::lower::draft::Role;
use crate::lower::hint;
use crate::lower::resolve::Use;
use crate::lower::sample::{Direction, Fill, Order};
use crate::lower::schema::shape::flag;
use crate::lower::schema::{Typed, secret};
use crate::model::{Docs, Location, Parameter, Presence, Style, TypeRef};
use crate::naming::{FieldName, Scope};
use crate::path_template::PathTemplate;
use crate::pointer::Place;

/// Header parameters that OpenAPI 3.0, section 4.7.12.1, has described elsewhere, and those that each client sends by
/// itself (RFC 9110): they can be set, and never have to be.
const DESCRIBED_ELSEWHERE: [&str; 5] = ["accept", "content-length", "content-type", "host", "user-agent"];

/// The header of credentials, which stand in `security` where the description knows how.
const AUTHORIZATION: &str = "authorization";

/// What is said of a parameter of the path that the path has no placeholder for.
const UNPLACED: &str = "The path has no place for it, so it is sent in the query.";

/// What is said of `allowReserved`.
const RESERVED: &str = "Reserved characters are sent as they are where they cannot be mistaken for more than the value, and so \
                        is what is percent-encoded already.";

/// What is said of `allowEmptyValue`.
const EMPTY_TEXT: &str = "It may be empty.";
const EMPTY_LIST: &str = "Without an item it is sent too, as an empty value.";

/// The parameters of an operation: those of the path in the order of the template, then required ones, then the others.
pub(super) fn all<'a>(context: &mut Context<'a>, outline: &Outline<'a>, noun: &[String]) -> Vec<Parameter> {
    let mut found: Vec<(Place, &'a Described)> = Vec::new();
    let holders = [(&outline.item.parameters, true), (&outline.operation.parameters, false)];
    for (list, of_item) in holders {
        for (index, parameter) in list.iter().enumerate() {
            let place = outline.place.key("parameters").index(index);
            if let Some((place, next)) = resolved(context, parameter, &place) {
                let same = |(_, other): &(Place, &Described)| identity(other) == identity(next);
                match found.iter_mut().find(|found| same(found)) {
                    Some(before) if !of_item => *before = (place, next),
                    Some(_) => {}
                    None => found.push((place, next)),
                }
            }
        }
    }
    let template = PathTemplate::parse(outline.path).names();
    let called: HashMap<(Location, &str), String> = found
        .iter()
        .filter_map(|(place, parameter)| {
            let extensions = &parameter.parameter_data_ref().extensions;
            Some((
                identity(parameter),
                hint::name(context, extensions, hint::PARAMETER, place)?,
            ))
        })
        .collect();
    let mut parameters: Vec<Parameter> = found
        .into_iter()
        .map(|(place, parameter)| lowered(context, outline, parameter, &place, noun))
        .collect();
    for name in &template {
        let known = parameters
            .iter()
            .any(|parameter| parameter.location == Location::Path && parameter.wire == *name);
        if !known {
            // `load` has said that it is not declared.
            parameters.push(text_parameter(name, &outline.place));
        }
    }
    parameters.sort_by_key(|parameter| {
        let in_template = template.iter().position(|name| *name == parameter.wire);
        match parameter.location {
            Location::Path => (0, in_template.unwrap_or(template.len())),
            _ if parameter.presence == Presence::Required => (1, 0),
            _ => (2, 0),
        }
    });
    parameter_name::assign(context, outline, &mut parameters, &called);
    parameters
}

fn resolved<'a>(
    context: &mut Context<'a>,
    parameter: &'a ReferenceOr<Described>,
    place: &Place,
) -> Option<(Place, &'a Described)> {
    match context.entry(parameter, "parameters", |parts| &parts.parameters) {
        Ok(parameter) => Some((
            context.place(&parameter.parameter_data_ref().extensions, place),
            parameter,
        )),
        Err(reference) => {
            context.dangling(reference, place, "the parameter is left out");
            None
        }
    }
}

fn identity(parameter: &Described) -> (Location, &str) {
    (location(parameter), parameter.parameter_data_ref().name.as_str())
}

pub(super) fn location(parameter: &Described) -> Location {
    match parameter {
        Described::Query { .. } => Location::Query,
        Described::Header { .. } => Location::Header,
        Described::Path { .. } => Location::Path,
        Described::Cookie { .. } => Location::Cookie,
    }
}

/// Whether the operation says by other means what a header parameter says too.
fn is_said_otherwise(outline: &Outline<'_>, context: &Context<'_>, parameter: &Described) -> bool {
    let Described::Header { parameter_data, .. } = parameter else {
        return false;
    };
    let name = parameter_data.name.to_ascii_lowercase();
    let security = outline.operation.security.as_ref();
    let security = security.or(context.document.openapi.security.as_ref());
    DESCRIBED_ELSEWHERE.contains(&name.as_str())
        || name == AUTHORIZATION && security.is_some_and(|alternatives| !alternatives.is_empty())
}

fn lowered<'a>(
    context: &mut Context<'a>,
    outline: &Outline<'a>,
    parameter: &'a Described,
    place: &Place,
    noun: &[String],
) -> Parameter {
    let data = parameter.parameter_data_ref();
    let schema: Option<Use<'a>> = match &data.format {
        ParameterSchemaOrContent::Schema(schema) => Some(schema.into()),
        ParameterSchemaOrContent::Content(content) => content
            .values()
            .next()
            .and_then(|media| media.schema.as_ref())
            .map(Use::from),
    };
    let written = style::of(context, parameter, schema, place);
    let node = context.node(
        None,
        Role::Parameter {
            at: outline.key.clone(),
            location: location(parameter),
            phrase: outline.phrase.clone(),
            wire: data.name.clone(),
            noun: noun.to_vec(),
        },
    );
    let Typed { mut ty, nullable } = match schema.filter(|_| !written.as_text) {
        Some(schema) => context.type_of(schema, node, &place.key("schema")),
        None => Typed {
            ty: TypeRef::String,
            nullable: false,
        },
    };
    let _ = nullable;
    let described = schema.and_then(|schema| context.schema(schema));
    let location = location(parameter);
    let is_credential = location == Location::Header && data.name.eq_ignore_ascii_case(AUTHORIZATION);
    if is_credential && ty == TypeRef::String || context.is_called_sensitive(&data.name) {
        ty = secret(ty);
    }
    let media = match &data.format {
        ParameterSchemaOrContent::Content(content) => content.values().next(),
        ParameterSchemaOrContent::Schema(_) => None,
    };
    let own = context
        .own_example(data.example.as_ref(), &data.examples)
        .or_else(|| context.own_example(media?.example.as_ref(), &media?.examples));
    let example = context.example(own, schema, place);
    let is_said_otherwise = is_said_otherwise(outline, context, parameter);
    let sample = match schema {
        // What is text in another format than JSON cannot be made of a schema.
        Some(schema) if !is_said_otherwise => {
            sample(context, schema, written.style, own).filter(|sample| !written.as_text || sample.is_string())
        }
        Some(_) => None,
        None => Some(Value::from("text")),
    };
    let mut docs = docs::of_parameter(context, data, schema, example);
    if location == Location::Query && style::described_in(context, data) == Some("path") {
        docs::append(&mut docs, vec![UNPLACED.to_owned()]);
    }
    let reserved = written.reserved && !matches!(ty, TypeRef::Secret(_));
    docs::append(&mut docs, allowance(&ty, reserved, written.empty));
    let required = location == Location::Path || data.required && !is_said_otherwise;
    Parameter {
        origin: place.clone(),
        name: Scope::new(&[]).mint::<FieldName>(&data.name),
        wire: data.name.clone(),
        location,
        style: written.style,
        reserved,
        empty: written.empty,
        ty,
        presence: if required {
            Presence::Required
        } else {
            Presence::Optional
        },
        docs,
        example: example.map(ToString::to_string),
        default: described
            .and_then(|schema| schema.schema_data.default.as_ref())
            .map(ToString::to_string),
        limits: schema.map(|schema| context.limits(schema)).unwrap_or_default(),
        minimum: described.and_then(least),
        idempotency_key: location == Location::Header && is_idempotency_key(data),
        sample: sample
            .filter(|sample| can_be_sent(location, &data.name, sample))
            .map(|sample| sample.to_string()),
        deprecated: data.deprecated.unwrap_or_default(),
    }
}

/// What the description allows the values of a parameter, in words.
fn allowance(ty: &TypeRef, reserved: bool, empty: bool) -> Vec<String> {
    let mut sentences = Vec::new();
    if reserved {
        sentences.push(RESERVED.to_owned());
    }
    if empty {
        sentences.extend(match ty {
            TypeRef::String => Some(EMPTY_TEXT.to_owned()),
            TypeRef::List(_) | TypeRef::Map(..) => Some(EMPTY_LIST.to_owned()),
            _ => None,
        });
    }
    sentences
}

/// A value of a parameter; one that is written by a style has no more parts than it must have.
pub(super) fn sample<'a>(
    context: &mut Context<'a>,
    schema: Use<'a>,
    style: Style,
    hint: Option<&'a Value>,
) -> Option<Value> {
    let is_json = matches!(style, Style::Json | Style::QueryJson);
    let order = Order {
        direction: Direction::Request,
        fill: Fill::Some,
        flat: !is_json,
        hint,
    };
    let sample = context.sample(schema, order);
    // No style but those of JSON has a form for what is empty.
    let is_empty = |value: &Value| match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    };
    sample.filter(|sample| is_json || !is_empty(sample))
}

/// Whether a value can stand in its place: a path segment must not be empty or lead elsewhere, and a header has no other
/// characters than those of ASCII that can be seen.
pub(super) fn can_be_sent(location: Location, name: &str, sample: &Value) -> bool {
    match location {
        Location::Path => !matches!(sample.as_str(), Some("" | "." | "..")),
        Location::Query => true,
        Location::Header | Location::Part(_) => {
            media::is_token(name) && sample.to_string().bytes().all(|byte| matches!(byte, b' '..=b'~'))
        }
        Location::Cookie => sample
            .to_string()
            .bytes()
            .all(|byte| matches!(byte, b' '..=b'~') && byte != b';'),
    }
}

fn text_parameter(name: &str, place: &Place) -> Parameter {
    Parameter {
        origin: place.clone(),
        name: Scope::new(&[]).mint(name),
        wire: name.to_owned(),
        location: Location::Path,
        style: Style::Simple { explode: false },
        reserved: false,
        empty: false,
        ty: TypeRef::String,
        presence: Presence::Required,
        docs: Docs::default(),
        example: None,
        default: None,
        limits: Vec::new(),
        minimum: None,
        idempotency_key: false,
        sample: Some("\"text\"".to_owned()),
        deprecated: false,
    }
}

/// The least number of an integer.
fn least(schema: &Schema) -> Option<i64> {
    match &schema.schema_kind {
        SchemaKind::Type(Type::Integer(integer)) => integer.minimum,
        _ => None,
    }
}

/// Whether a header is that of the draft "The Idempotency-Key HTTP Header Field", or one that services had before it.
fn is_idempotency_key(data: &ParameterData) -> bool {
    let name = data.name.to_ascii_lowercase();
    matches!(
        name.as_str(),
        "idempotency-key" | "x-idempotency-key" | "idempotencykey"
    ) || flag(&data.extensions, "x-idempotency-key")
}
