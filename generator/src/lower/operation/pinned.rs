//! What requests of a released operation had to have, and need not any more: programs pass it, so it stays.

use super::outline::Outline;
use crate::lower::context::Context;
use crate::lower::pass::pins::note;
use crate::model::{Argument, Body, OperationPin, Parameter, Presence};

/// Keeps parameters and body required that were.
pub(super) fn keep_required(
    context: &mut Context<'_>,
    outline: &Outline<'_>,
    pin: &OperationPin,
    parameters: &mut [Parameter],
    body: Option<&mut Body>,
) {
    for parameter in parameters
        .iter_mut()
        .filter(|parameter| parameter.presence == Presence::Optional)
    {
        let is_same = |argument: &Argument| match argument {
            Argument::Parameter(location, wire) => location == parameter.location.word() && *wire == parameter.wire,
            _ => false,
        };
        if pin.positional.iter().any(is_same) {
            parameter.presence = Presence::Required;
            let what = format!(
                "the parameter `{}` is optional by now, and goes on being passed by position",
                parameter.wire
            );
            note(context.diagnostics, &outline.place.key("parameters"), what);
        }
    }
    let was_required = pin.body.is_some_and(|body| body.required);
    if let Some(body) = body.filter(|body| was_required && !body.required) {
        body.required = true;
        let what = "the body is optional by now, and goes on being passed".to_owned();
        note(context.diagnostics, &outline.place.key("requestBody"), what);
    }
}
