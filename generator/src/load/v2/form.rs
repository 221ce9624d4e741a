//! Forms: one parameter a field in 2.0, one object in 3.0.

use indexmap::IndexMap;
use openapiv3::{Encoding, ObjectType, ReferenceOr, RequestBody, Schema, SchemaKind, Type};

use super::super::Node;
use super::super::at::At;
use super::super::walk::{Rest, Walk};
use super::content::{essence, is_file};
use super::request_body::Part;
use crate::diagnostic::codes;

pub(super) const FORM: &str = "application/x-www-form-urlencoded";
pub(super) const MULTIPART: &str = "multipart/form-data";

impl Walk<'_, '_> {
    /// The body that some fields are together; it stands where the parameters are listed.
    pub(super) fn form(&mut self, list: &At<'_>, parts: &[Part<'_>]) -> RequestBody {
        let mut object = ObjectType::default();
        let mut encoding = IndexMap::new();
        let (mut has_file, mut has_bytes) = (false, false);
        for part in parts {
            let at = At::start(&part.place, part.node);
            let Some(name) = at.member("name").and_then(|name| self.text(&name)) else {
                self.missing(&at, "this parameter", "name", "add the name that it has on the wire");
                continue;
            };
            has_file |= is_file(at.node) || at.node.get("items").is_some_and(is_file);
            has_bytes |= has_file || at.node.get("format").and_then(Node::as_str) == Some("binary");
            let (schema, how, required) = self.field(&at);
            if required {
                object.required.push(name.clone());
            }
            encoding.extend(how.map(|how| (name.clone(), how)));
            object.properties.insert(name, schema);
        }
        let required = !object.required.is_empty();
        let schema = ReferenceOr::Item(Schema {
            schema_data: self.data_at(list),
            schema_kind: SchemaKind::Type(Type::Object(object)),
        });
        let media_types = self.form_types(list, has_file, has_bytes);
        let mut content = self.each(list, &media_types, Some(&schema));
        for media in content.values_mut() {
            media.encoding.clone_from(&encoding);
        }
        RequestBody {
            description: None,
            content,
            required,
            extensions: self.finish(list, Rest::default()),
        }
    }

    /// The schema of a field, how it is written where it is a list, and whether the form cannot do without it.
    fn field(&mut self, at: &At<'_>) -> (ReferenceOr<Box<Schema>>, Option<Encoding>, bool) {
        if at.node.get("in").and_then(Node::as_str) != Some("formData") {
            let message = "a field of a form is in `formData`";
            self.diagnostics
                .note(codes::BAD_VALUE, &at.place().key("in"), message, "write `in: formData`");
        }
        let mut spread = self.spread(at);
        let encoding = spread.is_list().then(|| {
            let (style, explode) = self.collection_format(at, "formData", &mut spread.rest).style();
            // As in 3.1, and other than in 3.0, it counts in forms of parts too.
            let mut rest = Rest::default();
            rest.extra.push(("explode".to_owned(), Node::Bool(explode)));
            Encoding {
                style: Some(style),
                explode,
                extensions: self.finish(at, rest),
                ..Encoding::default()
            }
        });
        let required = spread.required;
        let schema = match spread.into_field(self, at) {
            ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
            ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
        };
        (schema, encoding, required)
    }

    /// The media types of a form: those of forms among the ones that are consumed.
    fn form_types(&mut self, list: &At<'_>, has_file: bool, has_bytes: bool) -> Vec<String> {
        let fitting = if has_bytes { MULTIPART } else { FORM };
        let consumes = &self.inherited.consumes;
        let is_form = |name: &String| match essence(name).as_str() {
            MULTIPART => true,
            FORM => !has_file,
            _ => false,
        };
        let found: Vec<String> = consumes.iter().filter(|name| is_form(name)).cloned().collect();
        if !found.is_empty() {
            return found;
        }
        if !consumes.is_empty() {
            let message = format!("no media type of `consumes` can carry this form: it is sent as `{fitting}`");
            let help = format!("add `{fitting}` to `consumes`");
            self.diagnostics.note(codes::BAD_VALUE, &list.place(), message, help);
        }
        vec![fitting.to_owned()]
    }
}
