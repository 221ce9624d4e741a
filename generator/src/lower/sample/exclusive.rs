//! Whether a value is one of a single member of a `oneOf`.

use serde_json::Value;

use super::Maker;
use super::parts::{Choice, Member};
use crate::lower::resolve::Use;
use crate::lower::schema::shape::{Literal, Shape};

/// How many schemas are looked at for one value, at most; what is beyond counts as admitted.
const MOST: u32 = 400;

impl<'a> Maker<'_, 'a> {
    /// Whether no other member of the choice admits the value, where only one may.
    pub(super) fn is_alone(&self, choice: &Choice<'a>, member: &Member<'a>, value: &Value) -> bool {
        let others = choice.members.iter().filter(|other| !std::ptr::eq(*other, member));
        !choice.is_exclusive || !others.into_iter().any(|other| self.fits(value, other.schema))
    }

    fn fits(&self, value: &Value, at: Use<'a>) -> bool {
        let mut left = MOST;
        self.context.admits(value, at, &mut left) && self.is_listed(value, at)
    }

    /// Whether a value, and each of its properties, is among those that its schema lists.
    fn is_listed(&self, value: &Value, at: Use<'a>) -> bool {
        let Some(schema) = self.context.schema(at) else {
            return true;
        };
        let shape = Shape::of(schema);
        let is_among =
            |value: &Value, shape: &Shape<'_>| shape.values.is_empty() || shape.values.contains(&Literal::of(value));
        let properties = shape.properties.into_iter().flatten();
        let mut given =
            properties.filter_map(|(name, schema)| Some((value.get(name)?, self.context.schema(schema.into())?)));
        is_among(value, &shape) && given.all(|(value, schema)| is_among(value, &Shape::of(schema)))
    }
}
