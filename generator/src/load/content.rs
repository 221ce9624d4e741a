//! `contentEncoding` and `contentMediaType` as formats of 3.0: bytes that are encoded as text, or bytes as they are.

use super::at::At;
use super::keyword::Keywords;

/// Encodings that leave bytes as they are (RFC 2045, section 6.2).
pub(crate) const UNENCODED: [&str; 3] = ["binary", "8bit", "7bit"];

/// Reads either keyword, whichever comes first.
pub(super) fn read(keywords: &mut Keywords, at: &At<'_>) {
    let encodes = |name: &str| !UNENCODED.iter().any(|known| known.eq_ignore_ascii_case(name));
    let is_encoded = || {
        let mut extra = keywords.rest.extra.iter();
        extra.any(|(key, node)| key == "contentEncoding" && node.as_str().is_none_or(encodes))
    };
    let format = match (at.key(), at.node.as_str()) {
        ("contentEncoding", Some(encoding)) if encodes(encoding) => {
            keywords.any.format.take_if(|format| format == "binary");
            (encoding == "base64").then_some("byte")
        }
        ("contentMediaType", Some(name)) if is_of_bytes(name) && !is_encoded() => Some("binary"),
        _ => None,
    };
    if let Some(format) = format {
        keywords.any.format.get_or_insert_with(|| format.to_owned());
    }
}

/// Whether no text is of this media type.
fn is_of_bytes(media_type: &str) -> bool {
    let media_type = media_type.to_ascii_lowercase();
    let bytes = [
        "application/octet-stream",
        "application/pdf",
        "application/zip",
        "application/gzip",
    ];
    let is_of = |kind: &str| media_type.starts_with(kind) && !media_type.contains("+xml");
    bytes.contains(&media_type.as_str()) || ["audio/", "font/", "image/", "video/"].into_iter().any(is_of)
}
