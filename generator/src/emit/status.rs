//! Statuses in prose and in the tables of the runtime's macros.

use crate::model::StatusRange;

/// How prose names a status.
pub(super) fn text(status: StatusRange) -> String {
    match status {
        StatusRange::Exactly(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}xx"),
        StatusRange::Default => "any other".to_owned(),
    }
}

/// The pattern that matches a status.
pub(super) fn pattern(status: StatusRange) -> String {
    match status {
        StatusRange::Exactly(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}00..={class}99"),
        StatusRange::Default => "_".to_owned(),
    }
}

/// What a status means (RFC 9110, section 15), where the description does not say.
pub(super) fn meaning(status: StatusRange) -> &'static str {
    match status {
        StatusRange::Exactly(400) => "the request is malformed",
        StatusRange::Exactly(401) => "the credentials are missing or wrong",
        StatusRange::Exactly(402) => "payment is required",
        StatusRange::Exactly(403) => "the credentials do not permit it",
        StatusRange::Exactly(404) => "there is no such thing",
        StatusRange::Exactly(405) => "the method is not allowed here",
        StatusRange::Exactly(406) => "no acceptable representation",
        StatusRange::Exactly(408) => "the request took too long",
        StatusRange::Exactly(409) => "it conflicts with the present state",
        StatusRange::Exactly(410) => "it is gone",
        StatusRange::Exactly(412) => "a precondition failed",
        StatusRange::Exactly(413) => "the body is too large",
        StatusRange::Exactly(415) => "the media type is not supported",
        StatusRange::Exactly(422) => "the content cannot be processed",
        StatusRange::Exactly(429) => "too many requests",
        StatusRange::Exactly(500) => "the service failed",
        StatusRange::Exactly(501) => "the service cannot do this",
        StatusRange::Exactly(502) => "a server behind the service failed",
        StatusRange::Exactly(503) => "the service is not available",
        StatusRange::Exactly(504) => "a server behind the service took too long",
        StatusRange::Class(4) => "the request was refused",
        StatusRange::Class(5) => "the service failed",
        StatusRange::Exactly(_) | StatusRange::Class(_) => "documented without a text",
        StatusRange::Default => "an answer without a variant of its own",
    }
}
