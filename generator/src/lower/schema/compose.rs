//! Schemas that stand nowhere in the description: what several others ask for together, or one of them.

use std::collections::HashMap;

use openapiv3::{ReferenceOr, Schema, SchemaData, SchemaKind, Type};

use super::shape::Shape;
use crate::lower::arena::{Arena, End};
use crate::lower::context::Context;
use crate::lower::resolve::Use;

/// What a reference to an inline schema begins with; no description can hold such a reference.
const PART: &str = "\u{0}part ";

/// How deep `allOf` is looked into for what a schema refines.
const DEEPEST: usize = 16;

/// The schemas that were composed, each combination once, so that recursion through them is found.
#[derive(Debug)]
pub(in crate::lower) struct Composed<'a> {
    end: End<'a>,
    found: HashMap<(Combination, Vec<String>), &'a Schema>,
    parts: Vec<&'a Schema>,
    numbers: HashMap<*const Schema, usize>,
}

/// How schemas are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::lower) enum Combination {
    All,
    Any,
}

impl<'a> Composed<'a> {
    pub(in crate::lower) fn new(arena: &'a Arena) -> Self {
        Self {
            end: arena.start(),
            found: HashMap::new(),
            parts: Vec::new(),
            numbers: HashMap::new(),
        }
    }

    /// The inline schema that a reference of a composed schema leads to.
    pub(in crate::lower) fn part(&self, reference: &str) -> Option<&'a Schema> {
        let number = reference.strip_prefix(PART)?.parse::<usize>().ok()?;
        self.parts.get(number).copied()
    }

    fn reference(&mut self, at: Use<'a>) -> String {
        match at {
            Use::Reference(reference) => reference.to_owned(),
            Use::Schema(schema) => {
                let next = self.parts.len();
                let number = *self.numbers.entry(std::ptr::from_ref(schema)).or_insert(next);
                if number == next {
                    self.parts.push(schema);
                }
                format!("{PART}{number}")
            }
        }
    }
}

impl<'a> Context<'a> {
    /// The schema of what has all of these, the nearest last; of one that refines another only it is left.
    pub(in crate::lower) fn all_of(&mut self, parts: &[Use<'a>]) -> Use<'a> {
        let mut kept: Vec<Use<'a>> = Vec::with_capacity(parts.len());
        for part in parts {
            if kept
                .iter()
                .any(|found| found.is(*part) || self.refines(*found, *part, 0))
            {
                continue;
            }
            kept.retain(|found| !self.refines(*part, *found, 0));
            kept.push(*part);
        }
        self.composed(Combination::All, &kept)
    }

    /// The schema of what has one of these.
    pub(in crate::lower) fn any_of(&mut self, parts: &[Use<'a>]) -> Use<'a> {
        let mut kept: Vec<Use<'a>> = Vec::with_capacity(parts.len());
        for part in parts {
            if !kept.iter().any(|found| says_the_same(*found, *part)) {
                kept.push(*part);
            }
        }
        self.composed(Combination::Any, &kept)
    }

    fn composed(&mut self, combination: Combination, parts: &[Use<'a>]) -> Use<'a> {
        if let [only] = parts {
            return *only;
        }
        let references: Vec<String> = parts.iter().map(|part| self.composed.reference(*part)).collect();
        let key = (combination, references);
        if let Some(found) = self.composed.found.get(&key) {
            return Use::Schema(found);
        }
        let list: Vec<ReferenceOr<Schema>> = key.1.iter().map(|reference| ReferenceOr::ref_(reference)).collect();
        let schema = self.composed.end.keep(Schema {
            schema_data: match combination {
                Combination::All => annotations(parts),
                Combination::Any => SchemaData::default(),
            },
            schema_kind: match combination {
                Combination::All => SchemaKind::AllOf { all_of: list },
                Combination::Any => SchemaKind::AnyOf { any_of: list },
            },
        });
        self.composed.found.insert(key, schema);
        Use::Schema(schema)
    }

    /// Whether `at` is put together from `other` by `allOf`, so that it asks for all that `other` does.
    fn refines(&self, at: Use<'a>, other: Use<'a>, depth: usize) -> bool {
        if depth > DEEPEST || !matches!(other, Use::Reference(_)) {
            return false;
        }
        let Some(schema) = self.schema(at) else { return false };
        let parts = Shape::of(schema).all_of;
        parts
            .iter()
            .map(Use::from)
            .any(|part| part.is(other) || self.refines(part, other, depth + 1))
    }
}

/// Whether two uses are one, or two schemas without parts that say the same of the type.
fn says_the_same(left: Use<'_>, right: Use<'_>) -> bool {
    let silent = |schema: &Schema| schema.schema_data.description.is_none() && schema.schema_data.default.is_none();
    match (left, right) {
        (Use::Schema(one), Use::Schema(other)) if silent(other) => {
            let scalar = |kind: &SchemaKind| {
                matches!(
                    kind,
                    SchemaKind::Type(Type::String(_) | Type::Number(_) | Type::Integer(_) | Type::Boolean(_))
                )
            };
            std::ptr::eq(one, other)
                || scalar(&one.schema_kind)
                    && one.schema_kind == other.schema_kind
                    && one.schema_data.nullable == other.schema_data.nullable
                    && one.schema_data.read_only == other.schema_data.read_only
                    && one.schema_data.write_only == other.schema_data.write_only
                    && one.schema_data.deprecated == other.schema_data.deprecated
        }
        _ => left.is(right),
    }
}

/// What inline parts say beside types; the nearest comes last.
fn annotations(parts: &[Use<'_>]) -> SchemaData {
    let mut data = SchemaData::default();
    for part in parts {
        let Use::Schema(schema) = part else { continue };
        let own = &schema.schema_data;
        data.title = own.title.clone().or(data.title);
        data.description = own.description.clone().or(data.description);
        data.default = own.default.clone().or(data.default);
        data.example = own.example.clone().or(data.example);
        data.read_only |= own.read_only;
        data.write_only |= own.write_only;
        data.deprecated |= own.deprecated;
        let flags = own.extensions.iter().filter(|(_, value)| value.is_boolean());
        data.extensions
            .extend(flags.map(|(key, value)| (key.clone(), value.clone())));
    }
    data
}
