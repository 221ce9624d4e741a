//! How a parameter is written: its `style` and `explode`, its media type, and what is allowed in it.

use openapiv3::{
    CookieStyle, HeaderStyle, MediaType, Parameter as Described, ParameterData, ParameterSchemaOrContent, PathStyle,
    QueryStyle,
};

use super::media;
use super::parameter::location;
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::resolve::Use;
use crate::lower::schema::shape::Shape;
use crate::model::{BodyEncoding, JsonKind, Location, Style};
use crate::pointer::Place;

/// How a parameter is written.
pub(super) struct Written {
    pub(super) style: Style,
    /// Whether the value is a text that the caller writes, whatever its schema says.
    pub(super) as_text: bool,
    /// `allowReserved`.
    pub(super) reserved: bool,
    /// `allowEmptyValue`.
    pub(super) empty: bool,
}

impl Written {
    fn new(style: Style) -> Self {
        Self {
            style,
            as_text: false,
            reserved: false,
            empty: false,
        }
    }
}

pub(super) fn of<'a>(
    context: &mut Context<'a>,
    parameter: &'a Described,
    schema: Option<Use<'a>>,
    place: &Place,
) -> Written {
    let data = parameter.parameter_data_ref();
    match &data.format {
        ParameterSchemaOrContent::Content(content) => match content.iter().next() {
            Some((media_type, media)) => of_content(context, parameter, (media_type, media), schema, place),
            None => Written::new(of_schema(context, parameter, data)),
        },
        ParameterSchemaOrContent::Schema(_) => {
            let origin = context.document.origins.of(&data.extensions);
            let allowed = |keyword| origin.is_some_and(|origin| origin.extra(keyword).is_some());
            let (reserved, empty) = match parameter {
                Described::Query {
                    allow_reserved,
                    allow_empty_value,
                    ..
                } => (*allow_reserved, allow_empty_value.unwrap_or_default()),
                _ => (allowed("allowReserved"), false),
            };
            Written {
                reserved: reserved && schema.is_none_or(|schema| may_be_text(context, schema)),
                empty,
                ..Written::new(of_schema(context, parameter, data))
            }
        }
    }
}

/// Where the description has a parameter that OpenAPI 3.0 has no such place for.
pub(super) fn described_in<'a>(context: &Context<'a>, data: &ParameterData) -> Option<&'a str> {
    let origin = context.document.origins.of(&data.extensions)?;
    origin.extra("in")?.as_str()
}

/// A value of a media type: JSON is written by the client, and so is a form that is the whole query.
fn of_content<'a>(
    context: &mut Context<'a>,
    parameter: &Described,
    (media_type, media): (&str, &MediaType),
    schema: Option<Use<'a>>,
    place: &Place,
) -> Written {
    let is_whole_query = described_in(context, parameter.parameter_data_ref()) == Some("querystring");
    match media::encoding(media_type) {
        BodyEncoding::Json if is_whole_query => return Written::new(Style::QueryJson),
        BodyEncoding::Json => return Written::new(Style::Json),
        BodyEncoding::Form if is_whole_query => return Written::new(Style::Form { explode: true }),
        _ => {}
    }
    let style = match location(parameter) {
        Location::Query if is_whole_query => Style::QueryText,
        Location::Query => Style::Form { explode: true },
        Location::Path | Location::Header | Location::Part(_) => Style::Simple { explode: false },
        // What the text has to be encoded as is the caller's to know (OpenAPI 3.2, appendix D).
        Location::Cookie => Style::Cookie { explode: false },
    };
    let as_text = schema.is_some_and(|schema| !is_scalar(context, schema));
    if as_text {
        let place = &context.place(&media.extensions, &place.key("content").key(media_type));
        context.diagnostics.degraded(
            codes::UNEXPRESSED_KEYWORD,
            place,
            format!("`{media_type}` has no writer in the client: the parameter is its text"),
            "write the text where the operation is called",
        );
    }
    Written {
        as_text,
        ..Written::new(style)
    }
}

/// Whether the values of a schema are one text each.
fn is_scalar<'a>(context: &Context<'a>, schema: Use<'a>) -> bool {
    context.schema(schema).is_some_and(|schema| {
        let shape = Shape::of(schema);
        let composed = !shape.all_of.is_empty() || !shape.one_of.is_empty() || !shape.any_of.is_empty();
        !composed && !matches!(shape.kind, None | Some(JsonKind::Object | JsonKind::Array))
    })
}

/// Whether a value can have other characters than those of numbers and booleans.
fn may_be_text<'a>(context: &Context<'a>, schema: Use<'a>) -> bool {
    context.schema(schema).is_none_or(|schema| {
        let plain = [JsonKind::Integer, JsonKind::Number, JsonKind::Boolean];
        !Shape::of(schema).kind.is_some_and(|kind| plain.contains(&kind))
    })
}

fn of_schema(context: &Context<'_>, parameter: &Described, data: &ParameterData) -> Style {
    let explode = |default: bool| data.explode.unwrap_or(default);
    let origin = context.document.origins.of(&data.extensions);
    let is_cookie_style = origin.is_some_and(|origin| origin.extra("style").is_some());
    match parameter {
        Described::Query { style, .. } => match style {
            QueryStyle::Form => Style::Form { explode: explode(true) },
            // Not defined since 3.0.4; before, each item was said to be a pair of its own.
            QueryStyle::SpaceDelimited | QueryStyle::PipeDelimited if explode(false) => Style::Form { explode: true },
            QueryStyle::SpaceDelimited => Style::SpaceDelimited,
            QueryStyle::PipeDelimited => Style::PipeDelimited,
            QueryStyle::DeepObject => Style::DeepObject,
        },
        Described::Header {
            style: HeaderStyle::Simple,
            ..
        } => Style::Simple {
            explode: explode(false),
        },
        Described::Path { style, .. } => match style {
            PathStyle::Simple => Style::Simple {
                explode: explode(false),
            },
            PathStyle::Label => Style::Label {
                explode: explode(false),
            },
            PathStyle::Matrix => Style::Matrix {
                explode: explode(false),
            },
        },
        Described::Cookie { .. } if is_cookie_style => Style::Cookie { explode: explode(true) },
        Described::Cookie {
            style: CookieStyle::Form,
            ..
        } => Style::Form { explode: explode(true) },
    }
}
