//! The texts that a property is bound to, by which members of unions are told apart.

use super::shape::{Literal, Shape};
use crate::lower::context::Context;
use crate::lower::resolve::Use;

/// How deep `allOf` is followed for constants.
const DEEPEST: usize = 16;

impl<'a> Context<'a> {
    /// The texts that a schema admits, when it is an enumeration of strings.
    pub(in crate::lower) fn constant_texts(&self, at: Use<'a>) -> Vec<&'a str> {
        self.texts_of(at, 0).unwrap_or_default()
    }

    /// The texts that all parts list, or nothing where no part lists any.
    fn texts_of(&self, at: Use<'a>, depth: usize) -> Option<Vec<&'a str>> {
        let schema = self.schema(at).filter(|_| depth < DEEPEST)?;
        let shape = Shape::of(schema);
        let mut texts = listed(&shape);
        for part in shape.all_of {
            let Some(found) = self.texts_of(part.into(), depth + 1) else {
                continue;
            };
            match &mut texts {
                Some(texts) => texts.retain(|text| found.contains(text)),
                None => texts = Some(found),
            }
        }
        texts
    }
}

/// The values of `enum`, when all of them are texts.
fn listed<'a>(shape: &Shape<'a>) -> Option<Vec<&'a str>> {
    let texts: Vec<&'a str> = shape
        .values
        .iter()
        .filter_map(|value| match value {
            Literal::Text(text) => Some(*text),
            _ => None,
        })
        .collect();
    (texts.len() == shape.values.len() && !texts.is_empty()).then_some(texts)
}
