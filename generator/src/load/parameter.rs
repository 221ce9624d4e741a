//! Parameters and headers.

use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, Example, Header, HeaderStyle, MediaType, Parameter, ParameterData, ParameterSchemaOrContent,
    PathStyle, QueryStyle, ReferenceOr, Schema, SchemaKind, StringType, Type,
};
use serde_json::Value;

use super::Node;
use super::at::At;
use super::json::to_json;
use super::location::is_of_body;
use super::misplaced::{is_of_own_schema, own_schema};
use super::reference::Kind;
use super::style::{CookieForm, In};
use super::version::Dialect;
use super::walk::{Rest, Walk};
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

impl Common {
    /// Keeps what 3.0 has no word for.
    fn keep(&mut self, key: &str, value: &str) {
        let value = Node::String(value.to_owned());
        self.rest.extra.push((key.to_owned(), value));
    }
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
        let (mut name, mut style) = (None, None);
        let (mut allow_reserved, mut allow_empty_value) = (None, None);
        let own_schema = own_schema(at.node);
        for member in at.members() {
            match member.key() {
                "name" => name = self.text(&member),
                "in" => {}
                "style" => style = Some(member.place()).zip(self.text(&member)),
                "allowReserved" => allow_reserved = self.boolean(&member),
                "allowEmptyValue" => allow_empty_value = self.boolean(&member),
                "collectionFormat" if own_schema.is_some() => {
                    let format = self.text(&member);
                    common.explode = Some(format.as_deref() == Some("multi"));
                }
                key if own_schema.is_some() && is_of_own_schema(key) => {}
                _ => self.common(&mut common, &member),
            }
        }
        let Some(name) = name else {
            self.missing(at, "this parameter", "name", "add the name that it has on the wire");
            return None;
        };
        let location = self.location(at, &name);
        if is_of_body(location) {
            return None;
        }
        common.schema = common
            .schema
            .or_else(|| own_schema.map(|keyword| self.schema_of_parameter(at, keyword)));
        let kind = self.kind(location, style);
        match kind {
            In::QueryString => common.keep("in", location),
            In::Cookie(CookieForm::AsItIs) => common.keep("style", "cookie"),
            _ => {}
        }
        let allow_reserved = allow_reserved.unwrap_or_default();
        if allow_reserved && kind.has_reserved_since_3_2() && self.dialect >= Dialect::V3_2 {
            common.keep("allowReserved", "true");
        }
        self.note_unused_allowances(at, &kind);
        self.note_undefined(at, &kind, common.explode);
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
            In::QueryString => Parameter::Query {
                parameter_data: data,
                allow_reserved,
                style: QueryStyle::Form,
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
            // The other style of cookies is one of 3.2.
            In::Cookie(_) => Parameter::Cookie {
                parameter_data: data,
                style: CookieStyle::Form,
            },
        }))
    }

    /// A parameter of a path, of which nothing but its name is known.
    pub(super) fn text_in_path(&mut self, at: &At<'_>, name: &str) -> Parameter {
        let schema = Some(ReferenceOr::Item(self.text_at(at)));
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
        let own_schema = own_schema(at.node);
        common.schema = own_schema.map(|keyword| self.schema_of_parameter(at, keyword));
        for member in at.members() {
            match member.key() {
                "style" => {
                    let _ = self.text(&member);
                }
                key if own_schema.is_some() && is_of_own_schema(key) => {}
                _ => self.common(&mut common, &member),
            }
        }
        if common.explode == Some(true) {
            common.keep("explode", "true");
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

    /// A schema of any text.
    fn text_at(&mut self, at: &At<'_>) -> Schema {
        Schema {
            schema_data: self.data_at(at),
            schema_kind: SchemaKind::Type(Type::String(StringType::default())),
        }
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
                let (what, help) = ("this parameter", "say what it holds: `schema: {type: string}`");
                if name.is_empty() {
                    // Headers are text whatever they hold.
                    let message = "this header has no `schema`: it is taken as text";
                    self.diagnostics.note(codes::MISSING_KEY, &at.place(), message, help);
                } else {
                    self.missing(at, what, "schema", help);
                }
                ParameterSchemaOrContent::Schema(ReferenceOr::Item(self.text_at(at)))
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

    /// Says that a reference hides what stands beside it.
    pub(super) fn note_siblings(&mut self, at: &At<'_>) {
        for member in at.members().filter(|member| member.key() != "$ref") {
            let message = format!("`{}` has no effect beside `$ref`", member.key());
            let help = "say it where the reference leads to, or remove it";
            self.diagnostics
                .note_at_key(codes::IGNORED_KEY, &member.place(), message, help);
        }
    }
}
