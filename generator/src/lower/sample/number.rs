//! Numbers between their bounds.

use openapiv3::{SchemaKind, Type};
use serde_json::{Number, Value};

use super::parts::{Part, Parts};
use crate::load::Node;
use crate::lower::context::Context;
use crate::model::JsonKind;

/// What all parts say of a number.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    /// `minimum`, and whether the bound itself is out.
    low: Option<(f64, bool)>,
    /// `maximum`, and whether the bound itself is out.
    high: Option<(f64, bool)>,
    steps: Vec<f64>,
}

impl Bounds {
    pub(super) fn of(context: &Context<'_>, parts: &Parts<'_>) -> Self {
        let mut bounds = Self::default();
        for part in &parts.all {
            bounds.add(part);
            let origin = context.document.origins.of(&part.shape.data.extensions);
            let beyond = |keyword| match origin?.extra(keyword)? {
                Node::Integer(bound) => Some(*bound as f64),
                _ => None,
            };
            bounds.add_low(beyond("minimum"), false);
            bounds.add_high(beyond("maximum"), false);
        }
        bounds
    }

    fn add(&mut self, part: &Part<'_>) {
        match &part.schema.schema_kind {
            SchemaKind::Type(Type::Integer(number)) => {
                self.add_low(number.minimum.map(|bound| bound as f64), number.exclusive_minimum);
                self.add_high(number.maximum.map(|bound| bound as f64), number.exclusive_maximum);
                self.steps.extend(number.multiple_of.map(|step| step as f64));
            }
            SchemaKind::Type(Type::Number(number)) => {
                self.add_low(number.minimum, number.exclusive_minimum);
                self.add_high(number.maximum, number.exclusive_maximum);
                self.steps.extend(number.multiple_of);
            }
            SchemaKind::Any(any) => {
                self.add_low(any.minimum, any.exclusive_minimum.unwrap_or_default());
                self.add_high(any.maximum, any.exclusive_maximum.unwrap_or_default());
                self.steps.extend(any.multiple_of);
            }
            _ => {}
        }
        if let Some((low, high)) = part.shape.format.and_then(range) {
            self.add_low(Some(low), false);
            self.add_high(Some(high), false);
        }
    }

    fn add_low(&mut self, bound: Option<f64>, exclusive: bool) {
        if let Some(bound) = bound
            && self
                .low
                .is_none_or(|(low, out)| bound > low || bound == low && exclusive && !out)
        {
            self.low = Some((bound, exclusive));
        }
    }

    fn add_high(&mut self, bound: Option<f64>, exclusive: bool) {
        if let Some(bound) = bound
            && self
                .high
                .is_none_or(|(high, out)| bound < high || bound == high && exclusive && !out)
        {
            self.high = Some((bound, exclusive));
        }
    }

    /// Whether a number is within the bounds, and a multiple of each step.
    pub(super) fn admits(&self, value: &Value) -> bool {
        value.as_f64().is_some_and(|number| self.holds(number))
    }

    fn holds(&self, number: f64) -> bool {
        let above = self.low.is_none_or(|(low, out)| number > low || number == low && !out);
        let below = self
            .high
            .is_none_or(|(high, out)| number < high || number == high && !out);
        above && below && self.steps.iter().all(|step| is_multiple(number, *step))
    }

    /// A small number that is admitted.
    pub(super) fn made(&self, kind: JsonKind, nth: usize) -> Option<Value> {
        let is_integer = kind == JsonKind::Integer;
        let low = self.low.map_or(f64::NEG_INFINITY, |(low, _)| low);
        let high = self.high.map_or(f64::INFINITY, |(high, _)| high);
        let own = self.steps.iter().copied().reduce(f64::max);
        let step = own.unwrap_or(if is_integer { 1.0 } else { 0.5 });
        let first = if is_integer { 1.0 } else { 1.5 };
        let mut starts = vec![first, low, high, low + (high - low) / 2.0, 0.0];
        starts.extend(starts.clone().into_iter().map(|start| (start / step).floor() * step));
        starts.extend([low + step, high - step, (low / step).ceil() * step]);
        let round = |number: f64| if is_integer { number.round() } else { number };
        let start = starts
            .into_iter()
            .map(round)
            .find(|number| number.is_finite() && self.holds(*number))?;
        let offset = step * u32::try_from(nth).map_or(0.0, f64::from);
        let chosen = [start + offset, start - offset]
            .into_iter()
            .find(|number| self.holds(*number))?;
        json(chosen)
    }
}

/// Whether a format is one of whole numbers.
pub(super) fn is_whole(format: &str) -> bool {
    range(format).is_some() || format == "int64"
}

/// The bounds of a format.
fn range(format: &str) -> Option<(f64, f64)> {
    Some(match format {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "uint8" => (0.0, u8::MAX.into()),
        "uint16" => (0.0, u16::MAX.into()),
        "uint32" => (0.0, u32::MAX.into()),
        "uint64" | "uint" => (0.0, u64::MAX as f64),
        _ => return None,
    })
}

fn is_multiple(number: f64, step: f64) -> bool {
    let times = number / step;
    step <= 0.0 || (times - times.round()).abs() < 1e-9
}

/// The number as JSON has it: without a fraction where it has none.
fn json(number: f64) -> Option<Value> {
    if number.fract() == 0.0 && number.abs() < 9e15 {
        return Some(Value::from(number as i64));
    }
    if number.fract() == 0.0 && number > 0.0 && number < 1.8e19 {
        return Some(Value::from(number as u64));
    }
    Number::from_f64(number).map(Value::Number)
}
