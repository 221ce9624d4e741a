//! Media types: which of several is used, and how its content is read.

use indexmap::IndexMap;
use openapiv3::MediaType;

use crate::model::BodyEncoding;

/// The media type that suits a client best: JSON, then forms, then text, then bytes; of equals the first by name.
pub(in crate::lower) fn best(content: &IndexMap<String, MediaType>) -> Option<(&str, &MediaType)> {
    let rank = |name: &str| match encoding(name) {
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
        .min_by(|(left, _), (right, _)| (rank(left), *left).cmp(&(rank(right), *right)))
}

/// How a value of a media type becomes bytes.
pub(in crate::lower) fn encoding(name: &str) -> BodyEncoding {
    match essence(name).as_str() {
        "application/x-www-form-urlencoded" => BodyEncoding::Form,
        "multipart/form-data" => BodyEncoding::Multipart,
        "*/*" | "application/*" | "text/json" | "json" => BodyEncoding::Json,
        essence if essence == "application/json" || essence.ends_with("+json") => BodyEncoding::Json,
        essence if essence.starts_with("text/") && essence != "text/event-stream" => BodyEncoding::Text,
        "application/xml" => BodyEncoding::Text,
        essence if essence.ends_with("+xml") => BodyEncoding::Text,
        _ => BodyEncoding::Bytes,
    }
}

/// Whether the content comes piece by piece.
pub(super) fn is_stream(name: &str) -> bool {
    matches!(
        essence(name).as_str(),
        "text/event-stream"
            | "application/x-ndjson"
            | "application/jsonl"
            | "application/stream+json"
            | "application/json-seq"
    )
}

/// The media type without its parameters, in lower case.
pub(super) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
