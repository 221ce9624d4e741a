//! What a schema says of the values that occur: its bounds, its defaults and its examples.

use openapiv3::{Schema, SchemaKind, Type};

use super::flat::Flat;
use super::shape::{Literal, Shape};
use crate::load::{Node, Origin};

impl<'a> Flat<'a> {
    /// Adds what one schema says.
    pub(super) fn add_evidence(&mut self, schema: &'a Schema, shape: &Shape<'a>, origin: Option<&'a Origin>) {
        let data = &schema.schema_data;
        let values = [&data.default, &data.example].into_iter().flatten();
        self.documented.extend(values.map(Literal::of));
        self.documented.extend(shape.exact_values(origin));
        self.bounds.extend(bounds(schema, origin));
        self.default = data.default.as_ref().or(self.default);
        let (least, most) = shape.text_length;
        self.text_length.0 = self.text_length.0.max(least);
        self.text_length.1 = [self.text_length.1, most].into_iter().flatten().min();
    }
}

/// The bounds of an integer. One that is the nearest float of the last integer of 64 bits means that integer, for that is
/// how it is written by who knows no others.
fn bounds(schema: &Schema, origin: Option<&Origin>) -> Vec<i128> {
    let mut found = Vec::new();
    if let SchemaKind::Type(Type::Integer(integer)) = &schema.schema_kind {
        found.extend([integer.minimum, integer.maximum].into_iter().flatten().map(i128::from));
    }
    let extra = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
    let extra = extra.into_iter().filter_map(|keyword| origin?.extra(keyword));
    found.extend(extra.filter_map(|node| match node {
        Node::Integer(value) => Some(*value),
        Node::Float(value) if value.abs() < 1e30 => Some(*value as i128),
        _ => None,
    }));
    for value in &mut found {
        let last = [i64::MIN.into(), i64::MAX.into(), u64::MAX.into()];
        if let Some(last) = last.into_iter().find(|last: &i128| *last as f64 == *value as f64) {
            *value = last;
        }
    }
    found
}
