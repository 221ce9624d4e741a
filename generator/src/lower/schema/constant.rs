//! The values that a property is bound to, by which members of unions are told apart.

use super::shape::{Literal, Shape};
use super::value_hint;
use crate::lower::context::Context;
use crate::lower::resolve::Use;

/// How deep `allOf` is followed for constants.
const DEEPEST: usize = 16;

impl<'a> Context<'a> {
    /// The texts that a schema admits, when it is an enumeration of strings.
    pub(in crate::lower) fn constant_texts(&self, at: Use<'a>) -> Vec<&'a str> {
        let constants = self.constants(at);
        let texts: Vec<&'a str> = constants
            .iter()
            .filter_map(|value| match value {
                Literal::Text(text) => Some(*text),
                _ => None,
            })
            .collect();
        if texts.len() == constants.len() {
            texts
        } else {
            Vec::new()
        }
    }

    /// The values that a schema admits, when it lists them.
    pub(in crate::lower) fn constants(&self, at: Use<'a>) -> Vec<Literal<'a>> {
        self.listed(at, 0).unwrap_or_default()
    }

    /// The values that all parts list, or nothing where no part lists any.
    fn listed(&self, at: Use<'a>, depth: usize) -> Option<Vec<Literal<'a>>> {
        let schema = self.schema(at).filter(|_| depth < DEEPEST)?;
        let shape = Shape::of(schema);
        let mut values = (!shape.values.is_empty()).then_some(shape.values);
        for part in shape.all_of {
            let Some(found) = self.listed(part.into(), depth + 1) else {
                continue;
            };
            match &mut values {
                Some(values) => values.retain(|value| found.contains(value)),
                None => values = Some(found),
            }
        }
        values
    }
}

/// A value as JSON has it.
pub(super) fn json_of(value: &Literal<'_>) -> String {
    match value {
        Literal::Null => "null".to_owned(),
        Literal::Text(text) => serde_json::Value::from(*text).to_string(),
        other => value_hint::text_of(other).unwrap_or_default(),
    }
}
