//! Responses: what is decoded by which status.

use openapiv3::{Response, StatusCode};

use super::outline::Outline;
use super::{media, payload, stream};
use crate::lower::context::Context;
use crate::lower::docs;
use crate::lower::header::{self, Carried};
use crate::model::{ErrorCase, OtherAnswer, Payload, StatusRange, Stream, Success};
use crate::naming::{Scope, VariantName, words};
use crate::pointer::Place;

/// What an operation answers.
#[derive(Clone)]
pub(super) struct Answers<'a> {
    /// The successes, exact statuses before ranges before `default`.
    pub(super) successes: Vec<Success>,
    /// What the first success can be beside what is asked for; the names of methods are none yet.
    pub(super) others: Vec<OtherAnswer>,
    /// The success that can be read piece by piece.
    pub(super) stream: Option<Stream>,
    /// The errors, in the same order.
    pub(super) errors: Vec<ErrorCase>,
    /// Whether a success documents the header `Link` (RFC 8288).
    pub(super) has_link: bool,
    /// The headers of all answers.
    pub(super) headers: Vec<Carried<'a>>,
}

impl Answers<'_> {
    /// Whether successes carry different payloads.
    pub(super) fn differ(&self) -> bool {
        let first = self.successes.first();
        let others = self.successes.iter();
        others
            .into_iter()
            .any(|success| first.is_some_and(|first| first.payload != success.payload))
    }
}

/// What an operation answers, by status.
pub(super) fn all<'a>(context: &mut Context<'a>, outline: &Outline<'a>, noun: &[String]) -> Answers<'a> {
    let described = &outline.operation.responses;
    let holder = outline.place.key("responses");
    let mut found: Vec<(StatusRange, Place, &'a Response)> = Vec::new();
    let of_status = described
        .responses
        .iter()
        .map(|(status, response)| (range(status), status.to_string(), response));
    let default = described
        .default
        .iter()
        .map(|response| (StatusRange::Default, "default".to_owned(), response));
    for (status, key, response) in of_status.chain(default) {
        let place = holder.key(&key);
        match context.entry(response, "responses", |parts| &parts.responses) {
            Ok(response) => {
                let place = context.place(&response.extensions, &place);
                found.push((status, place, response));
            }
            Err(reference) => context.dangling(reference, &place, "the response is left out"),
        }
    }
    found.sort_by_key(|(status, ..)| *status);
    let has_success = found.iter().any(|(status, ..)| is_success(*status));
    let mut successes = Vec::new();
    let mut others = Vec::new();
    let mut stream = None;
    let mut has_link = false;
    let mut headers = Vec::new();
    let mut errors = Vec::new();
    let mut scope = Scope::new(&[]);
    let mut success_scope = Scope::new(&[]);
    let names = |suffix: &[String], status: StatusRange| payload::role(outline, noun, suffix, status);
    for (status, place, response) in found {
        header::of_response(context, response, &place, &mut headers);
        if is_success(status) || (status == StatusRange::Default && !has_success) {
            let payload = payload::of(
                context,
                outline,
                status,
                response,
                &place,
                &names(&["response".to_owned()], status),
            );
            has_link |= response.headers.keys().any(|name| name.eq_ignore_ascii_case("link"));
            if payload != Payload::Empty {
                if others.is_empty() {
                    others = payload::others(context, outline, (status, response), &place, noun, &payload);
                }
                stream = stream.or_else(|| stream::of(context, outline, response, &place, noun));
            }
            successes.push(Success {
                status,
                variant: success_scope.mint::<VariantName>(&reason(status)),
                media_type: media::best(&response.content)
                    .map(|(name, _)| name)
                    .filter(|name| media::is_acceptable(name))
                    .map(str::to_owned),
                sample: payload::sample(context, response, &payload),
                payload,
                docs: docs::prose(Some(&response.description)),
            });
        } else if is_error(status) {
            let reason = reason(status);
            let suffix: Vec<String> = words::split(&reason).into_iter().chain(["error".to_owned()]).collect();
            let payload = payload::of(context, outline, status, response, &place, &names(&suffix, status));
            errors.push(ErrorCase {
                status,
                variant: scope.mint::<VariantName>(&reason),
                sample: payload::sample(context, response, &payload),
                payload,
                docs: docs::prose(Some(&response.description)),
            });
        }
    }
    let bytes = matches!(
        successes.as_slice(),
        [Success {
            payload: Payload::Bytes,
            ..
        }]
    );
    Answers {
        stream: stream.or_else(|| bytes.then(stream::of_bytes)),
        successes,
        others,
        errors,
        has_link,
        headers,
    }
}

pub(super) fn range(status: &StatusCode) -> StatusRange {
    match status {
        StatusCode::Code(code) => StatusRange::Exactly(*code),
        StatusCode::Range(class) => StatusRange::Class(u8::try_from(*class).unwrap_or(5)),
    }
}

fn is_success(status: StatusRange) -> bool {
    matches!(status, StatusRange::Exactly(200..=299) | StatusRange::Class(2))
}

fn is_error(status: StatusRange) -> bool {
    !matches!(status, StatusRange::Exactly(0..=299) | StatusRange::Class(0..=2))
}

/// The name of a status (RFC 9110, section 15, and the registry that it makes).
fn reason(status: StatusRange) -> String {
    let reason = match status {
        StatusRange::Default => "Default",
        StatusRange::Class(2) => "Success",
        StatusRange::Class(3) => "Redirection",
        StatusRange::Class(4) => "ClientError",
        StatusRange::Class(5) => "ServerError",
        StatusRange::Class(class) => return format!("Status{class}XX"),
        StatusRange::Exactly(code) => match code {
            200 => "Ok",
            201 => "Created",
            202 => "Accepted",
            203 => "NonAuthoritativeInformation",
            204 => "NoContent",
            205 => "ResetContent",
            206 => "PartialContent",
            207 => "MultiStatus",
            208 => "AlreadyReported",
            226 => "ImUsed",
            300 => "MultipleChoices",
            301 => "MovedPermanently",
            302 => "Found",
            303 => "SeeOther",
            304 => "NotModified",
            307 => "TemporaryRedirect",
            308 => "PermanentRedirect",
            400 => "BadRequest",
            401 => "Unauthorized",
            402 => "PaymentRequired",
            403 => "Forbidden",
            404 => "NotFound",
            405 => "MethodNotAllowed",
            406 => "NotAcceptable",
            407 => "ProxyAuthenticationRequired",
            408 => "RequestTimeout",
            409 => "Conflict",
            410 => "Gone",
            411 => "LengthRequired",
            412 => "PreconditionFailed",
            413 => "ContentTooLarge",
            414 => "UriTooLong",
            415 => "UnsupportedMediaType",
            416 => "RangeNotSatisfiable",
            417 => "ExpectationFailed",
            418 => "ImATeapot",
            421 => "MisdirectedRequest",
            422 => "UnprocessableContent",
            423 => "Locked",
            424 => "FailedDependency",
            425 => "TooEarly",
            426 => "UpgradeRequired",
            428 => "PreconditionRequired",
            429 => "TooManyRequests",
            431 => "RequestHeaderFieldsTooLarge",
            451 => "UnavailableForLegalReasons",
            500 => "InternalServerError",
            501 => "NotImplemented",
            502 => "BadGateway",
            503 => "ServiceUnavailable",
            504 => "GatewayTimeout",
            505 => "HttpVersionNotSupported",
            507 => "InsufficientStorage",
            508 => "LoopDetected",
            511 => "NetworkAuthenticationRequired",
            code => return format!("Status{code}"),
        },
    };
    reason.to_owned()
}
