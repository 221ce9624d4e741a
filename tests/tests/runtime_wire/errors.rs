//! What an error knows and how it reads.

use super::client;
use crate::memory::{Reply, run};
use crate::runtime::{AnyError, Error, TransportErrorKind};

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
