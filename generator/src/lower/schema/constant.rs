//! The texts that a property is bound to, by which members of unions are told apart.

use super::shape::{Literal, Shape};
use crate::lower::context::Context;
use crate::lower::resolve::Use;

impl<'a> Context<'a> {
    /// The texts that a schema admits, when it is an enumeration of strings.
    pub(in crate::lower) fn constant_texts(&self, at: Use<'a>) -> Vec<&'a str> {
        let Some(schema) = self.schema(at) else {
            return Vec::new();
        };
        let shape = Shape::of(schema);
        let texts: Vec<&'a str> = shape
            .values
            .iter()
            .filter_map(|value| match value {
                Literal::Text(text) => Some(*text),
                _ => None,
            })
            .collect();
        if texts.len() == shape.values.len() && !texts.is_empty() {
            return texts;
        }
        match super::annotated(&shape) {
            Some(inner @ Use::Schema(_)) => self.constant_texts(inner),
            Some(inner @ Use::Reference(_))
                if self
                    .schema(inner)
                    .is_some_and(|target| Shape::of(target).all_of.is_empty()) =>
            {
                self.constant_texts(inner)
            }
            _ => Vec::new(),
        }
    }
}
