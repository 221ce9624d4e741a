//! The keywords of a schema, read one by one.

use openapiv3::{AdditionalProperties, AnySchema, Discriminator, ReferenceOr, Schema, SchemaData};

use super::Node;
use super::at::At;
use super::content;
use super::json::{is_exact, to_json};
use super::reference::{Kind, component};
use super::scan::is_reference;
use super::v3_1;
use super::version::Dialect;
use super::walk::{Rest, Walk, similar};
use crate::diagnostic::codes;
use crate::pointer::{Place, SourceId};

/// The keywords of a schema, read but not yet put together.
#[derive(Default)]
pub(super) struct Keywords {
    pub(super) data: SchemaData,
    pub(super) rest: Rest,
    /// The types that are named, without `null`, which is `data.nullable`.
    pub(super) types: Vec<&'static str>,
    /// Whether `null` is the only type.
    pub(super) only_null: bool,
    /// All but types, numbers and values.
    pub(super) any: AnySchema,
    pub(super) minimum: Option<Bound>,
    pub(super) maximum: Option<Bound>,
    pub(super) multiple_of: Option<Node>,
    pub(super) values: Option<Vec<Node>>,
}

/// A bound of a number.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    pub(super) value: Node,
    pub(super) exclusive: bool,
}

/// The types that a schema can name.
pub(super) const TYPES: [&str; 7] = ["string", "number", "integer", "boolean", "array", "object", "null"];

/// Names of types that authors bring along from elsewhere.
const FOREIGN_TYPES: [(&str, &str); 13] = [
    ("int", "integer"),
    ("long", "integer"),
    ("float", "number"),
    ("double", "number"),
    ("decimal", "number"),
    ("bool", "boolean"),
    ("str", "string"),
    ("text", "string"),
    ("uuid", "string"),
    ("date", "string"),
    ("file", "string"),
    ("list", "array"),
    ("map", "object"),
];

/// Keywords of schemas that Swagger 2.0 has.
const V2: [&str; 32] = [
    "$ref",
    "format",
    "title",
    "description",
    "default",
    "multipleOf",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "maxProperties",
    "minProperties",
    "required",
    "enum",
    "type",
    "items",
    "allOf",
    "properties",
    "additionalProperties",
    "discriminator",
    "readOnly",
    "xml",
    "externalDocs",
    "example",
    "collectionFormat",
    "definitions",
];

/// Keywords of JSON Schema that `openapiv3` has no place for: they are kept with the origin.
const BEYOND: [&str; 31] = [
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$id",
    "$recursiveAnchor",
    "$schema",
    "$vocabulary",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "definitions",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "examples",
    "if",
    "id",
    "maxContains",
    "minContains",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "xml",
    "additionalItems",
    "const",
];

/// Keywords that `openapiv3` holds.
const HELD: [&str; 34] = [
    "title",
    "description",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "nullable",
    "example",
    "externalDocs",
    "discriminator",
    "type",
    "format",
    "enum",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "properties",
    "required",
    "additionalProperties",
    "minProperties",
    "maxProperties",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
];

impl Walk<'_, '_> {
    /// Reads all keywords of a schema.
    pub(super) fn collect(&mut self, keywords: &mut Keywords, at: &At<'_>) {
        self.collect_around(keywords, at, "");
    }

    /// Reads all keywords of a schema but one.
    pub(super) fn collect_around(&mut self, keywords: &mut Keywords, at: &At<'_>, but: &str) {
        let is_reference = at.node.get("$ref").is_some();
        for member in at.members().filter(|member| member.key() != but) {
            if is_reference && self.is_ignored_beside_reference(&member) {
                self.note_ignored_member(&member);
                continue;
            }
            self.keyword(keywords, &member);
        }
    }

    /// Reads one keyword of a schema.
    pub(super) fn keyword(&mut self, keywords: &mut Keywords, at: &At<'_>) {
        if self.dialect == Dialect::V2 && is_keyword(at.key()) && !V2.contains(&at.key()) {
            self.note_later(at);
        }
        let _ = self.annotation(keywords, at)
            || self.combination(keywords, at)
            || self.scalar(keywords, at)
            || self.collection(keywords, at)
            || self.beyond(keywords, at);
    }

    /// What does not change which values are valid.
    fn annotation(&mut self, keywords: &mut Keywords, at: &At<'_>) -> bool {
        let data = &mut keywords.data;
        match at.key() {
            "title" => data.title = self.text(at),
            "description" => data.description = self.text(at),
            "deprecated" => data.deprecated = self.boolean(at).unwrap_or_default(),
            "readOnly" => data.read_only = self.boolean(at).unwrap_or_default(),
            "writeOnly" => data.write_only = self.boolean(at).unwrap_or_default(),
            "externalDocs" => data.external_docs = self.external_docs(at),
            "discriminator" => data.discriminator = self.discriminator(at),
            "nullable" => {
                data.nullable |= self.boolean(at).unwrap_or_default();
                if self.dialect >= Dialect::V3_1 {
                    let message = "`nullable` is a keyword of 3.0; it is taken as it means";
                    let help = "add `null` to the types: `type: [string, \"null\"]`";
                    self.diagnostics
                        .note_at_key(codes::UNKNOWN_KEY, &at.place(), message, help);
                }
            }
            "default" => {
                data.default = Some(to_json(at.node));
                if !is_exact(at.node) {
                    keywords.rest.keep(at);
                }
            }
            "example" => data.example = Some(to_json(at.node)),
            "examples" => {
                let first = at.node.elements().first();
                data.example = data.example.take().or_else(|| first.map(to_json));
                keywords.rest.keep(at);
            }
            "x-nullable" => {
                data.nullable |= *at.node == Node::Bool(true);
                return self.extension(&mut keywords.rest, at);
            }
            _ => return self.extension(&mut keywords.rest, at),
        }
        true
    }

    /// What puts schemas together.
    fn combination(&mut self, keywords: &mut Keywords, at: &At<'_>) -> bool {
        match at.key() {
            "$ref" | "$dynamicRef" | "$recursiveRef" => {
                self.note_dynamic(at);
                if let Some(reference) = self.reference(at, Kind::Schema) {
                    keywords.any.all_of.insert(0, ReferenceOr::Reference { reference });
                }
            }
            "allOf" => {
                let members = self.list(at, |walk, at| Some(walk.schema(at)));
                keywords.any.all_of.extend(members);
            }
            "anyOf" | "oneOf" => {
                let nullable = at.node.elements().iter().any(v3_1::is_null);
                let members = self.list(at, |walk, at| (!v3_1::is_null(at.node)).then(|| walk.schema(at)));
                keywords.data.nullable |= nullable;
                keywords.only_null |= nullable && members.is_empty();
                let list = if at.key() == "anyOf" {
                    &mut keywords.any.any_of
                } else {
                    &mut keywords.any.one_of
                };
                list.extend(members);
            }
            "items" if self.lists_alternatives(at) => {
                self.diagnostics.degraded(
                    codes::WRONG_TYPE,
                    &at.place(),
                    "`items` is a list, and no `type` says that the value is an array; a value may be any of the listed",
                    "write `type: array`, or describe the alternatives in OpenAPI 3 as `anyOf`",
                );
                let members = self.list(at, |walk, at| (!v3_1::is_null(at.node)).then(|| walk.schema(at)));
                keywords.data.nullable |= at.node.elements().iter().any(v3_1::is_null);
                keywords.any.any_of.extend(members);
            }
            "not" => keywords.any.not = Some(Box::new(self.schema(at))),
            _ => return false,
        }
        true
    }

    /// Whether `items` is what a conversion to Swagger 2.0, which has no `anyOf`, leaves of alternatives.
    fn lists_alternatives(&self, at: &At<'_>) -> bool {
        self.dialect == Dialect::V2
            && !at.node.elements().is_empty()
            && at.holder().is_some_and(|schema| schema.node.get("type").is_none())
    }

    /// What narrows texts and numbers.
    fn scalar(&mut self, keywords: &mut Keywords, at: &At<'_>) -> bool {
        let any = &mut keywords.any;
        match at.key() {
            "type" => self.types(keywords, at),
            "format" => any.format = self.text(at),
            "pattern" => any.pattern = self.text(at),
            "minLength" => any.min_length = self.count(at),
            "maxLength" => any.max_length = self.count(at),
            "enum" => {
                if self.is_list(at) {
                    keywords.values = Some(at.node.elements().to_vec()).filter(|values| !values.is_empty());
                }
                if matches!(at.node, Node::List(values) if values.is_empty()) {
                    self.diagnostics.degraded(
                        codes::BAD_VALUE,
                        &at.place(),
                        "`enum` lists no value, so that none is valid; it is left aside",
                        "list the values, or remove the keyword",
                    );
                }
            }
            "const" => keywords.values = Some(vec![at.node.clone()]),
            "minimum" | "exclusiveMinimum" => self.bound(&mut keywords.minimum, at, |new, old| new > old),
            "maximum" | "exclusiveMaximum" => self.bound(&mut keywords.maximum, at, |new, old| new < old),
            "multipleOf" => keywords.multiple_of = self.number(at),
            _ => return false,
        }
        true
    }

    /// What narrows objects and arrays.
    fn collection(&mut self, keywords: &mut Keywords, at: &At<'_>) -> bool {
        let any = &mut keywords.any;
        match at.key() {
            "properties" => any.properties = self.map(at, |walk, at| Some(walk.boxed_schema(at))),
            "required" => any.required = self.texts(at).unwrap_or_default(),
            "additionalProperties" => {
                any.additional_properties = Some(match at.node {
                    Node::Bool(value) => AdditionalProperties::Any(*value),
                    _ => AdditionalProperties::Schema(Box::new(self.schema(at))),
                });
            }
            "minProperties" => any.min_properties = self.count(at),
            "maxProperties" => any.max_properties = self.count(at),
            // The place of the elements is taken by those that have one of their own.
            "items" if matches!(at.node, Node::List(_) | Node::Bool(_)) => {
                keywords.rest.keep(at);
                self.inner(keywords, "prefixItems", at);
            }
            "items" => any.items = Some(self.boxed_schema(at)),
            "minItems" => any.min_items = self.count(at),
            "maxItems" => any.max_items = self.count(at),
            "uniqueItems" => any.unique_items = self.boolean(at),
            _ => return false,
        }
        true
    }

    /// What `openapiv3` has no place for.
    fn beyond(&mut self, keywords: &mut Keywords, at: &At<'_>) -> bool {
        if at.key() == "collectionFormat" && self.dialect == Dialect::V2 {
            keywords.rest.keep(at);
            return true;
        }
        if !BEYOND.contains(&at.key()) {
            self.other(&mut keywords.rest, at, &HELD);
            return true;
        }
        // Definitions are no part of the schema: those that references lead to become components.
        if !matches!(at.key(), "$defs" | "definitions") {
            keywords.rest.keep(at);
        }
        match at.key() {
            "prefixItems" => self.inner(keywords, "prefixItems", at),
            "additionalItems" if matches!(at.node, Node::Map(_)) => {
                let schema = self.schema(at);
                keywords.rest.schemas.push(("additionalItems", schema));
            }
            "patternProperties" => self.inner(keywords, "patternProperties", at),
            "dependentSchemas" => self.inner(keywords, "dependentSchemas", at),
            "then" | "else" if matches!(at.node, Node::Map(_)) => {
                let keyword = if at.key() == "then" { "then" } else { "else" };
                let schema = self.schema(at);
                keywords.rest.schemas.push((keyword, schema));
            }
            "propertyNames" => {
                let schema = self.schema(at);
                keywords.rest.schemas.push(("propertyNames", schema));
            }
            _ => {}
        }
        content::read(keywords, at);
        true
    }

    /// The schemas of a list or an object under a keyword that `openapiv3` has no place for.
    fn inner(&mut self, keywords: &mut Keywords, keyword: &'static str, at: &At<'_>) {
        let found: Vec<ReferenceOr<Schema>> = match at.node {
            Node::List(_) => at.elements().map(|element| self.schema(&element)).collect(),
            Node::Map(_) => at.members().map(|member| self.schema(&member)).collect(),
            _ => Vec::new(),
        };
        let schemas = &mut keywords.rest.schemas;
        schemas.extend(found.into_iter().map(|schema| (keyword, schema)));
    }

    fn types(&mut self, keywords: &mut Keywords, at: &At<'_>) {
        match at.node {
            Node::List(_) => {
                for element in at.elements() {
                    self.one_type(keywords, &element);
                }
            }
            Node::Null => keywords.data.nullable = true,
            _ => self.one_type(keywords, at),
        }
        keywords.only_null |= keywords.types.is_empty() && keywords.data.nullable;
        if keywords.types.contains(&"number") {
            keywords.types.retain(|name| *name != "integer");
        }
    }

    fn one_type(&mut self, keywords: &mut Keywords, at: &At<'_>) {
        let Node::String(name) = at.node else {
            if matches!(at.node, Node::Null) {
                keywords.data.nullable = true;
            } else {
                self.wrong_type(at, "the name of a type");
            }
            return;
        };
        match TYPES.iter().find(|known| *known == name) {
            Some(&"null") => keywords.data.nullable = true,
            Some(known) if keywords.types.contains(known) => {}
            Some(known) => keywords.types.push(known),
            None if self.dialect == Dialect::V2 && name == "file" => {
                let message = "`type: file` is for fields of forms and answers; it is read as binary text here";
                let help = "write `type: string` with `format: binary`";
                self.diagnostics.note(codes::UNKNOWN_TYPE, &at.place(), message, help);
                keywords.file();
            }
            None => {
                let foreign = FOREIGN_TYPES
                    .iter()
                    .find(|(foreign, _)| foreign.eq_ignore_ascii_case(name));
                let meant = foreign.map(|(_, known)| *known).or_else(|| similar(name, &TYPES));
                let help = match meant {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("it is one of {}", TYPES.map(|name| format!("`{name}`")).join(", ")),
                };
                let message = format!("there is no type `{name}`");
                self.diagnostics
                    .degraded(codes::UNKNOWN_TYPE, &at.place(), message, help);
                let meant = meant.and_then(|meant| TYPES.iter().find(|known| **known == meant));
                keywords.types.extend(meant.filter(|known| **known != "null"));
            }
        }
    }

    /// A bound, as number or, as 3.0 has it, as a flag beside the number.
    fn bound(&mut self, slot: &mut Option<Bound>, at: &At<'_>, tighter: impl Fn(f64, f64) -> bool) {
        let exclusive = at.key().starts_with("exclusive");
        if let (true, Node::Bool(flag)) = (exclusive, at.node) {
            match slot {
                Some(bound) => bound.exclusive |= *flag,
                None => {
                    *slot = flag.then_some(Bound {
                        value: Node::Null,
                        exclusive: true,
                    })
                }
            }
            return;
        }
        let Some(value) = self.number(at) else { return };
        match slot {
            Some(bound) if matches!(bound.value, Node::Null) => bound.value = value,
            Some(bound) if !tighter(approximate(&value), approximate(&bound.value)) => {
                bound.exclusive |= exclusive && approximate(&value) == approximate(&bound.value);
            }
            _ => *slot = Some(Bound { value, exclusive }),
        }
    }

    fn number(&mut self, at: &At<'_>) -> Option<Node> {
        match at.node {
            Node::Integer(_) => Some(at.node.clone()),
            Node::Float(value) if value.is_finite() => Some(at.node.clone()),
            Node::Null => None,
            _ => {
                self.wrong_type(at, "a number");
                None
            }
        }
    }

    /// A dynamic reference may lead elsewhere where another schema has the anchor; here it leads where a static one does.
    fn note_dynamic(&mut self, at: &At<'_>) {
        if at.key() != "$ref" {
            let message = format!(
                "`{}` is taken for `$ref`: what it leads to does not depend on who uses it",
                at.key()
            );
            let help = "describe the type of the items at each place where it matters";
            self.diagnostics
                .note_at_key(codes::UNEXPRESSED_KEYWORD, &at.place(), message, help);
        }
    }

    /// The schema that a discriminator names, as the document has it.
    fn mapped(&mut self, at: &At<'_>) -> Option<String> {
        let text = self.text(at)?;
        let place = Some(&text)
            .filter(|text| is_reference(text))
            .and_then(|text| {
                self.references
                    .files
                    .get(at.source())?
                    .target(text, || at.place().pointer)
            })
            .and_then(|target| target.as_ref().ok())
            .cloned();
        match place {
            // The name of a component is as good as a reference to it, and shorter.
            Some(place) if self.dialect == Dialect::V2 || !self.is_own_component(&place) => {
                Some(self.references.to(Kind::Schema, place))
            }
            _ => Some(text),
        }
    }

    /// Whether a place is one of the components of the description itself.
    fn is_own_component(&self, place: &Place) -> bool {
        place.source == SourceId(0) && component(self.dialect, place).is_some()
    }

    fn discriminator(&mut self, at: &At<'_>) -> Option<Discriminator> {
        if let (Dialect::V2, Node::String(name)) = (self.dialect, at.node) {
            return Some(Discriminator {
                property_name: name.clone(),
                mapping: indexmap::IndexMap::new(),
                extensions: self.finish(at, Rest::default()),
            });
        }
        if !self.is_object(at) {
            return None;
        }
        let mut rest = Rest::default();
        let mut property_name = None;
        let mut mapping = indexmap::IndexMap::new();
        for member in at.members() {
            match member.key() {
                "propertyName" => property_name = self.text(&member),
                "mapping" => mapping = self.map(&member, Self::mapped),
                "defaultMapping" if self.dialect >= Dialect::V3_2 => rest.keep(&member),
                _ => self.other(&mut rest, &member, &["propertyName", "mapping"]),
            }
        }
        let Some(property_name) = property_name else {
            self.missing(
                at,
                "this discriminator",
                "propertyName",
                "name the property that tells the schemas apart",
            );
            return None;
        };
        Some(Discriminator {
            property_name,
            mapping,
            extensions: self.finish(at, rest),
        })
    }
}

impl Keywords {
    /// Makes the schema one of what a file holds, as `type: file` of 2.0 does.
    pub(super) fn file(&mut self) {
        self.types = vec!["string"];
        self.any.format = Some("binary".to_owned());
    }
}

/// Whether a key is a keyword of schemas in any version.
pub(super) fn is_keyword(key: &str) -> bool {
    HELD.contains(&key) || BEYOND.contains(&key)
}

/// A number as near as a float comes.
pub(super) fn approximate(node: &Node) -> f64 {
    match node {
        Node::Integer(value) => *value as f64,
        Node::Float(value) => *value,
        _ => f64::NAN,
    }
}
