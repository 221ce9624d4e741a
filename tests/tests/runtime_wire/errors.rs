//! What an error knows and how it reads.

use super::{KEY, client};
use crate::client::Client;
use crate::memory::{Memory, Reply, run};
use crate::runtime::{AnyError, Error, RequestOptions, Secrets, TransportErrorKind};

fn line(reply: Reply) -> String {
    let (client, _) = client([reply]);
    run(client.connections().create("notion").send())
        .unwrap_err()
        .to_string()
}

#[test]
fn an_error_is_one_line() {
    let table = [
        (r#"{"error":"No key"}"#, "No key"),
        (r#"{"error":"No key","details":"Send one"}"#, "No key: Send one"),
        (r#"{"error":{"message":"No key","code":"missing"}}"#, "missing: No key"),
        (
            r#"{"success":false,"error":[{"message":"Too short","path":["a"]}]}"#,
            "Too short",
        ),
        (r#"{"message":"No key","code":401}"#, "401: No key"),
        (r#"{"title":"No key","type":"urn:x"}"#, "urn:x: No key"),
        (r#"{"errors":["No key"]}"#, "No key"),
        (r#"{"error":"No\nkey\r\n\u0000 at\tall\u2028!"}"#, "No key at all !"),
        (r#"{"error":null,"message":"No key"}"#, "No key"),
        (r#"{"error":"Unauthorized","message":"No key"}"#, "Unauthorized: No key"),
        (
            r#"{"error":"No key","message":"No key","detail":"Send one"}"#,
            "No key: Send one",
        ),
    ];
    for (body, said) in table {
        let text = line(Reply::json(403, body).header("x-request-id", "req_1"));
        assert_eq!(
            text,
            format!("createConnection: 403 Forbidden: {said} (request id req_1)")
        );
    }
    for body in [
        r#"{"error":{}}"#,
        r#"{"error":[]}"#,
        r#"{"error":true}"#,
        "[]",
        "null",
        "",
        "<html>",
        "not json",
        "3",
    ] {
        assert_eq!(
            line(Reply::json(500, body)),
            "createConnection: 500 Internal Server Error",
            "{body}"
        );
    }
    let long = line(Reply::json(500, &format!(r#"{{"error":"{}"}}"#, "ä".repeat(9_999))));
    assert!(long.chars().count() < 360 && long.ends_with("ä…"), "{long}");
}

#[test]
fn an_error_knows_its_answer() {
    let reply = Reply::json(429, r#"{"error":"slow down"}"#)
        .header("retry-after", "120")
        .header("request-id", "req_2");
    let (client, _) = client([reply]);
    let error = run(client.connections().create("notion").send()).unwrap_err();
    assert_eq!(error.status().unwrap(), 429);
    assert_eq!(error.headers().unwrap()["retry-after"], "120");
    assert_eq!(error.body().unwrap(), r#"{"error":"slow down"}"#);
    assert_eq!(error.request_id(), Some("req_2"));
    assert_eq!(error.retry_after().unwrap().as_secs(), 120);
    assert_eq!(error.message(), Some("slow down"));
    assert_eq!((error.operation(), error.attempts()), ("createConnection", 1));
    let any = AnyError::from(error);
    assert_eq!((any.status().unwrap().as_u16(), any.request_id()), (429, Some("req_2")));
    assert_eq!(any.operation(), Some("createConnection"));
    assert_eq!(
        any.to_string(),
        "createConnection: 429 Too Many Requests: slow down (request id req_2)"
    );
}

#[test]
fn an_error_without_an_answer_says_why() {
    let (client, _) = client(std::iter::repeat_n(
        Reply::broken_with(TransportErrorKind::Connect, "refused"),
        3,
    ));
    let error = run(client.connections().create("notion").send()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "createConnection: no connection: refused (3 attempts)"
    );
    assert!(error.is_connect() && !error.is_timeout() && error.status().is_none());
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn errors_are_small_and_can_be_passed_on() {
    fn assert_error<T: std::error::Error + Send + Sync + 'static>() {}
    assert_error::<Error<crate::client::CreateError>>();
    assert_error::<AnyError>();
    assert_eq!(size_of::<Error<crate::client::CreateError>>(), size_of::<usize>());
    fn question_mark() -> Result<(), AnyError> {
        let client = crate::client::Client::builder().build()?;
        client.connections().get("c").build()?;
        run(client.connections().get("c").send())?;
        Ok(())
    }
    assert!(question_mark().unwrap_err().to_string().starts_with("no credential"));
}

/// Everything that an error prints.
fn printed<E: crate::runtime::DocumentedError>(error: &Error<E>) -> String {
    let mut printed = format!("{error} {error:?} {error:#?} {:?} {:?}", error.message(), error.code());
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        printed += &format!(" {inner} {inner:?}");
        cause = inner.source();
    }
    printed
}

#[test]
fn a_secret_is_hidden_however_it_is_spelt() {
    let secret = "-----BEGIN KEY-----\nabc/def+\"ghi\"\n-----END KEY-----";
    let json = |text: &str| serde_json::json!({ "error": text, "code": text }).to_string();
    let bodies = [
        json(&format!("the key {secret} is wrong")),
        json(&format!("{}{secret}", "x".repeat(280))),
        json(&json(secret)),
        json(&format!("{secret:?}")),
        json(&secret.replace('\n', " ")),
        json("-----BEGIN%20KEY-----%0Aabc%2Fdef%2B%22ghi%22%0A-----END%20KEY-----"),
        json("-----BEGIN%20KEY-----%0aabc%2fdef%2b%22ghi%22%0a-----END%20KEY-----"),
        json("LS0tLS1CRUdJTiBLRVktLS0tLQphYmMvZGVmKyJnaGkiCi0tLS0tRU5EIEtFWS0tLS0t"),
    ];
    for body in bodies {
        for status in [401, 418] {
            let (client, _) = client([Reply::json(status, &body)]);
            let request = client.connections().create("notion");
            let request = request.metadata([("privateKey".to_owned(), secret.to_owned())].into());
            let shown = printed(&run(request.send()).unwrap_err());
            for part in ["BEGIN", "abc", "ghi", "LS0t"] {
                assert!(!shown.contains(part), "{body}: {shown}");
            }
        }
    }
}

#[test]
fn secrets_that_overlap_or_are_short_are_hidden_whole() {
    let secrets = |values: &[&str]| {
        let mut secrets = Secrets::default();
        values.iter().for_each(|value| secrets.add(*value));
        secrets
    };
    assert_eq!(secrets(&["abcdef", "defghi"]).scrub("_abcdefghi_"), "_[secret]_");
    assert_eq!(secrets(&["abcdef", "abc"]).scrub("abcdef abc"), "[secret] [secret]");
    assert_eq!(secrets(&["s", "e"]).scrub("as e"), "a[secret] [secret]");
    assert_eq!(secrets(&["ä"]).scrub("xäx"), "x[secret]x");
    assert_eq!(secrets(&[""]).scrub("abc"), "abc");
}

#[test]
fn numbers_of_a_secret_value_are_hidden_too() {
    let mut parts = crate::runtime::RequestParts::new();
    parts.secret(Some(&serde_json::json!({ "pin": 123456, "on": true, "few": 12 })));
    let (.., secrets) = parts.into_headers_and_body();
    assert_eq!(secrets.scrub("pin 123456, true, 12"), "pin [secret], true, 12");
}

#[test]
fn secrets_within_lists_maps_and_boxes_are_hidden_too() {
    use std::collections::BTreeMap;

    use crate::runtime::Secret;

    let listed = [
        Secret::new("first-word".to_owned()),
        Secret::new("second-word".to_owned()),
    ];
    let boxed = Box::new(Secret::new(BTreeMap::from([(
        "name".to_owned(),
        "third-word".to_owned(),
    )])));
    let missing: Option<Secret<String>> = None;
    let mut parts = crate::runtime::RequestParts::new();
    listed.iter().for_each(|secret| parts.secret(Some(secret)));
    parts.secret(Some(&boxed));
    parts.secret(missing.as_ref());
    let (.., secrets) = parts.into_headers_and_body();
    assert_eq!(
        secrets.scrub("name: first-word, second-word, third-word"),
        "name: [secret], [secret], [secret]"
    );
}

#[test]
fn a_word_behind_a_space_in_a_header_is_no_secret_unless_it_is_long() {
    let options = RequestOptions::new()
        .header("x-purpose", "testing a")
        .header("authorization", "Token 12345678");
    let (client, _) = client([Reply::json(400, r#"{"error":"a bad token 12345678"}"#)]);
    let error = run(client.connections().create("notion").options(options).send()).unwrap_err();
    assert_eq!(error.message(), Some("a bad token [secret]"));
}

#[test]
fn the_query_of_the_base_url_is_hidden() {
    let memory = Memory::new([Reply::json(
        400,
        r#"{"error":"no tenant hidden/value nor hidden%2Fvalue"}"#,
    )]);
    let builder = Client::builder()
        .api_key(KEY)
        .base_url("https://h.example?a=1&key=hidden%2Fvalue");
    let client = builder.transport(memory).build().unwrap();
    let error = run(client.connections().get("c").send()).unwrap_err();
    assert_eq!(error.message(), Some("no tenant [secret] nor [secret]"));
}

#[test]
fn keys_of_an_answer_that_are_secrets_are_no_part_of_a_path() {
    let body = format!(r#"[{{"{KEY}":hush}}]"#);
    let (client, _) = client([Reply::json(200, &body)]);
    let error = run(client.connections().list().send()).unwrap_err();
    assert!(error.to_string().contains("$[0].[secret]: expected JSON"), "{error}");
    assert!(error.is_decode());
    assert!(!printed(&error).contains(KEY), "{}", printed(&error));
}

#[test]
fn a_target_is_not_cut_within_a_secret() {
    let target = format!("https://h.example:8443/{}{KEY}", "a".repeat(270));
    let (client, _) = client([Reply::status(302).header("location", &target)]);
    let error = run(client.connections().create("notion").send()).unwrap_err();
    let shown = printed(&error);
    assert!(shown.contains("https://h.example:8443/aaa"), "{shown}");
    assert!(!shown.contains(&KEY[..4]), "{shown}");
}

#[test]
fn a_broken_answer_keeps_what_has_come_of_it() {
    let begun = || Reply::json(200, r#"{"id":"#).header("x-request-id", "req_3");
    let seconds = std::time::Duration::from_secs;
    let table = [
        (
            begun().header("content-length", "99"),
            "connection broken: the answer ended after 6 of 99 bytes",
        ),
        (begun().then_broken(), "connection broken: the body broke off"),
        (begun().dripping(seconds(90), "1"), "timed out: no whole answer in 60s"),
        (begun().body(" ".repeat(200)), "answer too large: more than 100 bytes"),
        (
            begun().header("content-length", "101"),
            "answer too large: more than 100 bytes",
        ),
    ];
    for (reply, why) in table {
        let options = RequestOptions::new().retries(0).max_answer_size(100);
        let (client, _) = client([reply]);
        let error = run(client.connections().get("c").options(options).send()).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("getConnection: 200 OK: {why} (request id req_3)")
        );
        assert_eq!(
            (error.status().unwrap().as_u16(), error.request_id()),
            (200, Some("req_3"))
        );
        assert!(br#"{"id":"#.starts_with(error.body().unwrap()), "{why}");
        assert!(!error.is_decode());
    }
}
