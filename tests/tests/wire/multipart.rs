//! Reads multipart bodies (RFC 2046 section 5.1.1, RFC 7578, RFC 2387), from the RFCs and not from our writer.

use std::collections::BTreeMap;

/// A part: its headers by their names in small letters, and its content.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) content: Vec<u8>,
}

impl Part {
    /// A parameter of `Content-Disposition`, with what browsers escape (HTML standard, "Multipart form data").
    pub(crate) fn disposition(&self, kind: &str, name: &str) -> Option<String> {
        let rest = self.headers.get("content-disposition")?.strip_prefix(kind)?;
        let quoted = rest.split_once(&format!("; {name}=\""))?.1.split('"').next()?;
        Some(quoted.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"))
    }
}

/// A parameter of a media type, in quotes or not (RFC 2045, section 5.1).
pub(crate) fn parameter<'t>(content_type: &'t str, name: &str) -> Option<&'t str> {
    let mut parameters = content_type
        .split(';')
        .skip(1)
        .filter_map(|piece| piece.trim().split_once('='));
    let (_, value) = parameters.find(|(found, _)| found.eq_ignore_ascii_case(name))?;
    Some(value.trim_matches('"'))
}

/// The parts of a body with this `Content-Type`.
pub(crate) fn parts(content_type: &str, body: &[u8]) -> Vec<Part> {
    let boundary = parameter(content_type, "boundary").expect("a boundary");
    let body = body
        .strip_prefix(format!("--{boundary}").as_bytes())
        .expect("a first boundary");
    let separator = format!("\r\n--{boundary}");
    let mut rest = body;
    let mut parts = Vec::new();
    while let Some(part) = rest.strip_prefix(b"\r\n".as_slice()) {
        let end = find(part, separator.as_bytes()).expect("a next boundary");
        parts.push(read(&part[..end]));
        rest = &part[end + separator.len()..];
    }
    assert_eq!(rest, b"--\r\n", "the last boundary ends the body");
    parts
}

fn read(part: &[u8]) -> Part {
    let end = find(part, b"\r\n\r\n").expect("an end of headers");
    let headers = std::str::from_utf8(&part[..end]).expect("headers are text");
    let headers = headers.split("\r\n").map(|line| {
        let (name, value) = line.split_once(": ").expect("a colon");
        (name.to_lowercase(), value.to_owned())
    });
    Part {
        headers: headers.collect(),
        content: part[end + 4..].to_vec(),
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
