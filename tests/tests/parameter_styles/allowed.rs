//! What `allowReserved` and `allowEmptyValue` allow, and that no value leaves its place by it.

use fastrand::Rng;
use serde_json::{Value, json};

use crate::decode::{Kind, decoded, percent_decoded};
use crate::kinds::{KINDS, sent};
use crate::nasty::{expected, is_empty, value};
use crate::runtime::{Allow, QueryStyle, RequestParts};

const QUERY: Kind = Kind::of("query", "form", true);
const ROW: Kind = Kind::of("query", "form", false);
const SPACE: Kind = Kind::of("query", "spaceDelimited", false);
const PATH: Kind = Kind::of("path", "simple", false);
const LABEL: Kind = Kind::of("path", "label", true);
const MATRIX: Kind = Kind::of("path", "matrix", true);
const COOKIE: Kind = Kind::of("cookie", "form", true);

#[test]
fn reserved_characters_stay_where_they_cannot_be_mistaken() {
    let table = [
        (QUERY, json!("/a/b?c:d@e"), "color=/a/b?c:d@e"),
        (QUERY, json!("!$'()*,;="), "color=!$'()*,;="),
        (QUERY, json!("a&b=c"), "color=a%26b=c"),
        (QUERY, json!("1+1 #2"), "color=1%2B1%20%232"),
        (QUERY, json!("[é]|\""), "color=%5B%C3%A9%5D%7C%22"),
        (QUERY, json!("%2F%2f"), "color=%2F%2f"),
        (QUERY, json!("100%"), "color=100%25"),
        (QUERY, json!("%zz%2"), "color=%25zz%252"),
        (QUERY, json!(["a/b", "c,d"]), "color=a/b&color=c,d"),
        (QUERY, json!({"a&b": "c/d"}), "a%26b=c/d"),
        (ROW, json!(["a/b", "c,d"]), "color=a/b,c%2Cd"),
        (ROW, json!("c,d"), "color=c,d"),
        (ROW, json!({"a": "x,y=z"}), "color=a,x%2Cy=z"),
        (SPACE, json!(["a/b", "c,d"]), "color=a/b%20c,d"),
        (PATH, json!("a:b@c;d=e,f"), "a:b@c;d=e,f"),
        (PATH, json!("a/b?c#d[e]"), "a%2Fb%3Fc%23d%5Be%5D"),
        (PATH, json!("a%2Fb"), "a%2Fb"),
        (PATH, json!(["a:b", "c,d"]), "a:b,c%2Cd"),
        (LABEL, json!(["a:b", "c"]), ".a:b.c"),
        (MATRIX, json!("a;b=c"), ";color=a%3Bb%3Dc"),
        (COOKIE, json!("/a?b=[c]&d+e#f"), "color=/a?b=[c]&d+e#f"),
        (COOKIE, json!("a,b;c \"d\\"), "color=a%2Cb%3Bc%20%22d%5C"),
    ];
    for (kind, value, text) in table {
        assert_eq!(sent(kind, &value, true).as_deref(), Ok(text), "{kind:?} {value}");
    }
}

#[test]
fn what_would_leave_its_place_is_refused() {
    for (kind, value) in [
        (PATH, json!("..")),
        (PATH, json!("%2e%2E")),
        (PATH, json!(["."])),
        (LABEL, json!("%2E")),
        (LABEL, json!(["a.b"])),
        (SPACE, json!(["a%20b"])),
        (Kind::of("query", "pipeDelimited", false), json!(["a%7cb"])),
        (Kind::of("query", "deepObject", true), json!({"a][b": "c"})),
    ] {
        assert!(sent(kind, &value, true).is_err(), "{kind:?} {value}");
    }
}

#[test]
fn nasty_reserved_values_come_back_decoded_once() {
    let mut rng = Rng::with_seed(3986);
    let read = |text: &str| percent_decoded(&only_triples(text), |_| true).expect("each percent sign is encoded");
    for kind in KINDS
        .into_iter()
        .filter(|kind| kind.location != "header" && kind.style != "cookie")
    {
        for shape in ["string", "array", "object"] {
            let mut told = 0;
            for _ in 0..1000 {
                let value = value(&mut rng, shape);
                let Ok(text) = sent(kind, &value, true) else { continue };
                told += 1;
                if !is_empty(&value) && names_are_plain(&value) {
                    let found = decoded(kind, shape, &text);
                    assert_eq!(found, Some(expected(&value, &read)), "{kind:?} {value}: {text}");
                }
            }
            assert!(told > 300, "{kind:?} {shape}: {told}");
        }
    }
}

/// Names of pairs are encoded whatever is allowed in values; names in a row are parts like others.
fn names_are_plain(value: &Value) -> bool {
    value
        .as_object()
        .is_none_or(|properties| properties.keys().all(|name| !name.contains('%')))
}

/// The text with every percent sign encoded that begins no percent-encoded byte.
fn only_triples(text: &str) -> String {
    let mut out = String::new();
    for (place, character) in text.char_indices() {
        let digits = text.as_bytes().get(place + 1..place + 3).unwrap_or_default();
        let is_triple = digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit);
        match character {
            '%' if !is_triple => out.push_str("%25"),
            other => out.push(other),
        }
    }
    out
}

#[test]
fn what_has_no_parts_is_sent_as_an_empty_value_where_that_is_allowed() {
    for value in [json!([]), json!({}), json!(null), json!([null]), json!({ "a": null })] {
        for (allow, text) in [(Allow::Empty, "l="), (Allow::Both, "l="), (Allow::Reserved, "")] {
            let mut parts = RequestParts::new();
            parts.query_allowing("l", Some(&value), QueryStyle::FormExplode, allow);
            parts.query_allowing("none", None::<&Value>, QueryStyle::FormExplode, allow);
            assert_eq!(parts.query_so_far().as_str(), text, "{value} {allow:?}");
        }
    }
    for (allow, text) in [
        (Allow::Empty, "l=a%2Fb"),
        (Allow::Both, "l=a/b"),
        (Allow::Reserved, "l=a/b"),
    ] {
        let mut parts = RequestParts::new();
        parts.query_allowing("l", Some(&json!(["a/b"])), QueryStyle::Form, allow);
        assert_eq!(parts.query_so_far().as_str(), text, "{allow:?}");
    }
}
