//! The values that a link gives the request, as far as the answer and the request have them.

use serde_json::Value;

use super::shape::{self, Known, Shape};
use super::{Written, expression, input};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::model::{LinkInput, LinkValue, LinkedValue, Operation, Payload, Success};
use crate::pointer::{Place, Pointer};

/// The two ends of a link.
pub(super) struct Sides<'o> {
    /// The operation that answers.
    pub(super) source: &'o Operation,
    /// The success that has the link.
    pub(super) success: &'o Success,
    /// The operation that it leads to.
    pub(super) target: &'o Operation,
}

/// The values of a link.
pub(super) struct Values {
    /// Those that can be had, in the order of the inputs.
    pub(super) values: Vec<LinkedValue>,
    /// Whether there are others.
    pub(super) has_lost: bool,
}

/// Reads what a link gives the request, and says what cannot be had: for that the method has an argument, as for all else
/// that the link does not give.
pub(super) fn all(context: &mut Context<'_>, sides: &Sides<'_>, written: &Written<'_>) -> Values {
    let mut read = Values {
        values: Vec::new(),
        has_lost: false,
    };
    let holder = written.place.key("parameters");
    let mut parameters: Vec<_> = written.link.parameters.iter().collect();
    parameters.sort_by_key(|(name, _)| *name);
    let body = written.link.request_body.iter();
    let body = body.map(|value| (LinkInput::Body, value, written.place.key("requestBody")));
    let mut inputs: Vec<(LinkInput, &Value, Place)> = body.collect();
    for (name, value) in parameters {
        match input::named(context, sides.target, name) {
            Some(LinkInput::BodyField(_)) if written.link.request_body.is_some() => {
                lost_name(context, sides, name, &holder);
                read.has_lost = true;
            }
            Some(input) => inputs.push((input, value, holder.key(name))),
            None => {
                lost_name(context, sides, name, &holder);
                read.has_lost = true;
            }
        }
    }
    for (input, value, place) in inputs.into_iter().filter(|(_, value, _)| !value.is_null()) {
        match one(context, sides, input, value) {
            Ok(_) if read.values.iter().any(|each| each.input == input) => {
                lost(context, &place, value, "is given a second time");
                read.has_lost = true;
            }
            Ok(value) => read.values.push(value),
            Err(why) => {
                lost(context, &place, value, &why);
                read.has_lost = true;
            }
        }
    }
    read.values.sort_by_key(|each| each.input);
    read
}

/// A value, or why it cannot be had.
fn one(context: &Context<'_>, sides: &Sides<'_>, input: LinkInput, value: &Value) -> Result<LinkedValue, String> {
    let read = expression::read(value, &sides.source.http_method);
    let read = read.ok_or("is no runtime expression")?;
    let given = given(context, &sides.success.payload, &read)?;
    if read != LinkValue::Caller {
        let taken = input::known(context, sides.target, input);
        let taken = taken.ok_or("is for what is sent as bytes, part by part or not at all")?;
        if !given.shape.fits(taken.shape) {
            let (given, taken) = (given.shape.words(), taken.shape.words());
            return Err(format!("is {given}, where {taken} is taken"));
        }
        if given.is_secret && !taken.is_secret {
            return Err("is kept from print in the answer, and not in the request".to_owned());
        }
    }
    Ok(LinkedValue {
        input,
        value: read,
        written: one_line(value),
    })
}

/// What is known of a value, or why the answer does not have it.
fn given(context: &Context<'_>, payload: &Payload, value: &LinkValue) -> Result<Known, String> {
    let shape = match value {
        LinkValue::Body(pointer) => {
            let tokens: Vec<String> = Pointer::parse(pointer).tokens().collect();
            return match payload {
                Payload::Json { ty, .. } => shape::at(context, ty, &tokens)
                    .ok_or_else(|| "leads to nothing that the answer declares".to_owned()),
                Payload::Text if tokens.is_empty() => Ok(Known::plain(Shape::Scalar)),
                _ => Err("asks for JSON, which the answer is not".to_owned()),
            };
        }
        LinkValue::Text(parts) => return text(context, payload, parts),
        LinkValue::Constant(json) => match json.as_bytes().first() {
            Some(b'{') => Shape::Object,
            Some(b'[') => Shape::List,
            _ => Shape::Scalar,
        },
        LinkValue::Header(_) | LinkValue::Status => Shape::Scalar,
        LinkValue::Caller => Shape::Any,
    };
    Ok(Known::plain(shape))
}

/// What is known of a text with values in it.
fn text(context: &Context<'_>, payload: &Payload, parts: &[LinkValue]) -> Result<Known, String> {
    let mut text = Known::plain(Shape::Scalar);
    for part in parts {
        let part = given(context, payload, part)?;
        if !part.shape.fits(Shape::Scalar) {
            return Err("puts more than a single value into a text".to_owned());
        }
        text.is_secret |= part.is_secret;
    }
    Ok(text)
}

fn lost(context: &mut Context<'_>, place: &Place, value: &Value, why: &str) {
    let message = format!("`{}` {why}; it is not carried", one_line(value));
    let help = "write a constant or an expression that the operations have, such as `$response.body#/id`";
    context.diagnostics.degraded(codes::LINK_VALUE, place, message, help);
}

fn lost_name(context: &mut Context<'_>, sides: &Sides<'_>, name: &str, holder: &Place) {
    let target = sides.target;
    let message = format!(
        "`{} {}` has no place for `{name}`; it is not carried",
        target.http_method, target.path.text
    );
    let help = "name a parameter of the operation, qualified where several have the name: `path.id`";
    let place = holder.key(name);
    context
        .diagnostics
        .degraded_at_key(codes::LINK_VALUE, &place, message, help);
}

/// A value as it is written, on one line.
fn one_line(value: &Value) -> String {
    match value.as_str() {
        Some(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        None => value.to_string(),
    }
}
