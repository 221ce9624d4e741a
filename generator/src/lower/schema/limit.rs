//! The limits of values, beside their types.

use openapiv3::{AdditionalProperties, Schema, SchemaKind, Type};

use super::shape::Shape;
use crate::load::{Node, Origin};
use crate::lower::context::Context;
use crate::lower::resolve::Use;
use crate::model::Limit;

/// How deep limits of items are followed.
const DEEPEST: usize = 8;

impl<'a> Context<'a> {
    /// What a schema and all parts of its `allOf` ask of a value beside its type.
    pub(in crate::lower) fn limits(&self, at: Use<'a>) -> Vec<Limit> {
        let mut limits = Vec::new();
        self.add_limits(at, &mut limits, 0);
        limits
    }

    fn add_limits(&self, at: Use<'a>, limits: &mut Vec<Limit>, depth: usize) {
        let Some(schema) = self.schema(at).filter(|_| depth < DEEPEST) else {
            return;
        };
        let shape = Shape::of(schema);
        for part in shape.all_of {
            self.add_limits(part.into(), limits, depth + 1);
        }
        own(schema, limits);
        let origin = self.document.origins.of(&schema.schema_data.extensions);
        limits.extend(origin.into_iter().flat_map(beyond));
        let element = match shape.additional {
            Some(AdditionalProperties::Schema(schema)) if shape.items.is_none() => Some(Use::from(schema.as_ref())),
            _ => shape.items.map(Use::from),
        };
        let mut each = Vec::new();
        if let Some(element) = element {
            self.add_limits(element, &mut each, depth + 1);
        }
        if !each.is_empty() {
            limits.push(Limit::Each(each));
        }
    }
}

/// Makes a limit of the text of a number.
type OfText = fn(String) -> Limit;

/// Bounds of integers that 64 bits do not hold.
fn beyond(origin: &Origin) -> impl Iterator<Item = Limit> {
    let bounds: [(&str, OfText); 2] = [("minimum", Limit::Minimum), ("maximum", Limit::Maximum)];
    bounds
        .into_iter()
        .filter_map(|(keyword, limit)| match origin.extra(keyword)? {
            Node::Integer(bound) => Some(limit(bound.to_string())),
            _ => None,
        })
}

/// What the keywords of one schema say.
fn own(schema: &Schema, limits: &mut Vec<Limit>) {
    match &schema.schema_kind {
        SchemaKind::Type(Type::Integer(number)) => {
            let bounds = (number.minimum, number.maximum, number.multiple_of);
            add_bounds(limits, bounds, (number.exclusive_minimum, number.exclusive_maximum));
        }
        SchemaKind::Type(Type::Number(number)) => {
            let bounds = (number.minimum, number.maximum, number.multiple_of);
            add_bounds(limits, bounds, (number.exclusive_minimum, number.exclusive_maximum));
        }
        SchemaKind::Type(Type::String(text)) => {
            limits.extend(text.min_length.map(Limit::MinLength));
            limits.extend(text.max_length.map(Limit::MaxLength));
            limits.extend(text.pattern.clone().map(Limit::Pattern));
        }
        SchemaKind::Type(Type::Array(list)) => {
            limits.extend(list.min_items.map(Limit::MinItems));
            limits.extend(list.max_items.map(Limit::MaxItems));
            limits.extend(list.unique_items.then_some(Limit::UniqueItems));
        }
        SchemaKind::Type(Type::Object(map)) => {
            limits.extend(map.min_properties.map(Limit::MinProperties));
            limits.extend(map.max_properties.map(Limit::MaxProperties));
        }
        SchemaKind::Any(any) => {
            let exclusive = |flag: Option<bool>| flag.unwrap_or_default();
            let bounds = (any.minimum, any.maximum, any.multiple_of);
            add_bounds(
                limits,
                bounds,
                (exclusive(any.exclusive_minimum), exclusive(any.exclusive_maximum)),
            );
            limits.extend(any.min_length.map(Limit::MinLength));
            limits.extend(any.max_length.map(Limit::MaxLength));
            limits.extend(any.pattern.clone().map(Limit::Pattern));
            limits.extend(any.min_items.map(Limit::MinItems));
            limits.extend(any.max_items.map(Limit::MaxItems));
            limits.extend(any.unique_items.unwrap_or_default().then_some(Limit::UniqueItems));
            limits.extend(any.min_properties.map(Limit::MinProperties));
            limits.extend(any.max_properties.map(Limit::MaxProperties));
        }
        _ => {}
    }
}

/// Minimum, maximum and step of a number, and whether the bounds themselves are out.
fn add_bounds<N: ToString>(
    limits: &mut Vec<Limit>,
    (minimum, maximum, step): (Option<N>, Option<N>, Option<N>),
    (above, below): (bool, bool),
) {
    let least: OfText = if above { Limit::ExclusiveMinimum } else { Limit::Minimum };
    let most: OfText = if below { Limit::ExclusiveMaximum } else { Limit::Maximum };
    limits.extend(minimum.map(|bound| least(bound.to_string())));
    limits.extend(maximum.map(|bound| most(bound.to_string())));
    limits.extend(step.map(|step| Limit::MultipleOf(step.to_string())));
}
