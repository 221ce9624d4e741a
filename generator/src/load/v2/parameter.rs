//! Parameters that are no part of a body, and headers of answers.

use openapiv3::{
    CookieStyle, Header, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle,
    ReferenceOr,
};

use super::super::Node;
use super::super::at::At;
use super::super::reference::Kind;
use super::super::walk::{Walk, similar};
use crate::diagnostic::codes;

/// What the `in` of a parameter can be.
const LOCATIONS: [&str; 5] = ["query", "path", "header", "formData", "body"];

/// Whether a parameter is a body or a field of a form.
pub(super) fn is_payload(parameter: &Node) -> bool {
    is_body(parameter) || is_field(parameter)
}

/// Whether a parameter is a body.
pub(super) fn is_body(parameter: &Node) -> bool {
    parameter.get("in").and_then(Node::as_str) == Some("body")
}

/// Whether a parameter is a field of a form, for which 1.2 had `form`.
pub(in crate::load) fn is_field(parameter: &Node) -> bool {
    let location = parameter.get("in").and_then(Node::as_str).unwrap_or_default();
    ["formData", "form"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(location))
}

impl Walk<'_, '_> {
    /// A parameter or a reference to one; nothing where it is a part of the body, which is read with the operation.
    pub(in crate::load) fn v2_parameter(&mut self, at: &At<'_>) -> Option<ReferenceOr<Parameter>> {
        if let Some(reference) = at.member("$ref") {
            self.note_siblings(at);
            let followed = self.references.followed(at.place(), at.node);
            if followed.is_some_and(|(_, node)| is_payload(node)) {
                return None;
            }
            let reference = self.reference(&reference, Kind::Parameter)?;
            return Some(ReferenceOr::Reference { reference });
        }
        if is_payload(at.node) {
            return None;
        }
        let mut spread = self.spread(at);
        let (Some(name), Some(location)) = (spread.name.take(), spread.location.take()) else {
            let (key, help) = match at.node.get("name") {
                None => ("name", "add the name that it has on the wire"),
                Some(_) => (
                    "in",
                    "say where it goes: `query`, `path`, `header`, `formData` or `body`",
                ),
            };
            self.missing(at, "this parameter", key, help);
            return None;
        };
        if !["query", "path", "header", "cookie"].contains(&location.as_str()) {
            self.unknown_location(at, &location);
            return None;
        }
        if location == "cookie" {
            let message = "Swagger 2.0 has no cookies; it is sent as one, as OpenAPI 3 has it";
            let help = "nothing to do, or say that the description is one of OpenAPI 3";
            self.diagnostics
                .note(codes::LATER_KEY, &at.place().key("in"), message, help);
        }
        spread.refuse_file(self, at);
        let is_list = spread.is_list();
        let (style, explode) = match is_list {
            true => self.collection_format(at, &location, &mut spread.rest).style(),
            false => (QueryStyle::Form, true),
        };
        // A path without one of its parts is another path.
        let required = spread.required || location == "path";
        let format = ParameterSchemaOrContent::Schema(self.spread_schema(at, &mut spread, "this parameter"));
        let data = ParameterData {
            name,
            description: spread.description,
            required,
            deprecated: spread.deprecated,
            format,
            example: None,
            examples: indexmap::IndexMap::new(),
            explode: is_list.then_some(explode),
            extensions: self.finish(at, spread.rest),
        };
        Some(ReferenceOr::Item(match location.as_str() {
            "query" => Parameter::Query {
                parameter_data: data,
                allow_reserved: false,
                style,
                allow_empty_value: spread.allow_empty_value,
            },
            "path" => Parameter::Path {
                parameter_data: data,
                style: PathStyle::Simple,
            },
            "header" => Parameter::Header {
                parameter_data: data,
                style: HeaderStyle::Simple,
            },
            _ => Parameter::Cookie {
                parameter_data: data,
                style: CookieStyle::Form,
            },
        }))
    }

    fn unknown_location(&mut self, at: &At<'_>, location: &str) {
        let help = match similar(location, &LOCATIONS) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "it is `query`, `path`, `header`, `formData` or `body`".to_owned(),
        };
        let message = format!("a parameter cannot be in `{location}`: it is left out");
        self.diagnostics
            .degraded(codes::BAD_VALUE, &at.place().key("in"), message, help);
    }

    /// A header of an answer.
    pub(in crate::load) fn v2_header(&mut self, at: &At<'_>) -> Header {
        let mut spread = self.spread(at);
        spread.refuse_file(self, at);
        if spread.is_list() {
            self.collection_format(at, "header", &mut spread.rest);
        }
        let schema = self.spread_schema(at, &mut spread, "this header");
        Header {
            description: spread.description,
            style: HeaderStyle::Simple,
            required: spread.required,
            deprecated: spread.deprecated,
            format: ParameterSchemaOrContent::Schema(schema),
            example: None,
            examples: indexmap::IndexMap::new(),
            extensions: self.finish(at, spread.rest),
        }
    }
}
