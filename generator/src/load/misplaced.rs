//! What 2.0 says of parameters and later versions say elsewhere, taken as it is meant.

use indexmap::IndexMap;
use openapiv3::{MediaType, ObjectType, ReferenceOr, RequestBody, Schema, SchemaKind, Type};

use super::Node;
use super::at::At;
use super::operation::Named;
use super::walk::{Rest, Walk};
use crate::diagnostic::codes;
use crate::pointer::Place;

/// Keywords of schemas that stand on parameters of 2.0 themselves.
const KEYWORDS: [&str; 21] = [
    "type",
    "format",
    "items",
    "enum",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "properties",
    "additionalProperties",
    "allOf",
    "anyOf",
    "oneOf",
];

/// The keyword of the schema that stands on a parameter itself, where that has no other.
pub(super) fn own_schema(parameter: &Node) -> Option<&'static str> {
    if parameter.get("schema").is_some() || parameter.get("content").is_some() {
        return None;
    }
    // Alone, a default says nothing of the type.
    let says_type = |keyword: &&&str| **keyword != "default" && parameter.get(keyword).is_some();
    KEYWORDS.iter().find(says_type).copied()
}

/// Whether a key is one of a schema that stands on a parameter itself.
pub(super) fn is_of_own_schema(key: &str) -> bool {
    KEYWORDS.contains(&key)
}

impl Walk<'_, '_> {
    /// The schema whose keywords stand on the parameter itself.
    pub(super) fn schema_of_parameter(&mut self, at: &At<'_>, keyword: &str) -> ReferenceOr<Schema> {
        let what = if at.node.get("in").is_some() {
            "parameter"
        } else {
            "header"
        };
        let message = format!("`{keyword}` stands on the {what} itself; it is taken for its `schema`");
        let help = format!("put it into the schema: `schema: {{{keyword}: …}}`");
        let place = at.place();
        self.diagnostics
            .note_at_key(codes::BAD_VALUE, &place.key(keyword), message, help);
        let entries = at.node.entries().iter();
        let node = Node::Map(entries.filter(|(key, _)| is_of_own_schema(key)).cloned().collect());
        self.component_schema(&At::start(&place, &node))
    }

    /// The body that parameters of an operation describe in the way of 2.0.
    pub(super) fn body_of_parameters(&mut self, at: &At<'_>) -> Option<RequestBody> {
        let named = self.parameters_of(at);
        let (bodies, fields): (Vec<Named>, Vec<Named>) = named
            .into_iter()
            .filter(|named| super::location::is_of_body(named.location))
            .partition(|named| named.location == "body");
        for named in bodies.iter().chain(&fields) {
            let message = format!(
                "a parameter cannot be in `{}`: it is taken for `requestBody`",
                named.location
            );
            let help = "describe it in `requestBody`";
            self.diagnostics.degraded(codes::BAD_VALUE, &named.place, message, help);
        }
        let files = self.references.files;
        if let Some((place, node)) = bodies
            .iter()
            .find_map(|named| Some((&named.target, files.node(&named.target)?)))
        {
            let body = At::start(place, node);
            let schema = body.member("schema").map(|schema| self.schema(&schema));
            let required = node.get("required") == Some(&Node::Bool(true));
            return Some(self.body_with(at, "application/json", schema, required));
        }
        if fields.is_empty() {
            return None;
        }
        let mut object = ObjectType::default();
        let mut media_type = "application/x-www-form-urlencoded";
        for (named, node) in fields
            .iter()
            .filter_map(|named| Some((named, files.node(&named.target)?)))
        {
            let is_file = node.get("type").and_then(Node::as_str) == Some("file");
            if is_file {
                media_type = "multipart/form-data";
            }
            if node.get("required") == Some(&Node::Bool(true)) {
                object.required.push(named.name.clone());
            }
            let schema = self.field_schema(&named.target, node, is_file);
            object.properties.insert(named.name.clone(), schema);
        }
        let required = !object.required.is_empty();
        let schema = Schema {
            schema_data: self.data_at(at),
            schema_kind: SchemaKind::Type(Type::Object(object)),
        };
        Some(self.body_with(at, media_type, Some(ReferenceOr::Item(schema)), required))
    }

    /// The schema of a field of a form.
    fn field_schema(&mut self, place: &Place, node: &Node, is_file: bool) -> ReferenceOr<Box<Schema>> {
        let field = At::start(place, node);
        if let Some(schema) = field.member("schema") {
            return self.boxed_schema(&schema);
        }
        let mut entries: Vec<(String, Node)> = node
            .entries()
            .iter()
            .filter(|(key, _)| is_of_own_schema(key) || key == "description")
            .cloned()
            .collect();
        if is_file {
            entries.retain(|(key, _)| !matches!(key.as_str(), "type" | "format"));
            entries.push(("type".to_owned(), Node::String("string".to_owned())));
            entries.push(("format".to_owned(), Node::String("binary".to_owned())));
        }
        let node = Node::Map(entries);
        self.boxed_schema(&At::start(place, &node))
    }

    fn body_with(
        &mut self,
        at: &At<'_>,
        media_type: &str,
        schema: Option<ReferenceOr<Schema>>,
        required: bool,
    ) -> RequestBody {
        let media = MediaType {
            schema,
            extensions: self.finish(at, Rest::default()),
            ..MediaType::default()
        };
        RequestBody {
            content: IndexMap::from([(media_type.to_owned(), media)]),
            required,
            extensions: self.finish(at, Rest::default()),
            ..RequestBody::default()
        }
    }
}
