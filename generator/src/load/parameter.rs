//! Parameters and headers.

use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, Example, Header, HeaderStyle, MediaType, Parameter, ParameterData, ParameterSchemaOrContent,
    PathStyle, QueryStyle, ReferenceOr, Schema, SchemaData, SchemaKind, StringType, Type,
};
use serde_json::Value;

use super::at::At;
use super::json::to_json;
use super::reference::Kind;
use super::schema::anything;
use super::version::Dialect;
use super::walk::{Rest, Walk, similar};
use crate::diagnostic::codes;

const KEYS: [&str; 14] = [
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "example",
    "examples",
    "content",
    "$ref",
];

/// What parameters and headers share.
#[derive(Default)]
struct Common {
    description: Option<String>,
    required: bool,
    deprecated: Option<bool>,
    explode: Option<bool>,
    schema: Option<ReferenceOr<Schema>>,
    content: Option<IndexMap<String, MediaType>>,
    example: Option<Value>,
    examples: IndexMap<String, ReferenceOr<Example>>,
    rest: Rest,
}

impl Walk<'_, '_> {
    /// A parameter, or a reference to one.
    pub(super) fn parameter(&mut self, at: &At<'_>) -> Option<ReferenceOr<Parameter>> {
        if !self.is_object(at) {
            return None;
        }
        if self.dialect == Dialect::V2 {
            return self.v2_parameter(at);
        }
        if let Some(reference) = at.member("$ref") {
            self.note_siblings(at);
            let reference = self.reference(&reference, Kind::Parameter)?;
            return Some(ReferenceOr::Reference { reference });
        }
        let mut common = Common::default();
        let (mut name, mut location, mut style) = (None, None, None);
        let (mut allow_reserved, mut allow_empty_value) = (false, None);
        for member in at.members() {
            match member.key() {
                "name" => name = self.text(&member),
                "in" => location = self.text(&member).map(|text| (text, member.place())),
                "style" => style = Some(member.place()).zip(self.text(&member)),
                "allowReserved" => allow_reserved = self.boolean(&member).unwrap_or_default(),
                "allowEmptyValue" => allow_empty_value = self.boolean(&member),
                _ => self.common(&mut common, &member),
            }
        }
        let (Some(name), Some((location, place))) = (name, location) else {
            let (key, help) = match at.node.get("name") {
                None => ("name", "add the name that it has on the wire"),
                Some(_) => ("in", "say where it goes: `query`, `path`, `header` or `cookie`"),
            };
            self.missing(at, "this parameter", key, help);
            return None;
        };
        let mut style = |names: &[&str]| {
            let (place, text) = style.take()?;
            let found = names.iter().position(|known| *known == text);
            if found.is_none() {
                let message = format!("`{text}` is no style of a parameter in `{location}`");
                let help = match similar(&text, names) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("it is `{}`", names.join("` or `")),
                };
                self.diagnostics.degraded(codes::BAD_VALUE, &place, message, help);
            }
            found
        };
        let kind = match location.as_str() {
            "query" => {
                let style = match style(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]) {
                    Some(1) => QueryStyle::SpaceDelimited,
                    Some(2) => QueryStyle::PipeDelimited,
                    Some(3) => QueryStyle::DeepObject,
                    _ => QueryStyle::Form,
                };
                In::Query(style)
            }
            "header" => {
                let _ = style(&["simple"]);
                In::Header
            }
            "path" => match style(&["simple", "label", "matrix"]) {
                Some(1) => In::Path(PathStyle::Label),
                Some(2) => In::Path(PathStyle::Matrix),
                _ => In::Path(PathStyle::Simple),
            },
            "cookie" => {
                let _ = style(&["form"]);
                In::Cookie
            }
            other => {
                let known = ["query", "path", "header", "cookie"];
                let help = match similar(other, &known) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "it is `query`, `path`, `header` or `cookie`".to_owned(),
                };
                let message = format!("a parameter cannot be in `{other}`: it is left out");
                self.diagnostics.degraded(codes::BAD_VALUE, &place, message, help);
                return None;
            }
        };
        // A path without one of its parts is another path.
        common.required |= matches!(kind, In::Path(_));
        let data = self.parameter_data(at, name, common);
        Some(ReferenceOr::Item(match kind {
            In::Query(style) => Parameter::Query {
                parameter_data: data,
                allow_reserved,
                style,
                allow_empty_value,
            },
            In::Header => Parameter::Header {
                parameter_data: data,
                style: HeaderStyle::Simple,
            },
            In::Path(style) => Parameter::Path {
                parameter_data: data,
                style,
            },
            In::Cookie => Parameter::Cookie {
                parameter_data: data,
                style: CookieStyle::Form,
            },
        }))
    }

    /// A parameter of a path, of which nothing but its name is known.
    pub(super) fn text_in_path(&mut self, at: &At<'_>, name: &str) -> Parameter {
        let text = SchemaKind::Type(Type::String(StringType::default()));
        let schema = Schema {
            schema_data: self.data_at(at),
            schema_kind: text,
        };
        let schema = Some(ReferenceOr::Item(schema));
        let common = Common {
            required: true,
            schema,
            ..Common::default()
        };
        Parameter::Path {
            parameter_data: self.parameter_data(at, name.to_owned(), common),
            style: PathStyle::Simple,
        }
    }

    /// A header, or a reference to one.
    pub(super) fn header(&mut self, at: &At<'_>) -> Option<ReferenceOr<Header>> {
        if !self.is_object(at) {
            return None;
        }
        if let Some(reference) = at.member("$ref") {
            self.note_siblings(at);
            let reference = self.reference(&reference, Kind::Header)?;
            return Some(ReferenceOr::Reference { reference });
        }
        if self.dialect == Dialect::V2 {
            return Some(ReferenceOr::Item(self.v2_header(at)));
        }
        let mut common = Common::default();
        for member in at.members() {
            match member.key() {
                "style" => {
                    let _ = self.text(&member);
                }
                _ => self.common(&mut common, &member),
            }
        }
        let data = self.parameter_data(at, String::new(), common);
        Some(ReferenceOr::Item(Header {
            description: data.description,
            style: HeaderStyle::Simple,
            required: data.required,
            deprecated: data.deprecated,
            format: data.format,
            example: data.example,
            examples: data.examples,
            extensions: data.extensions,
        }))
    }

    fn common(&mut self, common: &mut Common, at: &At<'_>) {
        match at.key() {
            "description" => common.description = self.text(at),
            "required" => common.required = self.boolean(at).unwrap_or_default(),
            "deprecated" => common.deprecated = self.boolean(at),
            "explode" => common.explode = self.boolean(at),
            "schema" => common.schema = Some(self.schema(at)),
            "content" => common.content = Some(self.content(at)),
            "example" => common.example = Some(to_json(at.node)),
            "examples" => common.examples = self.examples(at),
            _ => self.other(&mut common.rest, at, &KEYS),
        }
    }

    fn parameter_data(&mut self, at: &At<'_>, name: String, common: Common) -> ParameterData {
        let content = common.content.filter(|content| !content.is_empty());
        let format = match (common.schema, content) {
            (Some(schema), _) => ParameterSchemaOrContent::Schema(schema),
            (None, Some(content)) => ParameterSchemaOrContent::Content(content),
            (None, None) => {
                let help = "say what it holds: `schema: {type: string}`";
                self.missing(at, "this parameter", "schema", help);
                ParameterSchemaOrContent::Schema(ReferenceOr::Item(anything(SchemaData::default())))
            }
        };
        ParameterData {
            name,
            description: common.description,
            required: common.required,
            deprecated: common.deprecated,
            format,
            example: common.example,
            examples: common.examples,
            explode: common.explode,
            extensions: self.finish(at, common.rest),
        }
    }

    /// Says that a reference hides what stands beside it; `summary` and `description` may, from 3.1 on.
    pub(super) fn note_siblings(&mut self, at: &At<'_>) {
        if at.node.entries().len() > 1 {
            self.note_ignored(at);
        }
    }
}

/// Where a parameter goes.
enum In {
    Query(QueryStyle),
    Header,
    Path(PathStyle),
    Cookie,
}
