//! Whether an operation may be sent again: by its method, by hints, and as the configuration has it.

use indexmap::IndexMap;
use serde_json::Value;

use super::chosen;
use super::outline::Outline;
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::schema::shape::flag;
use crate::pointer::{Place, Pointer};

/// The methods that are idempotent (RFC 9110, section 9.2.2; QUERY is safe).
const IDEMPOTENT: [&str; 7] = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"];

/// Extensions that say that sending an operation twice is harmless.
const HARMLESS: [&str; 2] = ["x-idempotent", "x-fern-idempotent"];

const SPEAKEASY: &str = "x-speakeasy-retries";
const FERN: &str = "x-fern-retries";

/// How often an operation may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repeat {
    /// Whether sending it twice is harmless.
    pub(super) idempotent: bool,
    /// Whether the client never sends it again on its own.
    pub(super) sent_once: bool,
}

/// What a hint says of retries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Retries {
    Never,
    /// Also where the service may have acted on the request.
    Always,
    /// Where the service did not act on it, as is usual.
    Usual,
}

/// What holds for an operation: the configuration before its own hints, these before those of the whole description.
pub(super) fn of(context: &mut Context<'_>, outline: &Outline<'_>) -> Repeat {
    let extensions = &outline.operation.extensions;
    let root = Place {
        pointer: Pointer::root(),
        ..outline.place.clone()
    };
    let document = context.document;
    let own = hint(context, extensions, &outline.place);
    let hint = own.or_else(|| {
        // A policy for all operations is no word on what sending a single one twice does.
        hint(context, &document.openapi.extensions, &root).filter(|of_all| *of_all == Retries::Never)
    });
    let options = chosen::of(context.options, outline);
    let (retry, idempotent) = options.map_or((None, None), |options| (options.retry, options.idempotent));
    let by_method = IDEMPOTENT.contains(&outline.http_method);
    let hinted = hint == Some(Retries::Always) || HARMLESS.iter().any(|key| flag(extensions, key));
    if idempotent == Some(false) && by_method && outline.variant.is_none() {
        let message = format!("`idempotent = false` makes no difference to {}", outline.http_method);
        let help = "write `retry = false` for an operation that must not be sent twice";
        context
            .diagnostics
            .note(codes::IGNORED_KEY, &outline.place, message, help);
    }
    Repeat {
        idempotent: by_method || idempotent.unwrap_or(hinted),
        sent_once: match retry {
            Some(retry) => !retry,
            None => hint == Some(Retries::Never),
        },
    }
}

/// What the extensions of an operation, or of the description, say.
fn hint(context: &mut Context<'_>, extensions: &IndexMap<String, Value>, holder: &Place) -> Option<Retries> {
    let of_fern = extensions.get(FERN).and_then(|value| match value {
        Value::Bool(on) => Some(*on),
        value => value.get("disabled").and_then(Value::as_bool).map(|off| !off),
    });
    match of_fern {
        Some(false) => return Some(Retries::Never),
        Some(true) => return Some(Retries::Usual),
        None => {}
    }
    let value = extensions.get(SPEAKEASY)?;
    let place = holder.key(SPEAKEASY);
    match value.get("strategy").and_then(Value::as_str) {
        Some("none") => Some(Retries::Never),
        Some("backoff") => {
            note_policy(context, value, &place);
            Some(backoff(value))
        }
        _ if value == &Value::Bool(false) => Some(Retries::Never),
        _ => {
            if context.is_new(codes::UNFIT_HINT, &place) {
                let message = format!("`{SPEAKEASY}` has none of the known strategies; it is left aside");
                let help = "write `strategy: backoff` or `strategy: none`";
                context.diagnostics.degraded(codes::UNFIT_HINT, &place, message, help);
            }
            None
        }
    }
}

/// A service that asks for a retry after its own failure takes the request twice.
fn backoff(value: &Value) -> Retries {
    let codes = value.get("statusCodes").and_then(Value::as_array);
    let of_server = |code: &Value| match code {
        Value::String(code) => code.starts_with('5'),
        code => code.as_u64().is_some_and(|code| code >= 500),
    };
    match codes.is_none_or(|codes| codes.iter().any(of_server)) {
        true => Retries::Always,
        false => Retries::Usual,
    }
}

/// Says once that waits and statuses are the client's own.
fn note_policy(context: &mut Context<'_>, value: &Value, place: &Place) {
    let policy = ["backoff", "statusCodes", "retryConnectionErrors"];
    let says_more = policy.iter().any(|key| value.get(key).is_some());
    if says_more && context.is_new(codes::UNEXPRESSED_HINT, place) {
        let message = format!("`{SPEAKEASY}` has waits and statuses, for which the client has rules of its own");
        let help = "nothing to do where those will do; an operation that is harmless to send twice can say so by the \
                    extension itself, or by `idempotent = true` under `[operations]`";
        context.diagnostics.note(codes::UNEXPRESSED_HINT, place, message, help);
    }
}
