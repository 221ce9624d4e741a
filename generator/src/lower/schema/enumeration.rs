//! `enum`: open enums of texts; other values keep the type that they share.

use super::Lowered;
use super::flat::Flat;
use super::shape::Literal;
use super::value_hint::Hints;
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::docs;
use crate::model::{JsonKind, OpenEnum, TypeKind, TypeRef, Variant};
use crate::naming::{Scope, VariantName};
use crate::pointer::Place;

impl<'a> Context<'a> {
    pub(super) fn enumeration(&mut self, flat: &Flat<'a>, place: &Place) -> Lowered {
        let values: Vec<Literal<'a>> = flat
            .values
            .iter()
            .filter(|value| **value != Literal::Null)
            .copied()
            .collect();
        if values.is_empty() {
            return Lowered::Type(TypeRef::Null);
        }
        let texts: Vec<&'a str> = values
            .iter()
            .filter_map(|value| match value {
                Literal::Text(text) => Some(*text),
                _ => None,
            })
            .collect();
        if texts.len() == values.len() {
            return Lowered::Kind(TypeKind::Enum(open_enum(&texts, &flat.hints)));
        }
        Lowered::Type(self.enumeration_of_no_texts(flat, &values, place))
    }

    fn enumeration_of_no_texts(&mut self, flat: &Flat<'a>, values: &[Literal<'a>], place: &Place) -> TypeRef {
        let all = |test: fn(&Literal<'a>) -> bool| values.iter().all(test);
        let kind = if all(|value| matches!(value, Literal::Bool(_))) {
            JsonKind::Boolean
        } else if all(|value| matches!(value, Literal::Integer(_)) || is_whole(value))
            && flat.kind != Some(JsonKind::Number)
        {
            JsonKind::Integer
        } else if all(|value| matches!(value, Literal::Integer(_) | Literal::Number(_))) {
            JsonKind::Number
        } else {
            self.diagnostics.degraded(
                codes::MIXED_ENUM,
                place,
                "`enum` has values of different types; they are taken as any JSON",
                "split the schema by type under `oneOf`",
            );
            return TypeRef::Json;
        };
        // What is always the same loses nothing: the documentation says it.
        if !all(|value| matches!(value, Literal::Bool(_))) && values.len() > 1 {
            self.diagnostics.degraded(
                codes::ENUM_OF_NO_STRINGS,
                place,
                "`enum` has values that are not strings; the type admits every value of theirs",
                "nothing to do if the documented list of values is enough",
            );
        }
        self.scalar(kind, flat.format, place)
    }
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
            docs: docs::prose(hints.descriptions.get(wire).copied()),
        })
        .collect();
    OpenEnum { variants, unrecognized }
}

fn is_whole(value: &Literal<'_>) -> bool {
    matches!(value, Literal::Number(number) if number.fract() == 0.0)
}
