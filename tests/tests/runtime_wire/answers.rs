//! How answers are read.

use super::{CREATED, KEY, client, created};
use crate::client::{Client, CreateError, ErrorResponse};
use crate::memory::{Memory, Reply, run};
use crate::runtime::{ErrorKind, RequestOptions};

#[test]
fn json_is_read_whatever_the_content_type_says() {
    let replies = [
        created(),
        Reply::status(200).body(CREATED),
        Reply::status(200).header("content-type", "text/plain").body(CREATED),
        Reply::status(200).header("content-type", "text/html").body(CREATED),
        Reply::status(200)
            .header("content-type", "application/vnd.x+json")
            .body(CREATED),
        Reply::status(201).body(CREATED),
        Reply::status(202).body(CREATED),
        Reply::status(200).body(format!("\u{feff}{CREATED}")),
        Reply::status(200).body(format!(" \n{CREATED}\n")),
        Reply::status(200).body(r#"{"id":"#).body(r#""conn_1","new":[1]}"#),
        created().header("content-length", "15"),
    ];
    for reply in replies {
        let (client, _) = client([reply]);
        assert_eq!(run(client.connections().get("c").send()).unwrap().id, "conn_1");
    }
}

#[test]
fn what_is_no_json_gives_an_error_that_shows_no_body() {
    let html = "<!doctype html><p>tell-tale";
    let deep = "[".repeat(1_000_000);
    let table = [
        (Reply::status(200), "an empty body"),
        (Reply::status(204), "an empty body"),
        (
            Reply::status(200)
                .header("content-type", "text/html; charset=utf-8")
                .body(html),
            "an HTML page (27 bytes)",
        ),
        (
            Reply::status(200)
                .header("content-type", "application/xml")
                .body("<tell-tale/>"),
            "markup (12 bytes)",
        ),
        (Reply::json(200, "tell-tale"), "expected JSON"),
        (Reply::json(200, r#"{"id":"tell-tale"#), "expected more JSON"),
        (Reply::json(200, r#"{"id":["tell-tale"]}"#), "getConnection: 200 OK: $"),
        (Reply::json(200, r#""tell-tale""#), "expected an object"),
        (Reply::json(200, "null"), "expected an object"),
        (Reply::json(200, &deep), "128"),
    ];
    for (reply, words) in table {
        let (client, _) = client([reply.header("x-request-id", "req_7")]);
        let error = run(client.connections().get("c").send()).unwrap_err();
        let text = error.to_string();
        assert!(text.contains(words), "{words}: {text}");
        assert!(
            text.starts_with("getConnection: 20") && text.ends_with(" (request id req_7)"),
            "{text}"
        );
        assert!(
            !text.contains('\n') && !format!("{text}{error:?}").contains("tell-tale"),
            "{error:?}"
        );
        assert!(error.is_decode() && error.status().unwrap().is_success());
        assert!(error.body().is_some());
    }
}

#[test]
fn one_object_or_a_list_of_them() {
    for (body, count) in [(CREATED, 1), (r#"[{"id":"a"},{"id":"b"}]"#, 2), ("[]", 0)] {
        let (client, _) = client([Reply::json(200, body)]);
        assert_eq!(run(client.connections().delete("c").send()).unwrap().len(), count);
    }
}

#[test]
fn text_is_kept_as_it_is() {
    for (status, body) in [(202, "started"), (200, r#"{"message":"started"}"#), (204, "")] {
        let (client, _) = client([Reply::status(status).body(body)]);
        assert_eq!(run(client.connections().import("notion").send()).unwrap(), body);
    }
    let (client, _) = client([Reply::status(200).body(&b"\xff\xfe"[..])]);
    let error = run(client.connections().import("notion").send()).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("expected text in UTF-8, found other bytes (2 bytes)"),
        "{error}"
    );
}

#[test]
fn answers_are_bounded() {
    let big = || Reply::status(200).body("x".repeat(60)).body("x".repeat(60));
    for reply in [big(), big().header("content-length", "120")] {
        let options = RequestOptions::new().max_answer_size(119);
        let (client, memory) = client([reply]);
        let error = run(client.connections().get("c").options(options).send()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "getConnection: 200 OK: answer too large: more than 119 bytes"
        );
        assert_eq!(memory.requests().len(), 1, "it is not sent again");
    }
    let memory = Memory::new([big(), big()]);
    let client = Client::builder()
        .api_key(KEY)
        .max_answer_size(120)
        .transport(memory)
        .build()
        .unwrap();
    assert_eq!(run(client.connections().import("notion").send()).unwrap().len(), 120);
    let options = RequestOptions::new().max_answer_size(0);
    assert!(run(client.connections().import("notion").options(options).send()).is_err());
}

#[test]
fn the_default_bound_is_32_mebibytes() {
    for (extra, fits) in [(0, true), (1, false)] {
        let (client, _) = client([Reply::status(200).body(vec![b'x'; (32 << 20) + extra])]);
        assert_eq!(run(client.connections().import("notion").send()).is_ok(), fits);
    }
}

#[test]
fn documented_errors_are_told_apart_by_status() {
    let message = |text: &str| ErrorResponse { error: text.to_owned() };
    let table = [
        (
            Reply::json(401, r#"{"error":"no"}"#),
            Some(CreateError::Unauthorized(message("no"))),
        ),
        (Reply::json(404, "whatever"), Some(CreateError::NotFound)),
        (
            Reply::json(422, "plain"),
            Some(CreateError::Unprocessable("plain".to_owned())),
        ),
        (
            Reply::json(451, r#"{"error":"law"}"#),
            Some(CreateError::Client(message("law"))),
        ),
        (Reply::json(402, r#"{"error":"pay"}"#), None),
        (Reply::json(401, r#"{"error":{"message":"shape"}}"#), None),
        (
            Reply::status(401).header("content-type", "text/html").body("<html>"),
            None,
        ),
        (Reply::status(401), None),
    ];
    for (reply, expected) in table {
        let (client, _) = client([reply]);
        let error = run(client.connections().create("notion").send()).unwrap_err();
        assert_eq!(error.documented(), expected.as_ref(), "{error}");
        assert_eq!(matches!(error.kind(), ErrorKind::Undocumented), expected.is_none());
        let any = crate::runtime::AnyError::from(error);
        assert_eq!(any.documented::<CreateError>(), expected.as_ref());
        assert!(any.documented::<crate::client::DeleteError>().is_none());
    }
}

#[test]
fn an_answer_from_elsewhere_is_read_as_one_that_was_sent_for() {
    let (client, memory) = client([]);
    let request = client.connections().get("c").with_response();
    let answer = |status: u16, body: &str| {
        let response = http::Response::builder().status(status).header("x-request-id", "req_1");
        response.body(bytes::Bytes::copy_from_slice(body.as_bytes())).unwrap()
    };
    let read = request.decode(answer(200, CREATED)).unwrap();
    assert_eq!((read.status().as_u16(), read.request_id()), (200, Some("req_1")));
    assert_eq!(read.into_value().id, "conn_1");
    let refused = request
        .decode(answer(404, &format!(r#"{{"error":"no {KEY}"}}"#)))
        .unwrap_err();
    assert_eq!((refused.status().unwrap().as_u16(), refused.attempts()), (404, 0));
    assert!(!format!("{refused} {refused:?}").contains(KEY), "{refused}");
    let unread = request.decode(answer(200, "{}")).unwrap_err();
    assert!(matches!(unread.kind(), ErrorKind::Decode(_)), "{unread}");
    assert!(memory.requests().is_empty());
}

#[test]
fn another_media_type_is_asked_for_and_given_as_it_comes() {
    let xml = "<id>conn_1</id>";
    let (client, memory) = client([Reply::status(200).body(xml), Reply::json(404, r#"{"error":"none"}"#)]);
    let request = || client.connections().get("c").with_response();
    let response = run(request().send_as("application/xml")).unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.value()[..]),
        (200, xml.as_bytes())
    );
    let refused = run(request().send_as("application/xml")).unwrap_err();
    assert_eq!(refused.status().unwrap(), 404);
    for request in memory.requests() {
        assert_eq!(request.headers()["accept"], "application/xml");
    }
    let unsent = run(request().send_as("application/xml\n")).unwrap_err();
    assert!(matches!(unsent.kind(), ErrorKind::Build(_)), "{unsent}");
    assert_eq!(memory.requests().len(), 2);
}
