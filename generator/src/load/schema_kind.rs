//! Which of the kinds of `openapiv3` a schema is.

use openapiv3::{
    AnySchema, ArrayType, BooleanType, IntegerType, NumberType, ObjectType, Schema, SchemaKind, StringType, Type,
};

use super::Node;
use super::at::At;
use super::json::{is_exact, to_json};
use super::keyword::{Bound, Keywords, TYPES, approximate};
use super::type_list::split;
use super::walk::{Rest, Walk};
use crate::diagnostic::codes;

/// Puts the keywords of a schema together.
pub(super) fn decide(walk: &mut Walk<'_, '_>, at: &At<'_>, mut keywords: Keywords) -> Schema {
    if keywords.only_null && keywords.types.is_empty() && keywords.values.is_none() {
        keywords.values = Some(vec![Node::Null]);
        keywords.data.nullable = true;
    }
    type_in_format(walk, at, &mut keywords);
    if keywords.types.len() > 1 {
        split(walk, at, &mut keywords);
    }
    let kind = match keywords.types.first().copied() {
        Some(name) if !is_combined(&keywords.any) => typed(walk, at, name, &mut keywords),
        name => untyped(name, &mut keywords),
    };
    let Keywords { mut data, rest, .. } = keywords;
    data.extensions = walk.finish(at, rest);
    Schema {
        schema_data: data,
        schema_kind: kind,
    }
}

/// `format: string` without a type is one.
fn type_in_format(walk: &mut Walk<'_, '_>, at: &At<'_>, keywords: &mut Keywords) {
    let format = keywords.any.format.as_deref();
    let named = format.and_then(|format| TYPES.iter().find(|name| **name == format && **name != "null"));
    let Some(name) = named.filter(|_| keywords.types.is_empty() && !is_combined(&keywords.any)) else {
        return;
    };
    walk.diagnostics.degraded(
        codes::BAD_VALUE,
        &at.place(),
        format!("`format` names the type `{name}`, and there is no `type`; it is taken as that"),
        format!("write `type: {name}`"),
    );
    keywords.types.push(name);
    keywords.any.format = None;
}

pub(super) fn is_combined(any: &AnySchema) -> bool {
    !any.all_of.is_empty() || !any.any_of.is_empty() || !any.one_of.is_empty() || any.not.is_some()
}

/// A schema with one type and nothing that puts schemas together.
fn typed(walk: &mut Walk<'_, '_>, at: &At<'_>, name: &str, keywords: &mut Keywords) -> SchemaKind {
    walk.drop_ineffective(at, name, &mut keywords.rest);
    if let Some(values) = keywords.values.as_mut().filter(|_| !matches!(name, "object" | "array")) {
        walk.repair_values(at, name, values);
    }
    kind_of(name, keywords)
}

/// A schema of one type, whose keywords all say something about it.
pub(super) fn kind_of(name: &str, keywords: &mut Keywords) -> SchemaKind {
    if matches!(name, "object" | "array") && keywords.values.is_some() {
        return untyped(Some(name), keywords);
    }
    let any = std::mem::take(&mut keywords.any);
    SchemaKind::Type(match name {
        "string" => Type::String(StringType {
            format: any.format.into(),
            pattern: any.pattern,
            enumeration: values(keywords, |node| node.as_str().map(str::to_owned)),
            min_length: any.min_length,
            max_length: any.max_length,
        }),
        "integer" => Type::Integer(integer(any.format, keywords)),
        "number" => Type::Number(NumberType {
            format: any.format.into(),
            multiple_of: keywords.multiple_of.as_ref().map(approximate),
            exclusive_minimum: keywords.minimum.as_ref().is_some_and(|bound| bound.exclusive),
            exclusive_maximum: keywords.maximum.as_ref().is_some_and(|bound| bound.exclusive),
            minimum: keywords.minimum.as_ref().and_then(float),
            maximum: keywords.maximum.as_ref().and_then(float),
            enumeration: values(keywords, |node| {
                Some(approximate(node)).filter(|value| value.is_finite())
            }),
        }),
        "boolean" => Type::Boolean(BooleanType {
            enumeration: values(keywords, |node| match node {
                Node::Bool(value) => Some(*value),
                _ => None,
            }),
        }),
        "array" => Type::Array(ArrayType {
            items: any.items,
            min_items: any.min_items,
            max_items: any.max_items,
            unique_items: any.unique_items.unwrap_or_default(),
        }),
        _ => Type::Object(ObjectType {
            properties: any.properties,
            required: any.required,
            additional_properties: any.additional_properties,
            min_properties: any.min_properties,
            max_properties: any.max_properties,
        }),
    })
}

/// An integer; a bound or value that 64 bits cannot hold is kept with the origin instead.
fn integer(format: Option<String>, keywords: &mut Keywords) -> IntegerType {
    let rest = &mut keywords.rest;
    let mut bound = |name: &str, bound: Option<&Bound>, up: bool| {
        let bound = bound?;
        let whole = match &bound.value {
            Node::Integer(value) => i64::try_from(*value).ok(),
            Node::Float(value) => whole(if up { value.ceil() } else { value.floor() }),
            _ => None,
        };
        if whole.is_none() && !matches!(bound.value, Node::Null) {
            rest.extra.push((name.to_owned(), bound.value.clone()));
        }
        // A bound between two integers excludes neither of them.
        whole.map(|whole| (whole, bound.exclusive && approximate(&bound.value) == whole as f64))
    };
    let minimum = bound("minimum", keywords.minimum.as_ref(), true);
    let maximum = bound("maximum", keywords.maximum.as_ref(), false);
    let multiple = keywords.multiple_of.take().map(|value| Bound {
        value,
        exclusive: false,
    });
    let multiple_of = match multiple.as_ref().map(|multiple| &multiple.value) {
        Some(Node::Float(value)) if value.fract() != 0.0 => None,
        _ => bound("multipleOf", multiple.as_ref(), true),
    };
    IntegerType {
        format: format.into(),
        multiple_of: multiple_of.map(|(value, _)| value),
        exclusive_minimum: minimum.is_some_and(|(_, exclusive)| exclusive),
        exclusive_maximum: maximum.is_some_and(|(_, exclusive)| exclusive),
        minimum: minimum.map(|(value, _)| value),
        maximum: maximum.map(|(value, _)| value),
        enumeration: values(keywords, |node| match node {
            Node::Integer(value) => i64::try_from(*value).ok(),
            Node::Float(value) if value.fract() == 0.0 => whole(*value),
            _ => None,
        }),
    }
}

fn whole(value: f64) -> Option<i64> {
    (value.abs() < 9e18).then_some(value as i64)
}

fn float(bound: &Bound) -> Option<f64> {
    Some(approximate(&bound.value)).filter(|value| value.is_finite())
}

/// The values of an `enum`; all are kept with the origin where one of them cannot be held.
fn values<T>(keywords: &mut Keywords, read: impl Fn(&Node) -> Option<T>) -> Vec<Option<T>> {
    let Some(nodes) = keywords.values.take() else {
        return Vec::new();
    };
    let read = |node: &Node| match node {
        Node::Null => Some(None),
        node => read(node).map(Some),
    };
    let values: Option<Vec<Option<T>>> = nodes.iter().map(read).collect();
    values.unwrap_or_else(|| {
        keywords.rest.extra.push(("enum".to_owned(), Node::List(nodes)));
        Vec::new()
    })
}

/// A schema that is put together from others, or that names no type.
fn untyped(name: Option<&str>, keywords: &mut Keywords) -> SchemaKind {
    let mut any = std::mem::take(&mut keywords.any);
    any.typ = name.map(str::to_owned);
    any.exclusive_minimum = keywords.minimum.as_ref().filter(|bound| bound.exclusive).map(|_| true);
    any.exclusive_maximum = keywords.maximum.as_ref().filter(|bound| bound.exclusive).map(|_| true);
    any.minimum = keywords.minimum.as_ref().and_then(float);
    any.maximum = keywords.maximum.as_ref().and_then(float);
    any.multiple_of = keywords.multiple_of.as_ref().map(approximate);
    if let Some(nodes) = keywords.values.take() {
        any.enumeration = nodes.iter().map(to_json).collect();
        if !nodes.iter().all(is_exact) {
            keywords.rest.extra.push(("enum".to_owned(), Node::List(nodes)));
        }
    }
    simplest(any)
}

/// The kinds of its own that `openapiv3` has for a list of schemas and nothing else.
fn simplest(mut any: AnySchema) -> SchemaKind {
    let (all_of, any_of, one_of) = (
        std::mem::take(&mut any.all_of),
        std::mem::take(&mut any.any_of),
        std::mem::take(&mut any.one_of),
    );
    let not = any.not.take();
    let alone = any == AnySchema::default();
    match (all_of.is_empty(), any_of.is_empty(), one_of.is_empty(), not) {
        (false, true, true, None) if alone => SchemaKind::AllOf { all_of },
        (true, false, true, None) if alone => SchemaKind::AnyOf { any_of },
        (true, true, false, None) if alone => SchemaKind::OneOf { one_of },
        (true, true, true, Some(not)) if alone => SchemaKind::Not { not },
        (.., not) => SchemaKind::Any(AnySchema {
            all_of,
            any_of,
            one_of,
            not,
            ..any
        }),
    }
}

/// Whether a value is of a type.
pub(super) fn fits(name: &str, node: &Node) -> bool {
    match node {
        Node::Null => false,
        Node::Bool(_) => name == "boolean",
        Node::Integer(_) => matches!(name, "integer" | "number"),
        Node::Float(value) => name == "number" || name == "integer" && value.fract() == 0.0,
        Node::String(_) => name == "string",
        Node::List(_) => name == "array",
        Node::Map(_) => name == "object",
    }
}

/// The types that a keyword says something about; none where it is no such keyword.
fn narrows(keyword: &str) -> &'static [&'static str] {
    match keyword {
        "pattern" | "minLength" | "maxLength" => &["string"],
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => &["number", "integer"],
        "properties" | "required" | "additionalProperties" | "minProperties" | "maxProperties" => &["object"],
        "items" | "minItems" | "maxItems" | "uniqueItems" => &["array"],
        "format" => &["string", "number", "integer"],
        _ => &[],
    }
}

impl Walk<'_, '_> {
    /// Says of keywords that they say nothing about the type, and keeps them with the origin.
    fn drop_ineffective(&mut self, at: &At<'_>, name: &str, rest: &mut Rest) {
        for member in at.members() {
            let types = narrows(member.key());
            // A flag is a mistake of its own, which has been spoken of.
            let is_flag = member.key() == "required" && !matches!(member.node, Node::List(_));
            // `uniqueItems: false` and `required: []` say what holds anyway.
            let says_nothing = *member.node == Node::Bool(false)
                || member.node.elements().is_empty() && matches!(member.node, Node::List(_));
            if !types.is_empty() && !types.contains(&name) && !is_flag && !says_nothing {
                rest.keep(&member);
                let message = format!("`{}` says nothing about the type `{name}`", member.key());
                let help = format!("remove it, or make the type `{}`", types.join("` or `"));
                self.diagnostics
                    .note_at_key(codes::IGNORED_KEY, &member.place(), message, help);
            }
        }
    }

    /// Makes the values of an `enum` ones of its type, where they say the same.
    fn repair_values(&mut self, at: &At<'_>, name: &str, values: &mut Vec<Node>) {
        let list = at.member("enum");
        let elements: Vec<At<'_>> = list.iter().flat_map(At::elements).collect();
        let mut index = 0;
        values.retain_mut(|value| {
            index += 1;
            if fits(name, value) || matches!(value, Node::Null) {
                return true;
            }
            let repaired = repaired(name, value);
            let place = elements.get(index - 1).or(list.as_ref()).unwrap_or(at).place();
            let message = format!("this value is {}, but the type is `{name}`", value.kind());
            let help = match &repaired {
                Some(Node::String(text)) => format!("write it in quotes: `\"{text}\"`"),
                Some(_) => "write it without quotes".to_owned(),
                None => "remove it, no value of the type can equal it".to_owned(),
            };
            self.diagnostics.degraded(codes::BAD_VALUE, &place, message, help);
            match repaired {
                Some(repaired) => {
                    *value = repaired;
                    true
                }
                None => false,
            }
        });
    }
}

/// The value of a type that a value of another one is meant to be.
fn repaired(name: &str, value: &Node) -> Option<Node> {
    match (name, value) {
        ("string", Node::Integer(value)) => Some(Node::String(value.to_string())),
        ("string", Node::Float(value)) => Some(Node::String(format!("{value:?}"))),
        ("string", Node::Bool(value)) => Some(Node::String(value.to_string())),
        ("integer" | "number", Node::String(text)) => text
            .parse::<i128>()
            .map(Node::Integer)
            .or_else(|_| text.parse::<f64>().map(Node::Float))
            .ok()
            .filter(|node| fits(name, node)),
        ("boolean", Node::String(text)) => text.parse::<bool>().map(Node::Bool).ok(),
        _ => None,
    }
}
