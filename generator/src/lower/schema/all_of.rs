//! Alternatives that say nothing about types: `anyOf: [{required: [a]}, {required: [b]}]`.

use super::flat::Flat;
use super::shape::Shape;
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::resolve::Use;
use crate::pointer::Place;

impl<'a> Context<'a> {
    /// Takes away alternatives that only constrain which properties of an object go together.
    pub(super) fn drop_constraints(&mut self, flat: &mut Flat<'a>, place: &Place) {
        let base: Vec<&'a str> = flat.properties.keys().copied().collect();
        if base.is_empty() && flat.kind.is_none() {
            return;
        }
        let before = flat.choices.len();
        flat.choices
            .retain(|choice| !choice.members.iter().all(|member| only_constrains(*member, &base)));
        if flat.choices.len() != before {
            self.diagnostics.note(
                codes::REQUIRED_ALTERNATIVES,
                place,
                "which properties must go together is not expressed: all of them are as `required` of the schema says",
                "nothing to do; the service checks it",
            );
        }
    }
}

/// Whether a member only says which of the known properties must be there.
fn only_constrains(member: Use<'_>, known: &[&str]) -> bool {
    let Use::Schema(schema) = member else { return false };
    let shape = Shape::of(schema);
    let known_properties = shape.properties.is_none_or(|properties| {
        properties.iter().all(|(name, property)| {
            let plain = match Use::from(property) {
                Use::Reference(_) => false,
                Use::Schema(property) => Shape::of(property).is_empty(),
            };
            known.contains(&name.as_str()) && plain
        })
    });
    known_properties
        && shape.values.is_empty()
        && shape.items.is_none()
        && shape.format.is_none()
        && shape.additional.is_none()
        && (shape.kind.is_none() || shape.kind == Some(crate::model::JsonKind::Object))
        && shape
            .all_of
            .iter()
            .chain(shape.one_of)
            .chain(shape.any_of)
            .all(|inner| only_constrains(inner.into(), known))
}
