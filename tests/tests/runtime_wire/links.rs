//! Values that links carry from an answer to the next request.

use std::collections::BTreeMap;

use http::{HeaderMap, HeaderValue, StatusCode};

use super::client;
use crate::memory::{Reply, run};
use crate::runtime::{Codec, Json, LinkedAnswer, Number, Secret};

/// What stands at a pointer in the body of an answer, as a type.
fn at<T: Codec>(body: &str, pointer: &str) -> Option<T> {
    let body: Json = body.parse().unwrap();
    LinkedAnswer::of(&body).body(pointer)
}

#[test]
fn pointers_are_followed_as_rfc_6901_says() {
    // The document of RFC 6901, section 5.
    let body = r#"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#;
    let numbers = [
        ("/", 0),
        ("/a~1b", 1),
        ("/c%d", 2),
        ("/e^f", 3),
        ("/g|h", 4),
        ("/i\\j", 5),
        ("/k\"l", 6),
        ("/ ", 7),
        ("/m~0n", 8),
    ];
    for (pointer, number) in numbers {
        assert_eq!(at::<i64>(body, pointer), Some(number), "{pointer}");
    }
    assert_eq!(
        at::<Vec<String>>(body, "/foo"),
        Some(vec!["bar".to_owned(), "baz".to_owned()])
    );
    assert_eq!(at::<String>(body, "/foo/0"), Some("bar".to_owned()));
    assert_eq!(
        at::<Json>(body, "").map(|json| json.as_json().to_owned()),
        Some(body.to_owned())
    );
    for nowhere in [
        "/foo/2", "/foo/-", "/foo/00", "/foo/01", "/foo/+1", "/foo/0/0", "/fo", "/foo/bar", "//0",
    ] {
        assert_eq!(at::<Json>(body, nowhere), None, "{nowhere}");
    }
    assert_eq!(at::<String>(r#"{"a":"old","a":"new"}"#, "/a"), Some("new".to_owned()));
    assert_eq!(
        at::<i64>(r#"{"0":{"1":[0,[2]]}}"#, "/0/1/1/0"),
        Some(2),
        "keys may be digits"
    );
}

#[test]
fn a_scalar_is_read_as_the_other_kind_too() {
    let text = |body: &str| at::<String>(body, "");
    assert_eq!(text("17"), Some("17".to_owned()));
    assert_eq!(text("-1.50e3"), Some("-1.50e3".to_owned()), "as it is written");
    assert_eq!(text("5.0"), Some("5".to_owned()), "as services write whole numbers");
    assert_eq!(LinkedAnswer::of(&5.0).body::<String>(""), Some("5".to_owned()));
    assert_eq!(text("true"), Some("true".to_owned()));
    assert_eq!(text(r#""true""#), Some("true".to_owned()));
    assert_eq!(at::<i32>(r#""17""#, ""), Some(17));
    assert_eq!(at::<f64>(r#""1.5""#, ""), Some(1.5));
    assert_eq!(at::<bool>(r#""false""#, ""), Some(false));
    assert_eq!(
        at::<Number>(r#""12345678901234567890123""#, "")
            .map(|number| number.to_string())
            .as_deref(),
        Some("12345678901234567890123")
    );
    for other in [r#""x""#, r#""""#, r#""[1]""#, r#""null""#, "[1]", "{}", "true", "1.5"] {
        assert_eq!(at::<i64>(other, ""), None, "{other}");
    }
    assert_eq!(
        at::<BTreeMap<String, i64>>(r#""{\"a\":1}""#, ""),
        None,
        "no text is taken for an object"
    );
}

#[test]
fn null_is_no_value() {
    assert_eq!(at::<String>(r#"{"a":null}"#, "/a"), None);
    assert_eq!(at::<Json>(r#"{"a":null}"#, "/a"), None);
    assert_eq!(LinkedAnswer::constant::<Json>("null"), None);
}

#[test]
fn status_headers_constants_and_texts_are_values() {
    let mut headers = HeaderMap::new();
    headers.insert("x-id", HeaderValue::from_static("7"));
    headers.append("x-list", HeaderValue::from_static("first"));
    headers.append("x-list", HeaderValue::from_static("second"));
    headers.insert("x-bytes", HeaderValue::from_bytes(b"\xff").unwrap());
    let answer = LinkedAnswer::of_head(StatusCode::CREATED, &headers);
    assert_eq!(answer.status::<u16>(), Some(201));
    assert_eq!(answer.status::<String>(), Some("201".to_owned()));
    assert_eq!(answer.header::<i64>("x-id"), Some(7));
    assert_eq!(answer.header::<String>("X-Id"), Some("7".to_owned()));
    assert_eq!(answer.header::<String>("x-list"), Some("first".to_owned()));
    assert_eq!(answer.header::<String>("x-bytes"), None);
    assert_eq!(answer.header::<String>("x-none"), None);
    assert_eq!(answer.body::<Json>(""), None, "there is no body");
    assert_eq!(LinkedAnswer::constant::<i64>("\"5\""), Some(5));

    let both = LinkedAnswer::of("text").with_head(StatusCode::OK, &headers);
    let parts = [Some("/".to_owned()), both.body(""), both.status(), both.header("x-id")];
    assert_eq!(LinkedAnswer::text::<String>(&parts), Some("/text2007".to_owned()));
    assert_eq!(
        LinkedAnswer::text::<i64>(&[Some("1".to_owned()), both.header("x-id")]),
        Some(17)
    );
    assert_eq!(LinkedAnswer::text::<String>(&[Some("1".to_owned()), None]), None);
    assert_eq!(LinkedAnswer::of("text").status::<u16>(), None, "there is no head");
}

#[test]
fn a_secret_is_carried_and_not_printed() {
    #[derive(Debug)]
    struct Shown(#[expect(dead_code, reason = "for its text")] Secret<String>);

    let secret = Secret::new("sk_tell_tale".to_owned());
    let answer = LinkedAnswer::of(&secret);
    let carried: Secret<String> = answer.body("").unwrap();
    assert_eq!(carried.expose(), "sk_tell_tale");
    assert!(!format!("{:?}", Shown(carried)).contains("tell_tale"));
}

#[test]
fn an_answer_leads_to_the_next_request() {
    let (client, memory) = client([
        Reply::json(200, r#"{"id":"conn_1"}"#),
        Reply::json(200, r#"{"id":"conn_1"}"#),
    ]);
    let created = run(client.connections().get("first").send()).unwrap();
    let id = LinkedAnswer::of(&created).body::<String>("/id").unwrap();
    run(client.connections().get(id).send()).unwrap();
    let paths: Vec<String> = memory
        .requests()
        .iter()
        .map(|request| request.uri().path().to_owned())
        .collect();
    assert!(
        paths[0].ends_with("/first") && paths[1].ends_with("/conn_1"),
        "{paths:?}"
    );
}
