//! Values that are valid by their schemas: of what the description documents, or else made of what it limits.

mod array;
mod exclusive;
mod number;
mod object;
mod parts;
mod pattern;
mod scalar;
mod text;
mod value;

use std::collections::HashMap;

use serde_json::Value;

use super::context::Context;
use super::resolve::Use;

/// How many schemas are looked at for one sample, at most.
const MOST: u32 = 20_000;

/// The way that a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Direction {
    /// To the service: without what is `readOnly`.
    Request,
    /// From the service: without what is `writeOnly`.
    Answer,
}

/// How much of what is optional a value has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Fill {
    /// Nothing.
    Least,
    /// One element of a list, and one entry of a map.
    One,
    /// A few properties too.
    Some,
    /// Nearly all properties.
    Most,
}

/// What is asked of a sample.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order<'a> {
    pub(super) direction: Direction,
    pub(super) fill: Fill,
    /// Whether what is optional has no parts of its own: styles of parameters and forms have no form for those.
    pub(super) flat: bool,
    /// A documented value, whose parts are taken where the schema admits them.
    pub(super) hint: Option<&'a Value>,
}

/// The values of components, each made once.
#[derive(Debug, Default)]
pub(super) struct Memo<'a>(HashMap<(&'a str, Direction, Fill), Option<Value>>);

impl<'a> Context<'a> {
    /// A value that a schema admits; nothing where none could be made, or where nobody asks.
    pub(super) fn sample(&mut self, at: Use<'a>, order: Order<'a>) -> Option<Value> {
        if self.options.without_self_tests {
            return None;
        }
        let memo = std::mem::take(&mut self.samples);
        let mut maker = Maker {
            context: self,
            memo,
            open: Vec::new(),
            is_cut: false,
            left: MOST,
            direction: order.direction,
            flat: order.flat,
        };
        let wish = Wish {
            fill: order.fill,
            hint: order.hint,
            nth: 0,
        };
        let made = maker.value(&Wanted::of([at]), wish);
        let Maker { memo, .. } = maker;
        self.samples = memo;
        made
    }
}

/// Makes one sample.
struct Maker<'m, 'a> {
    context: &'m Context<'a>,
    memo: Memo<'a>,
    /// The components around the one that is being made.
    open: Vec<(&'a str, Fill)>,
    /// Whether a component asked for itself, so that what was made without it is no last word.
    is_cut: bool,
    left: u32,
    direction: Direction,
    flat: bool,
}

/// The schemas that a value has to meet all at once.
#[derive(Debug, Clone)]
struct Wanted<'a> {
    uses: Vec<Use<'a>>,
    /// The `oneOf` and `anyOf` of which a member is among `uses`, and the parents of which an heir is.
    settled: Vec<*const ()>,
    /// Properties that name the chosen members, with their values.
    tags: Vec<(&'a str, String)>,
}

impl<'a> Wanted<'a> {
    fn of(uses: impl IntoIterator<Item = Use<'a>>) -> Self {
        Self {
            uses: uses.into_iter().collect(),
            settled: Vec::new(),
            tags: Vec::new(),
        }
    }
}

/// What a value should be like, beside what its schemas ask for.
#[derive(Debug, Clone, Copy)]
struct Wish<'h> {
    fill: Fill,
    hint: Option<&'h Value>,
    /// Its place among values that must differ.
    nth: usize,
}
