//! Objects of which the schema is a part, its keywords beside other keys: parameters, fields of forms, headers.

use openapiv3::{ReferenceOr, Schema};

use super::super::at::At;
use super::super::keyword::{Keywords, is_keyword};
use super::super::schema_kind::decide;
use super::super::walk::{Rest, Walk};
use super::content::is_file;
use crate::diagnostic::codes;

const KEYS: [&str; 25] = [
    "name",
    "in",
    "description",
    "required",
    "type",
    "format",
    "allowEmptyValue",
    "items",
    "collectionFormat",
    "default",
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
    "enum",
    "multipleOf",
    "schema",
    "$ref",
    "deprecated",
];

/// Such an object, read but not yet put together.
#[derive(Default)]
pub(super) struct Spread {
    pub(super) name: Option<String>,
    pub(super) location: Option<String>,
    pub(super) description: Option<String>,
    pub(super) required: bool,
    pub(super) deprecated: Option<bool>,
    pub(super) allow_empty_value: Option<bool>,
    /// What belongs to the object and not to its schema; extensions belong to both.
    pub(super) rest: Rest,
    keywords: Keywords,
    /// A schema under a key of its own, as OpenAPI 3 has it.
    held: Option<ReferenceOr<Schema>>,
}

impl Walk<'_, '_> {
    /// Reads an object of which the schema is a part.
    pub(super) fn spread(&mut self, at: &At<'_>) -> Spread {
        let mut spread = Spread::default();
        for member in at.members() {
            let member = &member;
            match member.key() {
                "type" if is_file(at.node) => spread.keywords.file(),
                "name" => spread.name = self.text(member),
                "in" => spread.location = self.text(member),
                "description" => spread.description = self.text(member),
                "required" => spread.required = self.boolean(member).unwrap_or_default(),
                "allowEmptyValue" => spread.allow_empty_value = self.boolean(member),
                "collectionFormat" => {}
                "deprecated" => {
                    self.note_later(member);
                    spread.deprecated = self.boolean(member);
                }
                "schema" => {
                    self.note_later(member);
                    spread.held = Some(self.schema(member));
                }
                key if key.starts_with("x-") => {
                    self.extension(&mut spread.rest, member);
                    self.keyword(&mut spread.keywords, member);
                }
                key if is_keyword(key) => self.keyword(&mut spread.keywords, member),
                _ => self.other(&mut spread.rest, member, &KEYS),
            }
        }
        spread
    }

    /// The schema of such an object.
    pub(super) fn spread_schema(&mut self, at: &At<'_>, spread: &mut Spread, what: &str) -> ReferenceOr<Schema> {
        if let Some(held) = spread.held.take() {
            return held;
        }
        let mut keywords = std::mem::take(&mut spread.keywords);
        let says_nothing = keywords.types.is_empty() && !keywords.only_null;
        if says_nothing && keywords.any == openapiv3::AnySchema::default() {
            keywords.types.push("string");
            self.missing(at, what, "type", "say what it holds: `type: string`");
        } else if says_nothing && keywords.any.items.is_some() {
            keywords.types.push("array");
            self.missing(at, what, "type", "it has `items`, so write `type: array`");
        }
        ReferenceOr::Item(decide(self, at, keywords))
    }
}

impl Spread {
    /// Whether it is a list.
    pub(super) fn is_list(&self) -> bool {
        self.keywords.types == ["array"] || self.keywords.types.is_empty() && self.keywords.any.items.is_some()
    }

    /// What a field of a form says beside its schema becomes a part of that.
    pub(super) fn into_field(mut self, walk: &mut Walk<'_, '_>, at: &At<'_>) -> ReferenceOr<Schema> {
        self.keywords.data.description = self.description.take();
        self.keywords.data.deprecated = self.deprecated.unwrap_or_default();
        self.keywords.rest.extra.append(&mut self.rest.extra);
        if let Some(member) = at.member("allowEmptyValue") {
            self.keywords.rest.keep(&member);
        }
        walk.spread_schema(at, &mut self, "this field of a form")
    }

    /// Makes a text of what only a form can carry.
    pub(super) fn refuse_file(&mut self, walk: &mut Walk<'_, '_>, at: &At<'_>) {
        if is_file(at.node) {
            self.keywords.any.format = None;
            let message = "a file cannot be sent here: it is taken as text";
            let help = "send it in a form: `in: formData`";
            walk.diagnostics
                .degraded(codes::BAD_VALUE, &at.place().key("type"), message, help);
        }
    }
}
