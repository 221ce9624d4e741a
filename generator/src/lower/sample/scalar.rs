//! Texts, numbers and booleans: a documented one that fits, or else one that is made.

use serde_json::Value;

use super::number::Bounds;
use super::parts::Parts;
use super::text::Limits;
use super::value::is_of;
use super::{Maker, Wish};
use crate::model::JsonKind;

/// How long a documented text may be to be taken.
const LONG: usize = 120;

impl<'a> Maker<'_, 'a> {
    /// A value without parts.
    pub(super) fn scalar(&self, parts: &Parts<'a>, kind: JsonKind, wish: Wish<'_>) -> Option<Value> {
        let documented = |admits: &dyn Fn(&Value) -> bool| {
            let fitting = documented(parts, wish).find(|value| is_of(value, kind) && admits(value));
            fitting.filter(|_| wish.nth == 0).cloned()
        };
        match kind {
            JsonKind::Boolean => documented(&|_| true).or_else(|| Some(Value::from(wish.nth.is_multiple_of(2)))),
            JsonKind::Integer | JsonKind::Number => {
                let bounds = Bounds::of(self.context, parts);
                documented(&|value| bounds.admits(value)).or_else(|| bounds.made(kind, wish.nth))
            }
            _ => {
                let limits = Limits::of(parts);
                let admits = |value: &Value| {
                    let text = value.as_str().unwrap_or_default();
                    text.len() <= LONG && limits.admits(text)
                };
                let made = || limits.made(wish.nth).filter(|_| !self.is_foreign(&limits));
                documented(&admits).or_else(|| made().map(Value::from))
            }
        }
    }

    /// Whether a format stands for a type of the user's own, of which only documented texts are known.
    fn is_foreign(&self, limits: &Limits<'_>) -> bool {
        let replaced = |format: &str| self.context.options.replace.contains_key(format);
        limits
            .format
            .is_some_and(|format| replaced(format) && !super::text::is_known(format))
    }
}

/// What the description documents as values: the hint, examples, defaults.
pub(super) fn documented<'v>(parts: &'v Parts<'_>, wish: Wish<'v>) -> impl Iterator<Item = &'v Value> {
    let examples = parts.all.iter().filter_map(|part| part.shape.data.example.as_ref());
    let defaults = parts.all.iter().filter_map(|part| part.shape.data.default.as_ref());
    wish.hint.into_iter().chain(examples).chain(defaults)
}
