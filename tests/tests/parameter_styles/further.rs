//! Values that the tables do not have: typed ones, nested ones, those without parts, and media types.

use serde_json::Value;

use crate::calls::{Call, run};

/// Location, what the parameter has beside name and location, argument, and what is sent: part of the address, cookie,
/// header, or after `!` the reason why nothing is.
const CALLS: &[(&str, &str, &str, &str)] = &[
    // Nothing but the empty text.
    ("query", r#""schema": {"type": "string"}"#, "\"\"", "?color="),
    (
        "query",
        r#""style": "form", "explode": false, "schema": {"$ref": "S#Texts"}"#,
        "[\"\"]",
        "?color=",
    ),
    (
        "path",
        r#""style": "matrix", "schema": {"type": "string"}"#,
        "\"\"",
        ";color",
    ),
    ("path", r#""style": "label", "schema": {"type": "string"}"#, "\"\"", "."),
    (
        "path",
        r#""schema": {"type": "string"}"#,
        "\"\"",
        "!`color` must not be empty",
    ),
    ("header", r#""schema": {"type": "string"}"#, "\"\"", ""),
    (
        "cookie",
        r#""style": "cookie", "schema": {"type": "string"}"#,
        "\"\"",
        "color=",
    ),
    // Typed values.
    (
        "query",
        r#""schema": {"type": "array", "items": {"$ref": "S#Shade"}}"#,
        "[api::Shade::Light, api::Shade::DarkBlue]",
        "?color=light&color=dark%20blue",
    ),
    (
        "query",
        r#""explode": false, "schema": {"type": "array", "items": {"type": "integer"}}"#,
        "[1, -2]",
        "?color=1,-2",
    ),
    (
        "query",
        r#""schema": {"type": "string", "format": "date"}"#,
        "\"2026-02-03\".parse::<api::Date>().unwrap()",
        "?color=2026-02-03",
    ),
    (
        "query",
        r#""schema": {"type": "string", "format": "date-time"}"#,
        "\"2026-02-03T04:05:06.5Z\".parse::<api::DateTime>().unwrap()",
        "?color=2026-02-03T04%3A05%3A06.5Z",
    ),
    (
        "query",
        r#""schema": {"type": "number", "format": "decimal"}"#,
        "\"0.10\".parse::<api::Number>().unwrap()",
        "?color=0.10",
    ),
    ("query", r#""schema": {"type": "boolean"}"#, "true", "?color=true"),
    ("query", r#""schema": {"type": "number"}"#, "1.5", "?color=1.5"),
    (
        "path",
        r#""schema": {"$ref": "S#Shade"}"#,
        "api::Shade::DarkBlue",
        "dark%20blue",
    ),
    (
        "path",
        r#""schema": {"type": "array", "items": {"type": "integer"}}"#,
        "[1, 2]",
        "1,2",
    ),
    (
        "path",
        r#""schema": {"type": "array", "items": {"type": "string"}}"#,
        "Vec::<String>::new()",
        "!`color` must not be empty",
    ),
    (
        "header",
        r#""schema": {"type": "array", "items": {"type": "integer"}}"#,
        "[1, 2]",
        "1,2",
    ),
    (
        "header",
        r#""schema": {"type": "array", "items": {"type": "string"}}"#,
        "[\"a,b\"]",
        "!`color` has a part with the text that parts it",
    ),
    (
        "header",
        r#""explode": true, "schema": {"$ref": "S#Range"}"#,
        "api::Range::from_json(r#\"{\"to\":\"2026-02-03\",\"from\":\"2026-01-01\"}\"#).unwrap()",
        "from=2026-01-01,to=2026-02-03",
    ),
    // Numbers are not rounded, and properties stay in their order.
    (
        "query",
        r#""schema": {"$ref": "S#Numbers"}"#,
        "api::Numbers::from_json(r#\"{\"z\":123456789012345678901234567890,\"a\":0.10}\"#).unwrap()",
        "?z=123456789012345678901234567890&a=0.10",
    ),
    // What is null is left out.
    (
        "query",
        r#""schema": {"type": "array", "items": {"type": ["string", "null"]}}"#,
        "[Some(\"a\".to_owned()), None]",
        "?color=a",
    ),
    (
        "query",
        r#""style": "form", "explode": false, "schema": {"$ref": "S#Nullable"}"#,
        "api::Nullable::from_json(r#\"{\"a\":null,\"b\":\"c\"}\"#).unwrap()",
        "?color=b,c",
    ),
    // Nested values.
    (
        "query",
        r#""style": "deepObject", "schema": {"$ref": "S#Filter"}"#,
        FILTER,
        "?color%5Bshades%5D%5B%5D=light&color%5Bshades%5D%5B%5D=dark%20blue&color%5Brange%5D%5Bfrom%5D=2026-01-01&color%5Branges%5D%5B0%5D%5Bto%5D=2026-02-03",
    ),
    (
        "query",
        r#""schema": {"$ref": "S#Filter"}"#,
        FILTER,
        "?shades=light&shades=dark%20blue&range=%7B%22from%22%3A%222026-01-01%22%7D&ranges=%7B%22to%22%3A%222026-02-03%22%7D",
    ),
    (
        "query",
        r#""explode": false, "schema": {"$ref": "S#Filter"}"#,
        FILTER,
        "?color=shades,%5B%22light%22%2C%22dark%20blue%22%5D,range,%7B%22from%22%3A%222026-01-01%22%7D,ranges,%5B%7B%22to%22%3A%222026-02-03%22%7D%5D",
    ),
    (
        "query",
        r#""style": "deepObject", "schema": {"$ref": "S#Filter"}"#,
        "api::Filter::new()",
        "",
    ),
    // Media types.
    (
        "query",
        r#""content": {"application/json": {"schema": {"$ref": "S#Texts"}}}"#,
        "[\"a b\"]",
        "?color=%5B%22a%20b%22%5D",
    ),
    (
        "query",
        r#""content": {"application/vnd.color+json": {"schema": {"type": "string"}}}"#,
        "\"a\"",
        "?color=%22a%22",
    ),
    (
        "query",
        r#""content": {"text/plain": {"schema": {"type": "integer"}}}"#,
        "7",
        "?color=7",
    ),
    (
        "query",
        r#""content": {"application/xml": {"schema": {"$ref": "S#Range"}}}"#,
        "\"<range/>\"",
        "?color=%3Crange%2F%3E",
    ),
    (
        "query",
        r#""content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "S#Range"}}}"#,
        "\"from=2026-01-01\"",
        "?color=from%3D2026-01-01",
    ),
    (
        "query",
        r#""content": {"application/jsonpath": {"schema": {"type": "string"}}}"#,
        "\"$.a\"",
        "?color=%24.a",
    ),
    (
        "header",
        r#""content": {"text/plain": {"schema": {"type": "string"}}}"#,
        "\"a; b=\\\"c\\\"\"",
        "a; b=\"c\"",
    ),
    (
        "cookie",
        r#""content": {"text/plain": {"schema": {"type": "string"}}}"#,
        "\"a%20b\"",
        "color=a%20b",
    ),
    (
        "querystring",
        r#""content": {"application/x-www-form-urlencoded": {"schema": {"$ref": "S#Range"}}}"#,
        "api::Range::from_json(r#\"{\"from\":\"2026-01-01\"}\"#).unwrap()",
        "?from=2026-01-01",
    ),
    (
        "querystring",
        r#""content": {"application/json": {"schema": {"$ref": "S#Texts"}}}"#,
        "[\"a\"]",
        "?%5B%22a%22%5D",
    ),
    (
        "querystring",
        r#""content": {"application/jsonpath": {"schema": {"type": "string"}}}"#,
        "\"$.a.b[1:1]\"",
        "?%24.a.b%5B1%3A1%5D",
    ),
    // What is allowed.
    (
        "query",
        r#""allowReserved": true, "schema": {"type": "string"}"#,
        "\"/a?b=c&d\"",
        "?color=/a?b=c%26d",
    ),
    (
        "query",
        r#""allowReserved": true, "schema": {"type": "integer"}"#,
        "7",
        "?color=7",
    ),
    (
        "path",
        r#""allowReserved": true, "schema": {"type": "string"}"#,
        "\"a:b%2Fc/d\"",
        "a:b%2Fc%2Fd",
    ),
    (
        "cookie",
        r#""allowReserved": true, "schema": {"type": "string"}"#,
        "\"/a b\"",
        "color=/a%20b",
    ),
    (
        "query",
        r#""allowEmptyValue": true, "schema": {"$ref": "S#Texts"}"#,
        "Vec::<String>::new()",
        "?color=",
    ),
    ("query", r#""schema": {"$ref": "S#Texts"}"#, "Vec::<String>::new()", ""),
];

const FILTER: &str = "api::Filter::from_json(r#\"{\"shades\":[\"light\",\"dark blue\"],\"range\":{\"from\":\"2026-01-01\"},\
                      \"ranges\":[{\"to\":\"2026-02-03\"}]}\"#).unwrap()";

const SCHEMAS: &str = r##"{
    "Texts": {"type": "array", "items": {"type": "string"}},
    "Shade": {"type": "string", "enum": ["light", "dark blue"]},
    "Day": {"type": "string", "format": "date"},
    "Range": {"type": "object", "properties": {"from": {"$ref": "#/components/schemas/Day"}, "to": {"$ref": "#/components/schemas/Day"}}},
    "Nullable": {"type": "object", "properties": {"a": {"type": ["string", "null"]}, "b": {"type": "string"}}},
    "Numbers": {"type": "object", "properties": {"z": {"type": "integer", "format": "bigint"}, "a": {"type": "number", "format": "decimal"}}},
    "Filter": {"type": "object", "properties": {
        "shades": {"type": "array", "items": {"$ref": "#/components/schemas/Shade"}},
        "range": {"$ref": "#/components/schemas/Range"},
        "ranges": {"type": "array", "items": {"$ref": "#/components/schemas/Range"}}
    }}
}"##;

#[test]
fn further_values_are_sent_as_they_are_documented() {
    let calls: Vec<Call> = CALLS
        .iter()
        .enumerate()
        .map(|(place, (location, rest, argument, _))| {
            let rest = rest.replace("S#", "#/components/schemas/");
            let text = format!("{{\"name\": \"color\", \"in\": \"{location}\", \"required\": true, {rest}}}");
            let parameter: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
            let path = match *location {
                "path" => format!("/further{place}/x{{color}}"),
                _ => format!("/further{place}/x"),
            };
            Call {
                id: format!("further{place}"),
                path,
                parameter,
                argument: (*argument).to_owned(),
            }
        })
        .collect();
    let sent = run("parameter-values", &[("3.2.0", calls)], SCHEMAS);
    let mut wrong = Vec::new();
    for (place, (location, rest, _, expected)) in CALLS.iter().enumerate() {
        let found = &sent[&("3.2.0".to_owned(), format!("further{place}"))];
        let is_right = match found {
            Err(reason) => expected
                .strip_prefix('!')
                .is_some_and(|start| reason.starts_with(start)),
            Ok((address, cookie, header)) => {
                let part = address.strip_prefix(&format!("/further{place}/x")).expect("the path");
                let part = match *location {
                    "cookie" => cookie,
                    "header" => header,
                    _ => part,
                };
                part == *expected
            }
        };
        if !is_right {
            wrong.push(format!("{location} {rest}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
