//! Whether what a schema declares survived: the comparison of JSON before and after.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::exact::Exact;
use super::text::same_text;

/// Compares a value with what came back of it, by what the schema declares.
///
/// # Errors
///
/// Where they differ, and how.
pub fn kept(root: &Value, before: &Exact, after: &Exact) -> Result<(), String> {
    Comparison::of(root).kept(&[root], before, after)
}

/// Whether a member of a union holds for a value.
type Holds<'a> = &'a dyn Fn(&Value, &Exact) -> bool;

/// A comparison by the schemas of a document, against which references are resolved.
///
/// A property that no schema declares may be gone. Objects are equal by key and numbers by value; texts are equal, or mean the
/// same in the format that the schema gives them.
#[derive(Clone, Copy)]
pub struct Comparison<'a> {
    root: &'a Value,
    holds: Option<Holds<'a>>,
}

impl<'a> Comparison<'a> {
    /// A comparison that takes every member of a union to declare its properties.
    #[must_use]
    pub fn of(root: &'a Value) -> Self {
        Self { root, holds: None }
    }

    /// The same, in which only those members of a union, and those branches of a condition, declare anything that hold.
    #[must_use]
    pub fn members_that(self, holds: Holds<'a>) -> Self {
        Self {
            holds: Some(holds),
            ..self
        }
    }

    /// Compares a value of these schemas, which all apply.
    ///
    /// # Errors
    ///
    /// Where they differ, and how.
    pub fn kept(&self, schemas: &[&'a Value], before: &Exact, after: &Exact) -> Result<(), String> {
        let applied = match self.holds {
            Some(holds) => applied_that(self.root, schemas, Some(&|schema| holds(schema, before))),
            None => applied(self.root, schemas),
        };
        let formats = || applied.iter().filter_map(|schema| schema.get("format")?.as_str());
        let same = match (before, after) {
            (Exact::Object(before), Exact::Object(after)) => return self.object(&applied, before, after),
            (Exact::Array(before), Exact::Array(after)) if before.len() == after.len() => {
                return self.array(&applied, before, after);
            }
            (Exact::String(before), Exact::String(after)) => {
                before == after || formats().any(|format| same_text(format, before, after))
            }
            (Exact::Number(before), Exact::Number(after)) => {
                before == after || (formats().any(|format| format == "float") && same_float(before, after))
            }
            (before, after) => before == after,
        };
        match same {
            true => Ok(()),
            false => Err(format!(": {before} came back as {after}")),
        }
    }

    fn array(&self, applied: &[&'a Map<String, Value>], before: &[Exact], after: &[Exact]) -> Result<(), String> {
        for (index, (before, after)) in before.iter().zip(after).enumerate() {
            let inner: Vec<&Value> = applied.iter().filter_map(|schema| element(schema, index)).collect();
            self.kept(&inner, before, after)
                .map_err(|why| format!("/{index}{why}"))?;
        }
        Ok(())
    }

    fn object(
        &self,
        applied: &[&'a Map<String, Value>],
        before: &BTreeMap<String, Exact>,
        after: &BTreeMap<String, Exact>,
    ) -> Result<(), String> {
        for (key, before) in before {
            let inner: Vec<&Value> = applied.iter().flat_map(|schema| member(schema, key)).collect();
            match after.get(key) {
                Some(after) => self.kept(&inner, before, after).map_err(|why| format!("/{key}{why}"))?,
                None if inner.is_empty() => {}
                None => return Err(format!("/{key}: {before} did not come back")),
            }
        }
        match after.keys().find(|key| !before.contains_key(*key)) {
            Some(key) => Err(format!("/{key} came from nowhere")),
            None => Ok(()),
        }
    }
}

/// Every schema that applies where these do: what they refer to, and the parts of their compositions.
#[must_use]
pub fn applied<'a>(root: &'a Value, schemas: &[&'a Value]) -> Vec<&'a Map<String, Value>> {
    applied_that(root, schemas, None)
}

fn applied_that<'a>(
    root: &'a Value,
    schemas: &[&'a Value],
    holds: Option<&dyn Fn(&Value) -> bool>,
) -> Vec<&'a Map<String, Value>> {
    let mut found: Vec<&Map<String, Value>> = Vec::new();
    let mut open: Vec<&Value> = schemas.to_vec();
    while let Some(schema) = open.pop() {
        let Some(schema) = schema.as_object() else { continue };
        if found.iter().any(|known| std::ptr::eq(*known, schema)) {
            continue;
        }
        found.push(schema);
        let reference = schema.get("$ref").and_then(Value::as_str);
        open.extend(reference.and_then(|reference| resolve(root, reference)));
        open.extend(schema.get("allOf").and_then(Value::as_array).into_iter().flatten());
        for key in ["anyOf", "oneOf"] {
            let members = schema.get(key).and_then(Value::as_array).into_iter().flatten();
            open.extend(members.filter(|member| holds.is_none_or(|holds| holds(member))));
        }
        open.extend(branches(schema, holds));
        open.extend(
            schema
                .get("dependentSchemas")
                .and_then(Value::as_object)
                .into_iter()
                .flat_map(Map::values),
        );
    }
    found
}

/// The parts of a condition that apply: those of its branch, or all where it is not known whether it holds.
fn branches<'a>(schema: &'a Map<String, Value>, holds: Option<&dyn Fn(&Value) -> bool>) -> Vec<&'a Value> {
    let applied: &[&str] = match (schema.get("if"), holds) {
        (Some(condition), Some(holds)) if holds(condition) => &["if", "then"],
        (Some(_), Some(_)) => &["else"],
        _ => &["if", "then", "else"],
    };
    applied.iter().filter_map(|key| schema.get(*key)).collect()
}

/// The schema that a reference inside of the document leads to.
#[must_use]
pub fn resolve<'a>(root: &'a Value, reference: &str) -> Option<&'a Value> {
    let pointer = reference.strip_prefix('#')?;
    match pointer.contains('%') {
        true => root.pointer(&pointer.replace("%25", "%").replace("%22", "\"")),
        false => root.pointer(pointer),
    }
}

/// The schemas that one schema has for a property; none where it does not declare it.
pub(super) fn member<'a>(schema: &'a Map<String, Value>, key: &str) -> Vec<&'a Value> {
    let mut found: Vec<&Value> = schema
        .get("properties")
        .and_then(|members| members.get(key))
        .into_iter()
        .collect();
    let patterns = schema.get("patternProperties").and_then(Value::as_object);
    found.extend(
        patterns
            .into_iter()
            .flatten()
            .filter(|(pattern, _)| matches(pattern, key))
            .map(|(_, schema)| schema),
    );
    let others = schema
        .get("additionalProperties")
        .filter(|others| others.as_object().is_some_and(|others| !others.is_empty()));
    if found.is_empty() {
        found.extend(others);
    }
    found
}

pub(super) fn matches(pattern: &str, key: &str) -> bool {
    jsonschema::is_valid(&serde_json::json!({ "pattern": pattern }), &Value::from(key))
}

/// The schema that one schema has for an element.
pub(super) fn element(schema: &Map<String, Value>, index: usize) -> Option<&Value> {
    let first = schema
        .get("prefixItems")
        .or_else(|| schema.get("items").filter(|items| items.is_array()));
    let first = first.and_then(Value::as_array);
    first
        .and_then(|schemas| schemas.get(index))
        .or_else(|| schema.get("items").filter(|items| !items.is_array()))
        .or_else(|| schema.get("additionalItems"))
}

/// `format: float` is a number of 32 bits: it has no more digits than that.
fn same_float(before: &str, after: &str) -> bool {
    let read = |text: &str| text.parse::<f32>().ok();
    read(before) == read(after)
}
