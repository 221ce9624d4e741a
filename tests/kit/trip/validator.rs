//! The independent validator of values by the schemas of a document.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use jsonschema::Draft;
use serde_json::{Map, Value};

use super::document::{Document, WRAPPED};
use crate::kit::kept::{matches, resolve};

type Schema = Map<String, Value>;

/// The keywords that say something of a value without a schema inside.
pub(super) const ASSERTIONS: [&str; 19] = [
    "type",
    "enum",
    "const",
    "format",
    "pattern",
    "required",
    "multipleOf",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "dependentRequired",
];

/// How many schemas stay compiled.
const MOST: usize = 20_000;

/// Whether schemas of a document admit values.
///
/// Schemas in schemas are followed along the value, so that the work is bounded by the value and not by what a schema
/// reaches: in some descriptions each schema reaches all others. What a schema says without a schema inside is compiled by
/// `jsonschema` when it is first asked. `unevaluatedProperties` and `unevaluatedItems` are passed over.
pub struct Validator<'a> {
    root: &'a Value,
    compiled: RefCell<HashMap<*const Schema, Option<Rc<jsonschema::Validator>>>>,
}

/// How a value is looked at.
#[derive(Clone, Copy, PartialEq)]
enum Unions {
    Exact,
    /// A union takes every value of a JSON type that a member of it can have, as a member may be new.
    Open,
}

/// The references that led to a schema for one and the same value: one that comes again says nothing more.
type Followed = Vec<*const Value>;

impl<'a> Validator<'a> {
    /// A validator of values by the schemas of a document.
    #[must_use]
    pub fn of(document: &'a Document) -> Self {
        Self {
            root: &document.root,
            compiled: RefCell::default(),
        }
    }

    /// Whether a schema of the document admits a value.
    #[must_use]
    pub fn admits(&self, schema: &Value, value: &Value) -> bool {
        self.holds(schema, value, &mut Followed::new(), Unions::Exact)
    }

    /// Whether it does when unions keep what no member claims.
    #[must_use]
    pub fn admits_openly(&self, schema: &Value, value: &Value) -> bool {
        self.holds(schema, value, &mut Followed::new(), Unions::Open)
    }

    fn holds(&self, schema: &Value, value: &Value, followed: &mut Followed, unions: Unions) -> bool {
        let schema = match schema {
            Value::Bool(admits) => return *admits,
            Value::Object(schema) => schema,
            _ => return true,
        };
        if unions == Unions::Open && self.is_of_unknown_heir(schema, value) {
            return true;
        }
        self.asserts(schema, value)
            && self.composes(schema, value, followed, unions)
            && match value {
                Value::Object(entries) => self.entries_hold(schema, entries, unions),
                Value::Array(elements) => self.elements_hold(schema, elements, unions),
                _ => true,
            }
    }

    /// What a schema says without a schema inside; a schema that cannot be compiled admits nothing.
    fn asserts(&self, schema: &Schema, value: &Value) -> bool {
        let own = || schema.iter().filter(|(key, _)| ASSERTIONS.contains(&key.as_str()));
        if own().next().is_none() {
            return true;
        }
        let key = std::ptr::from_ref(schema);
        let known = self.compiled.borrow().get(&key).cloned();
        let validator = known.unwrap_or_else(|| {
            let own = own().map(|(key, value)| (key.clone(), value.clone())).collect();
            let validator = compile(&Value::Object(own)).map(Rc::new);
            let mut compiled = self.compiled.borrow_mut();
            if compiled.len() >= MOST {
                compiled.clear();
            }
            compiled.insert(key, validator.clone());
            validator
        });
        validator.is_some_and(|validator| validator.is_valid(value))
    }

    /// The schemas in a schema that see the same value.
    fn composes(&self, schema: &Schema, value: &Value, followed: &mut Followed, unions: Unions) -> bool {
        let target = schema.get("$ref").and_then(Value::as_str);
        if let Some(target) = target.map(|reference| resolve(self.root, reference)) {
            let Some(target) = target else { return false };
            let holds = following(target, followed, |followed| self.holds(target, value, followed, unions));
            if holds == Some(false) {
                return false;
            }
        }
        let is_open = unions == Unions::Open && !schema.contains_key(WRAPPED);
        let mut holds = |schema: &Value| self.holds(schema, value, followed, unions);
        if !list(schema, "allOf").iter().all(&mut holds) {
            return false;
        }
        if let Some(no) = schema.get("not")
            && holds(no)
        {
            return false;
        }
        let branch = schema
            .get("if")
            .map(|condition| if holds(condition) { "then" } else { "else" });
        if branch
            .and_then(|branch| schema.get(branch))
            .is_some_and(|branch| !holds(branch))
        {
            return false;
        }
        let mut dependent = schema
            .get("dependentSchemas")
            .and_then(Value::as_object)
            .into_iter()
            .flatten();
        if !dependent.all(|(key, schema)| value.get(key).is_none() || holds(schema)) {
            return false;
        }
        let (any, one) = (list(schema, "anyOf"), list(schema, "oneOf"));
        if is_open {
            return [any, one].iter().all(|members| {
                members.is_empty() || members.iter().any(|member| self.can_be(member, value, followed))
            });
        }
        (any.is_empty() || any.iter().any(&mut holds))
            && (one.is_empty() || one.iter().filter(|member| holds(member)).take(2).count() == 1)
    }

    /// Whether a schema has heirs, and a value a tag that names none of them: a new heir may.
    fn is_of_unknown_heir(&self, schema: &Schema, value: &Value) -> bool {
        let alternatives = ["anyOf", "oneOf"].iter().any(|key| schema.contains_key(*key));
        let Some(discriminator) = schema.get("discriminator").filter(|_| !alternatives) else {
            return false;
        };
        let property = discriminator.get("propertyName").or(Some(discriminator));
        let tag = property
            .and_then(Value::as_str)
            .and_then(|property| value.get(property)?.as_str());
        let named = ["/components/schemas", "/definitions"].map(|place| self.root.pointer(place));
        tag.is_some_and(|tag| {
            let mapped = discriminator
                .get("mapping")
                .is_some_and(|mapping| mapping.get(tag).is_some());
            !mapped && named.iter().flatten().all(|named| named.get(tag).is_none())
        })
    }

    fn entries_hold(&self, schema: &Schema, entries: &Schema, unions: Unions) -> bool {
        let fresh = |schema: &Value, value: &Value| self.holds(schema, value, &mut Followed::new(), unions);
        let map = |key: &str| schema.get(key).and_then(Value::as_object);
        let (properties, patterns) = (map("properties"), map("patternProperties"));
        let others = schema.get("additionalProperties");
        for (key, value) in entries {
            let own = properties.and_then(|properties| properties.get(key));
            let of_pattern = patterns
                .into_iter()
                .flatten()
                .filter(|(pattern, _)| matches(pattern, key));
            let mut declared: Vec<&Value> = own.into_iter().chain(of_pattern.map(|(_, schema)| schema)).collect();
            if declared.is_empty() {
                declared.extend(others);
            }
            let name_holds = |names: &Value| fresh(names, &Value::from(key.as_str()));
            if !declared.iter().all(|schema| fresh(schema, value))
                || !schema.get("propertyNames").is_none_or(name_holds)
            {
                return false;
            }
        }
        true
    }

    fn elements_hold(&self, schema: &Schema, elements: &[Value], unions: Unions) -> bool {
        let fresh = |schema: &Value, value: &Value| self.holds(schema, value, &mut Followed::new(), unions);
        let first = list(schema, "prefixItems");
        let items = schema.get("items");
        let each = elements.iter().enumerate().all(|(index, element)| {
            let own = first.get(index).or(items);
            own.is_none_or(|schema| fresh(schema, element))
        });
        // A count may be written as `2.0`.
        let count = |key: &str| schema.get(key).and_then(Value::as_f64);
        let found = |schema: &Value| elements.iter().filter(|element| fresh(schema, element)).count();
        let is_between = |found: usize| {
            (count("minContains").unwrap_or(1.0)..=count("maxContains").unwrap_or(f64::MAX)).contains(&(found as f64))
        };
        each && schema.get("contains").map(found).is_none_or(is_between)
    }

    /// Whether a value is of a JSON type that a schema admits.
    fn can_be(&self, schema: &Value, value: &Value, followed: &mut Followed) -> bool {
        let schema = match schema {
            Value::Bool(admits) => return *admits,
            Value::Object(schema) => schema,
            _ => return true,
        };
        let own = match schema.get("type") {
            Some(Value::String(name)) => is_of(name, value),
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(|name| is_of(name, value)),
            _ => true,
        };
        let is_like = |listed: &Value| std::mem::discriminant(listed) == std::mem::discriminant(value);
        let listed = schema.get("enum").and_then(Value::as_array);
        if !own || !listed.is_none_or(|listed| listed.iter().any(is_like)) || !schema.get("const").is_none_or(is_like) {
            return false;
        }
        let reference = schema.get("$ref").and_then(Value::as_str);
        if let Some(target) = reference.and_then(|reference| resolve(self.root, reference))
            && following(target, followed, |followed| self.can_be(target, value, followed)) == Some(false)
        {
            return false;
        }
        let mut can_be = |member: &Value| self.can_be(member, value, followed);
        let (any, one) = (list(schema, "anyOf"), list(schema, "oneOf"));
        list(schema, "allOf").iter().all(&mut can_be)
            && (any.is_empty() || any.iter().any(&mut can_be))
            && (one.is_empty() || one.iter().any(&mut can_be))
    }
}

/// What a look at the target of a reference tells, unless it is being looked at already.
fn following(target: &Value, followed: &mut Followed, look: impl FnOnce(&mut Followed) -> bool) -> Option<bool> {
    let target = std::ptr::from_ref(target);
    if followed.contains(&target) {
        return None;
    }
    followed.push(target);
    let told = look(followed);
    followed.pop();
    Some(told)
}

fn list<'s>(schema: &'s Schema, key: &str) -> &'s [Value] {
    schema.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn is_of(name: &str, value: &Value) -> bool {
    match (name, value) {
        ("null", Value::Null)
        | ("boolean", Value::Bool(_))
        | ("number", Value::Number(_))
        | ("string", Value::String(_))
        | ("array", Value::Array(_))
        | ("object", Value::Object(_)) => true,
        ("integer", Value::Number(number)) => number.as_f64().is_none_or(|number| number.fract() == 0.0),
        _ => false,
    }
}

pub(super) fn compile(schema: &Value) -> Option<jsonschema::Validator> {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .with_format("byte", is_base64)
        .with_format("base64", is_base64)
        .offline()
        .build(schema)
        .ok()
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    digits
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_'))
        && digits.len() % 4 != 1
        && text.len().is_multiple_of(4)
}
