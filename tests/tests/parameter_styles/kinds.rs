//! Locations and styles, and how generated code sends a value in each.

use serde_json::Value;

use crate::decode::Kind;
use crate::runtime::{Allow, CookieStyle, PathStyle, QueryStyle, RequestParts};

/// Every location with every style that it has.
pub(crate) const KINDS: [Kind; 18] = [
    Kind::of("path", "simple", false),
    Kind::of("path", "simple", true),
    Kind::of("path", "label", false),
    Kind::of("path", "label", true),
    Kind::of("path", "matrix", false),
    Kind::of("path", "matrix", true),
    Kind::of("query", "form", false),
    Kind::of("query", "form", true),
    Kind::of("query", "spaceDelimited", false),
    Kind::of("query", "pipeDelimited", false),
    Kind::of("query", "deepObject", true),
    Kind::of("header", "simple", false),
    Kind::of("header", "simple", true),
    Kind::of("cookie", "form", false),
    Kind::of("cookie", "form", true),
    Kind::of("cookie", "cookie", false),
    Kind::of("cookie", "cookie", true),
    Kind::of("query", "spaceDelimited", true),
];

/// The part of a request that a value becomes, as generated code writes it; or why it is refused.
pub(crate) fn sent(kind: Kind, value: &Value, reserved: bool) -> Result<String, String> {
    let mut parts = RequestParts::new();
    parts.path("/a/");
    parts.query("first", Some("1"));
    match kind.location {
        "path" => segment(&mut parts, kind, value, reserved),
        "query" => pairs(&mut parts, kind, value, reserved),
        "header" => match value {
            Value::String(text) => parts.header("color", Some(text)),
            value => parts.header_value("color", Some(value), kind.explode),
        },
        _ if reserved => parts.cookie_reserved("color", Some(value), kind.explode),
        _ => match (kind.style, value) {
            ("form", Value::String(text)) => parts.cookie("color", Some(text)),
            ("form", value) => parts.cookie_value("color", Some(value), CookieStyle::Form, kind.explode),
            (_, value) => parts.cookie_value("color", Some(value), CookieStyle::Cookie, kind.explode),
        },
    }
    parts.path("/z");
    parts.query("last", Some("2"));
    let parts = parts.finished().map_err(|error| error.to_string())?;
    let path = parts.finished_path().map_err(|error| error.to_string())?.to_owned();
    let query = parts.query_so_far().as_str().to_owned();
    let inside = |text: &str, before: &str, after: &str| {
        let rest = text.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        rest.unwrap_or_else(|| panic!("{kind:?} {value}: {text} is not around its value"))
            .to_owned()
    };
    if kind.location == "path" {
        assert_eq!(path.matches('/').count(), 3, "{kind:?} {value}: {path}");
        return Ok(inside(&path, "/a/", "/z"));
    }
    if kind.location == "query" {
        let text = inside(&query, "first=1", "&last=2");
        return Ok(text.strip_prefix('&').unwrap_or(&text).to_owned());
    }
    let (headers, cookies, ..) = parts.into_headers_and_body();
    let text = match kind.location {
        "cookie" => cookies.join("; "),
        _ => headers.get("color").map_or(String::new(), |value| {
            String::from_utf8(value.as_bytes().to_vec()).expect("it is what was passed")
        }),
    };
    assert!(http::HeaderValue::from_str(&text).is_ok(), "{kind:?} {value}: {text}");
    Ok(text)
}

fn segment(parts: &mut RequestParts, kind: Kind, value: &Value, reserved: bool) {
    let style = match kind.style {
        "label" => PathStyle::Label,
        "matrix" => PathStyle::Matrix,
        _ => PathStyle::Simple,
    };
    match value {
        value if reserved => parts.segment_reserved("color", value, style, kind.explode),
        Value::String(text) if style == PathStyle::Simple => parts.segment("color", text),
        value => parts.segment_value("color", value, style, kind.explode),
    }
}

fn pairs(parts: &mut RequestParts, kind: Kind, value: &Value, reserved: bool) {
    let style = match (kind.style, kind.explode) {
        ("deepObject", _) => QueryStyle::DeepObject,
        (_, true) => QueryStyle::FormExplode,
        ("spaceDelimited", _) => QueryStyle::Space,
        ("pipeDelimited", _) => QueryStyle::Pipe,
        _ => QueryStyle::Form,
    };
    match value {
        value if reserved => parts.query_allowing("color", Some(value), style, Allow::Reserved),
        Value::String(text) => parts.query("color", Some(text)),
        Value::Array(items) => {
            let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            parts.query_list("color", Some(&texts), style);
        }
        value => parts.query_value("color", Some(value), style),
    }
}
