//! Media types: which of several is used, and how its content is read.

use indexmap::IndexMap;
use openapiv3::MediaType;

use crate::model::BodyEncoding;

/// The media type that suits a client best: JSON, then forms, then text, then bytes; of equals the first by name,
/// and a range such as `image/*` last.
pub(in crate::lower) fn best(content: &IndexMap<String, MediaType>) -> Option<(&str, &MediaType)> {
    let rank = |name: &str| match encoding(name) {
        _ if framing(name).is_some() => 6,
        BodyEncoding::Json if essence(name) == "application/json" => 0,
        BodyEncoding::Json => 1,
        BodyEncoding::Multipart => 2,
        BodyEncoding::Form => 3,
        BodyEncoding::Text => 4,
        BodyEncoding::Bytes => 5,
    };
    content
        .iter()
        .map(|(name, media)| (name.as_str(), media))
        .min_by_key(|(name, _)| (rank(name), name.contains('*'), *name))
}

/// How a value of a media type becomes bytes.
pub(in crate::lower) fn encoding(name: &str) -> BodyEncoding {
    match essence(name).as_str() {
        "application/x-www-form-urlencoded" => BodyEncoding::Form,
        "multipart/form-data" => BodyEncoding::Multipart,
        "*/*" | "application/*" | "text/json" | "json" => BodyEncoding::Json,
        essence if essence == "application/json" || essence.ends_with("+json") => BodyEncoding::Json,
        essence if essence.starts_with("text/") => BodyEncoding::Text,
        "application/xml" => BodyEncoding::Text,
        essence if essence.ends_with("+xml") => BodyEncoding::Text,
        _ => BodyEncoding::Bytes,
    }
}

/// Whether content of a media type is JSON for certain.
pub(in crate::lower) fn is_json(name: &str) -> bool {
    encoding(name) == BodyEncoding::Json && !name.contains('*')
}

/// How the body of a media type falls into items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Framing {
    /// Server-sent events.
    Events,
    /// A JSON text a line.
    Lines,
    /// A JSON text behind each record separator.
    Records,
}

/// How the content falls into items, where it comes piece by piece.
pub(super) fn framing(name: &str) -> Option<Framing> {
    match essence(name).as_str() {
        "text/event-stream" => Some(Framing::Events),
        "application/x-ndjson" | "application/ndjson" | "application/stream+json" | "application/x-json-stream" => {
            Some(Framing::Lines)
        }
        "application/jsonl"
        | "application/x-jsonl"
        | "application/jsonlines"
        | "application/x-jsonlines"
        | "application/json-lines"
        | "text/jsonl"
        | "text/x-ndjson" => Some(Framing::Lines),
        essence if essence == "application/json-seq" || essence.ends_with("+json-seq") => Some(Framing::Records),
        _ => None,
    }
}

/// Whether a media type can stand in `Accept` as it is (RFC 9110, section 12.5.1): `json` cannot.
pub(super) fn is_acceptable(name: &str) -> bool {
    let essence = essence(name);
    let printable = name.chars().all(|sign| matches!(sign, ' '..='~') && sign != ',');
    printable
        && essence
            .split_once('/')
            .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// Whether a text is a token (RFC 9110, section 5.6.2), as names of headers are.
pub(super) fn is_token(text: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(sign);
    !text.is_empty() && text.chars().all(is_sign)
}

/// The media type without its parameters, in lower case.
pub(super) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
