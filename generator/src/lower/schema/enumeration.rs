//! `enum` and `const`: open enums of texts, and enums of other values, which take no others.

use serde_json::Value;

use super::Lowered;
use super::flat::Flat;
use super::scalar::integer_holding;
use super::shape::Literal;
use super::value_hint::{Hints, text_of};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::docs;
use crate::model::{OpenEnum, TypeKind, TypeRef, ValueEnum, ValueForm, Variant};
use crate::naming::{Scope, VariantName};
use crate::pointer::Place;

/// How long the text of a list or an object is that can be its name.
const LONGEST_NAME: usize = 32;

impl<'a> Context<'a> {
    pub(super) fn enumeration(&mut self, flat: &Flat<'a>, place: &Place) -> Lowered {
        let values = distinct(&flat.values);
        let default = self.default_among(&values, flat, place);
        let texts: Vec<&'a str> = values.iter().filter_map(Literal::text).collect();
        match values.as_slice() {
            [] => Lowered::Type(TypeRef::Null),
            [Literal::Bool(_), Literal::Bool(_)] => Lowered::Type(TypeRef::Bool),
            _ if texts.len() == values.len() => {
                let mut list = open_enum(&texts, &flat.hints);
                list.default = default;
                Lowered::Kind(TypeKind::Enum(list))
            }
            values => Lowered::Kind(TypeKind::Values(value_enum(values, flat, default))),
        }
    }

    /// The place of the documented default among the values.
    fn default_among(&mut self, values: &[Literal<'a>], flat: &Flat<'a>, place: &Place) -> Option<usize> {
        let default = flat.default.filter(|default| !default.is_null())?;
        let literal = Literal::of(default);
        let found = values.iter().position(|value| *value == literal);
        if found.is_none() {
            self.diagnostics.note(
                codes::BAD_DEFAULT,
                &place.key("default"),
                "the default is none of the values of `enum`; the type has no default",
                "correct the default, or add it to `enum`",
            );
        }
        found
    }
}

/// The documented default of an enum.
pub(super) fn default_of(kind: &TypeKind) -> Option<usize> {
    match kind {
        TypeKind::Enum(list) => list.default,
        TypeKind::Values(list) => list.default,
        _ => None,
    }
}

/// An enum that stands in several places has the default that all of them have.
pub(super) fn agree_on_default(kind: &mut TypeKind, other: Option<usize>) {
    let default = match kind {
        TypeKind::Enum(list) => &mut list.default,
        TypeKind::Values(list) => &mut list.default,
        _ => return,
    };
    *default = default.filter(|found| Some(*found) == other);
}

/// The values but null, each of them once.
fn distinct<'a>(values: &[Literal<'a>]) -> Vec<Literal<'a>> {
    let mut distinct: Vec<Literal<'a>> = Vec::with_capacity(values.len());
    let mut seen = std::collections::HashSet::new();
    for value in values {
        let is_new = match text_of(value) {
            // A text and a number may be written alike.
            Some(text) => seen.insert((value.text().is_some(), text)),
            None => false,
        };
        if is_new {
            distinct.push(*value);
        }
    }
    distinct
}

/// An open enum of these texts, each of them once, named and explained as the description does.
pub(super) fn open_enum(texts: &[&str], hints: &Hints<'_>) -> OpenEnum {
    let mut distinct: Vec<&str> = Vec::with_capacity(texts.len());
    let mut seen = std::collections::HashSet::new();
    distinct.extend(texts.iter().filter(|text| seen.insert(**text)));
    let mut scope = Scope::new(&[]);
    let unrecognized: VariantName = scope.mint("Unrecognized");
    let called: Vec<(&str, &str)> = distinct
        .iter()
        .map(|text| (hints.names.get(*text).copied().unwrap_or(text), *text))
        .collect();
    let names: Vec<VariantName> = scope.mint_all_by(&called);
    let variants = names
        .into_iter()
        .zip(distinct)
        .map(|(name, wire)| Variant {
            name,
            wire: wire.to_owned(),
            deprecated: hints.deprecated.contains(wire),
            docs: docs::prose(hints.descriptions.get(wire).copied()),
        })
        .collect();
    OpenEnum {
        variants,
        unrecognized,
        default: None,
    }
}

/// An enum of these values, at least one of which is no text.
fn value_enum(values: &[Literal<'_>], flat: &Flat<'_>, default: Option<usize>) -> ValueEnum {
    let mut scope = Scope::new(&[]);
    let has_texts = values.iter().any(|value| value.text().is_some());
    let unrecognized: Option<VariantName> = has_texts.then(|| scope.mint("Unrecognized"));
    let texts: Vec<String> = values.iter().filter_map(text_of).collect();
    let called: Vec<String> = texts
        .iter()
        .zip(values)
        .map(|(text, value)| match flat.hints.names.get(text.as_str()) {
            Some(name) => (*name).to_owned(),
            None => called(value, text),
        })
        .collect();
    let called: Vec<(&str, &str)> = called
        .iter()
        .zip(&texts)
        .map(|(called, text)| (called.as_str(), text.as_str()))
        .collect();
    let names: Vec<VariantName> = scope.mint_all_by(&called);
    let variants = names
        .into_iter()
        .zip(values)
        .zip(&texts)
        .map(|((name, value), text)| Variant {
            name,
            wire: json(value, text),
            deprecated: flat.hints.deprecated.contains(text.as_str()),
            docs: docs::prose(flat.hints.descriptions.get(text.as_str()).copied()),
        });
    let integers: Option<Vec<i128>> = values.iter().map(Literal::integer).collect();
    let integer = integers.and_then(|integers| integer_holding(flat.format, &integers));
    ValueEnum {
        variants: variants.collect(),
        form: match integer {
            Some(integer) => ValueForm::Integers(integer),
            None => ValueForm::Json {
                scalar: !values.iter().any(|value| matches!(value, Literal::Other(_))),
                unrecognized,
            },
        },
        default,
    }
}

/// What a value is called that the description does not name.
fn called(value: &Literal<'_>, text: &str) -> String {
    let (word, is_empty) = match value {
        Literal::Other(Value::Array(list)) => ("list", list.is_empty()),
        Literal::Other(Value::Object(map)) => ("object", map.is_empty()),
        _ => return text.to_owned(),
    };
    match text.len() {
        _ if is_empty => format!("empty {word}"),
        0..=LONGEST_NAME => format!("{word} {text}"),
        _ => word.to_owned(),
    }
}

/// The value as JSON.
fn json(value: &Literal<'_>, text: &str) -> String {
    match value {
        Literal::Text(text) => Value::from(*text).to_string(),
        Literal::Null => "null".to_owned(),
        _ => text.to_owned(),
    }
}
