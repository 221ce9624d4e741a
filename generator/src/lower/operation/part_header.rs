//! Headers of the parts of multipart bodies, which are set as parameters are.

use openapiv3::{Encoding, Header, ParameterData, ParameterSchemaOrContent};
use serde_json::Value;

use super::media;
use super::outline::Outline;
use super::parameter::{can_be_sent, sample};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::docs;
use crate::lower::draft::Role;
use crate::lower::resolve::Use;
use crate::lower::schema::{Typed, secret};
use crate::model::{BodyEncoding, Location, Parameter, Presence, Style, TypeRef};
use crate::naming::{FieldName, Scope, keyword};
use crate::pointer::Place;

/// Headers that the client writes by itself; OpenAPI 3.0, section 4.7.15, has the media type described elsewhere.
const WRITTEN: [&str; 4] = [
    "content-disposition",
    "content-length",
    "content-type",
    "transfer-encoding",
];

/// Where a header stands.
pub(super) struct OfPart<'o> {
    /// The place of the part among those that something is said of.
    pub(super) number: usize,
    /// The property that the part is.
    pub(super) property: &'o str,
    /// Whether the part is always sent.
    pub(super) required: bool,
}

/// Adds the headers of a part to the parameters of the operation.
pub(super) fn add<'a>(
    context: &mut Context<'a>,
    outline: &Outline<'a>,
    encoding: &'a Encoding,
    part: &OfPart<'_>,
    place: &Place,
    noun: &[String],
    parameters: &mut Vec<Parameter>,
) {
    for (name, header) in &encoding.headers {
        let place = place.key("headers").key(name);
        if WRITTEN.contains(&name.to_ascii_lowercase().as_str()) {
            context.diagnostics.note_at_key(
                codes::IGNORED_KEY,
                &place,
                format!("`{name}` of a part is written by the client"),
                "say the media type as `contentType`; a file says its name and media type itself",
            );
            continue;
        }
        let header = match context.entry(header, "headers", |parts| &parts.headers) {
            Ok(header) => header,
            Err(reference) => {
                context.dangling(reference, &place, "the header is left out");
                continue;
            }
        };
        let place = context.place(&header.extensions, &place);
        let mut parameter = lowered(context, outline, (name, header), part, &place, noun);
        let mut scope: Scope<'_> = Scope::new(&[keyword::SETTERS]);
        for known in parameters.iter() {
            scope.reserve(known.name.as_str());
        }
        parameter.name = scope.mint_first(&[name, &format!("{} {name}", part.property)]);
        parameters.push(parameter);
    }
}

fn lowered<'a>(
    context: &mut Context<'a>,
    outline: &Outline<'a>,
    (name, header): (&str, &'a Header),
    part: &OfPart<'_>,
    place: &Place,
    noun: &[String],
) -> Parameter {
    let node = context.node(
        None,
        Role::Parameter {
            at: outline.key.clone(),
            location: Location::Part(part.number),
            phrase: outline.phrase.clone(),
            wire: name.to_owned(),
            noun: noun.to_vec(),
        },
    );
    let (schema, style) = written(context, header);
    let mut ty = match schema {
        Some(schema) => {
            let Typed { ty, .. } = context.type_of(schema, node, &place.key("schema"));
            ty
        }
        None => TypeRef::String,
    };
    if context.is_called_sensitive(name) {
        ty = secret(ty);
    }
    let own = context.own_example(header.example.as_ref(), &header.examples);
    let example = context.example(own, schema, place);
    let sample = match schema {
        Some(schema) => sample(context, schema, style, own),
        None => Some(Value::from("text")),
    };
    let data = data(name, header);
    let mut documented = docs::of_parameter(context, &data, schema, example);
    docs::append(&mut documented, said_of(part, header.required));
    let described = schema.and_then(|schema| context.schema(schema));
    Parameter {
        origin: place.clone(),
        name: Scope::new(&[]).mint::<FieldName>(name),
        wire: name.to_owned(),
        location: Location::Part(part.number),
        style,
        reserved: false,
        empty: false,
        ty,
        presence: match header.required && part.required {
            true => Presence::Required,
            false => Presence::Optional,
        },
        docs: documented,
        example: example.map(ToString::to_string),
        default: described
            .and_then(|schema| schema.schema_data.default.as_ref())
            .map(ToString::to_string),
        limits: schema.map(|schema| context.limits(schema)).unwrap_or_default(),
        minimum: None,
        idempotency_key: false,
        sample: sample
            .filter(|sample| can_be_sent(Location::Header, name, sample))
            .map(|sample| sample.to_string()),
        deprecated: header.deprecated.unwrap_or_default(),
    }
}

/// The schema of a header that the client writes, and its style; without one, the caller writes the text.
fn written<'a>(context: &Context<'a>, header: &'a Header) -> (Option<Use<'a>>, Style) {
    let origin = context.document.origins.of(&header.extensions);
    let explode = origin.is_some_and(|origin| origin.extra("explode").is_some());
    match &header.format {
        ParameterSchemaOrContent::Schema(schema) => (Some(schema.into()), Style::Simple { explode }),
        ParameterSchemaOrContent::Content(content) => match content.iter().next() {
            Some((media_type, content)) if media::encoding(media_type) == BodyEncoding::Json => {
                (content.schema.as_ref().map(Use::from), Style::Json)
            }
            _ => (None, Style::Simple { explode }),
        },
    }
}

/// What is said of a header beside its description.
fn said_of(part: &OfPart<'_>, required: bool) -> Vec<String> {
    let property = part.property.replace('`', " ");
    let mut sentences = vec![format!("A header of the part `{property}`.")];
    if required && !part.required {
        sentences.push("It is required where the part is sent.".to_owned());
    }
    sentences
}

/// A header as a parameter is described.
fn data(name: &str, header: &Header) -> ParameterData {
    ParameterData {
        name: name.to_owned(),
        description: header.description.clone(),
        required: header.required,
        deprecated: header.deprecated,
        format: header.format.clone(),
        example: None,
        examples: header.examples.clone(),
        explode: None,
        extensions: header.extensions.clone(),
    }
}
