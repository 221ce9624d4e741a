//! Responses: what is decoded by which status.

use openapiv3::{Response, StatusCode};

use super::outline::Outline;
use super::{media, stream};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::docs;
use crate::lower::draft::{self, Role};
use crate::lower::header::{self, Carried};
use crate::lower::resolve::Use;
use crate::lower::sample::{Direction, Fill, Order};
use crate::lower::schema::shape::{Shape, flag};
use crate::model::{BodyEncoding, ErrorCase, Payload, StatusRange, Stream, Success};
use crate::naming::{Scope, VariantName, words};
use crate::pointer::Place;

/// What an operation answers.
pub(super) struct Answers<'a> {
    /// The successes, exact statuses before ranges before `default`.
    pub(super) successes: Vec<Success>,
    /// The success that can be read piece by piece.
    pub(super) stream: Option<Stream>,
    /// The errors, in the same order.
    pub(super) errors: Vec<ErrorCase>,
    /// Whether a success documents the header `Link` (RFC 8288).
    pub(super) has_link: bool,
    /// The headers of all answers.
    pub(super) headers: Vec<Carried<'a>>,
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
    let mut stream = None;
    let mut has_link = false;
    let mut headers = Vec::new();
    let mut errors = Vec::new();
    let mut scope = Scope::new(&[]);
    let mut success_scope = Scope::new(&[]);
    for (status, place, response) in found {
        header::of_response(context, response, &place, &mut headers);
        if is_success(status) || (status == StatusRange::Default && !has_success) {
            let is_empty = has_no_content(context, outline, status, response, &place);
            let payload = match is_empty {
                true => Payload::Empty,
                false => payload(context, outline, response, &place, noun, &["response".to_owned()]),
            };
            has_link |= response.headers.keys().any(|name| name.eq_ignore_ascii_case("link"));
            if !is_empty {
                stream = stream.or_else(|| stream::of(context, outline, response, &place, noun));
            }
            successes.push(Success {
                status,
                variant: success_scope.mint::<VariantName>(&reason(status)),
                media_type: media::best(&response.content)
                    .map(|(name, _)| name)
                    .filter(|name| media::is_acceptable(name))
                    .map(str::to_owned),
                sample: sample(context, response, &payload),
                payload,
                docs: docs::prose(Some(&response.description)),
            });
        } else if is_error(status) {
            let reason = reason(status);
            let suffix: Vec<String> = words::split(&reason).into_iter().chain(["error".to_owned()]).collect();
            let payload = match has_no_content(context, outline, status, response, &place) {
                true => Payload::Empty,
                false => payload(context, outline, response, &place, noun, &suffix),
            };
            errors.push(ErrorCase {
                status,
                variant: scope.mint::<VariantName>(&reason),
                sample: sample(context, response, &payload),
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
        errors,
        has_link,
        headers,
    }
}

/// Whether HTTP allows an answer no content (RFC 9110, sections 9.3.2, 15.3.5, 15.3.6 and 15.4.5).
fn has_no_content(
    context: &mut Context<'_>,
    outline: &Outline<'_>,
    status: StatusRange,
    response: &Response,
    place: &Place,
) -> bool {
    if outline.http_method == "HEAD" {
        return true;
    }
    let StatusRange::Exactly(status @ (204 | 205 | 304)) = status else {
        return false;
    };
    if !response.content.is_empty() {
        context.diagnostics.note(
            codes::CONTENT_WITHOUT_PLACE,
            place,
            format!("an answer with the status {status} has no content; what is described of it is left out"),
            "remove `content`, or document the status that the service sends with it",
        );
    }
    true
}

fn payload<'a>(
    context: &mut Context<'a>,
    outline: &Outline<'a>,
    response: &'a Response,
    place: &Place,
    noun: &[String],
    suffix: &[String],
) -> Payload {
    let Some((media_type, content)) = media::best(&response.content) else {
        return Payload::Empty;
    };
    let place = context.place(&content.extensions, &place.key("content").key(media_type));
    if stream::is_one(context, media_type, content) {
        return Payload::Text;
    }
    if response.content.len() > 1 {
        context.diagnostics.note(
            codes::SEVERAL_MEDIA_TYPES,
            &place,
            format!(
                "the response has {} media types; `{media_type}` is asked for",
                response.content.len()
            ),
            "nothing to do if it is the one to read",
        );
    }
    let schema = content.schema.as_ref().map(Use::from);
    match media::encoding(media_type) {
        BodyEncoding::Json => {}
        BodyEncoding::Text => return Payload::Text,
        _ => return Payload::Bytes,
    }
    let Some(schema) = schema else {
        return Payload::Json {
            ty: crate::model::TypeRef::Json,
            one_or_many: false,
        };
    };
    if let Use::Schema(inner) = schema
        && Shape::of(inner).format == Some("binary")
    {
        return Payload::Bytes;
    }
    let plain = outline.method_words.iter().all(|word| {
        matches!(
            word.as_str(),
            "get" | "retrieve" | "read" | "fetch" | "by" | "id" | "one"
        )
    });
    let node = context.node(
        None,
        Role::Payload(draft::Payload {
            phrase: outline.phrase.clone(),
            suffix: suffix.to_vec(),
            noun: noun.to_vec(),
            method: outline.method_words.clone(),
            is_resource: plain && outline.http_method == "GET" && suffix == ["response"],
        }),
    );
    let hint = |schema: Use<'_>| match schema {
        Use::Schema(schema) => flag(&schema.schema_data.extensions, "x-one-or-many"),
        Use::Reference(_) => false,
    };
    let one_or_many =
        hint(schema) || flag(&content.extensions, "x-one-or-many") || flag(&response.extensions, "x-one-or-many");
    let typed = context.type_of(schema, node, &place.key("schema"));
    Payload::Json {
        ty: typed.element(),
        one_or_many,
    }
}

/// A value that an answer can carry as JSON.
fn sample<'a>(context: &mut Context<'a>, response: &'a Response, payload: &Payload) -> Option<String> {
    let Payload::Json { .. } = payload else {
        return None;
    };
    let (_, content) = media::best(&response.content)?;
    let Some(schema) = content.schema.as_ref() else {
        return Some("\"text\"".to_owned());
    };
    let order = Order {
        direction: Direction::Answer,
        fill: Fill::Most,
        flat: false,
        hint: None,
    };
    let sample = context.sample(schema.into(), order);
    sample.map(|sample| sample.to_string())
}

fn range(status: &StatusCode) -> StatusRange {
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
