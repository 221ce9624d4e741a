//! Documented values, as JSON text: those that the schema admits.

use indexmap::IndexMap;
use openapiv3::{Example, ReferenceOr};
use serde_json::Value;

use super::context::Context;
use super::resolve::Use;
use super::schema::annotated;
use super::schema::shape::{Literal, Shape};
use crate::diagnostic::codes;
use crate::model::JsonKind;
use crate::pointer::Place;

/// How many schemas are looked at for one example, at most; what is beyond is taken on trust.
const MOST: u32 = 400;

impl<'a> Context<'a> {
    /// The example beside a schema: `example`, or else the first of `examples` that has a value.
    pub(super) fn own_example(
        &self,
        example: Option<&'a Value>,
        examples: &'a IndexMap<String, ReferenceOr<Example>>,
    ) -> Option<&'a Value> {
        example.or_else(|| {
            examples
                .values()
                .filter_map(|example| self.entry(example, "examples", |parts| &parts.examples).ok())
                .find_map(|example| example.value.as_ref())
        })
    }

    /// The example of a use: its own, or else that of the schema; one that the schema does not admit is left out with a
    /// note.
    pub(super) fn example(&mut self, own: Option<&'a Value>, at: Option<Use<'a>>, place: &Place) -> Option<&'a Value> {
        let mut candidates: Vec<&'a Value> = own.into_iter().collect();
        let mut next = at;
        for _ in 0..8 {
            let Some(schema) = next.and_then(|at| self.schema(at)) else {
                break;
            };
            candidates.extend(&schema.schema_data.example);
            next = annotated(&Shape::of(schema));
        }
        // Of `examples: null` and the like nothing can be shown.
        candidates.retain(|value| !value.is_null());
        for (index, value) in candidates.iter().enumerate() {
            let mut left = MOST;
            if at.is_none_or(|at| self.admits(value, at, &mut left)) {
                return Some(value);
            }
            // Those of other schemas are complained of where they stand, each once.
            if index == 0 && self.wrong_examples.insert(std::ptr::from_ref(*value)) {
                self.diagnostics.note(
                    codes::WRONG_EXAMPLE,
                    place,
                    "the example is no value of the schema; it is left out of the documentation",
                    "correct the example",
                );
            }
        }
        None
    }

    /// Whether a value has the type that a schema asks for, and its parts have theirs.
    pub(super) fn admits(&self, value: &Value, at: Use<'a>, left: &mut u32) -> bool {
        if *left == 0 {
            return true;
        }
        *left -= 1;
        let Some(schema) = self.schema(at) else { return true };
        let shape = Shape::of(schema);
        if value.is_null() && (shape.data.nullable || shape.values.contains(&Literal::Null)) {
            return true;
        }
        let of_kind = shape.kind.is_none_or(|kind| is_of(value, kind));
        let alternatives = || shape.one_of.iter().chain(shape.any_of);
        of_kind
            && self.admits_parts(value, &shape, left)
            && shape.all_of.iter().all(|part| self.admits(value, part.into(), left))
            && (alternatives().next().is_none() || alternatives().any(|part| self.admits(value, part.into(), left)))
    }

    fn admits_parts(&self, value: &Value, shape: &Shape<'a>, left: &mut u32) -> bool {
        match value {
            Value::Array(elements) => shape.items.is_none_or(|items| {
                elements
                    .iter()
                    .all(|element| self.admits(element, Use::from(items), left))
            }),
            Value::Object(entries) => {
                let properties = || shape.properties.into_iter().flatten();
                let one_way = |name: &str| {
                    let schema = properties().find(|(found, _)| *found == name).map(|(_, schema)| schema);
                    schema
                        .and_then(|schema| self.schema(schema.into()))
                        .is_some_and(|schema| schema.schema_data.read_only || schema.schema_data.write_only)
                };
                let complete = shape
                    .required
                    .iter()
                    .all(|name| entries.contains_key(name) || one_way(name));
                complete
                    && properties().all(|(name, schema)| {
                        entries
                            .get(name)
                            .is_none_or(|value| self.admits(value, Use::from(schema), left))
                    })
            }
            _ => true,
        }
    }
}

fn is_of(value: &Value, kind: JsonKind) -> bool {
    match kind {
        JsonKind::Null => value.is_null(),
        JsonKind::Boolean => value.is_boolean(),
        JsonKind::Integer => {
            value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        JsonKind::Number => value.is_number(),
        JsonKind::String => value.is_string(),
        JsonKind::Array => value.is_array(),
        JsonKind::Object => value.is_object(),
    }
}
