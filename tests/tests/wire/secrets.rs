//! No text that a client prints holds a secret, whatever a service sends back.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cratesmith_tests::loopback::{Answer, Body, Request, ReservedPort, Server, Step};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use std::time::Duration;

use crate::hidden;
use crate::project;
use crate::received::{echo, told};

#[test]
fn nothing_that_is_printed_holds_a_secret() {
    let server = Server::start(Answer::Made(give_away)).expect("a port");
    let refusing = ReservedPort::new().expect("a port");
    let environment = [
        ("WIRE_HEADER_KEY", hidden::HEADER_KEY),
        // `from_env` looks at it, and a later choice wins.
        ("WIRE_BEARER", hidden::BEARER),
    ];
    let output = project::run(&["secrets", &server.url(), &refusing.url()], &environment, "");
    let (out, errors) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{errors}");
    let requests = server.requests();
    // Each secret of a scheme went on the wire, or else the test would prove nothing.
    let sent: String = requests
        .iter()
        .map(|request| told(request).to_string() + &body(request))
        .collect();
    for secret in &hidden::ALL[..10] {
        assert!(
            forms(secret).iter().any(|form| sent.contains(form.as_str())),
            "{secret} was never sent"
        );
    }
    assert!(
        requests.len() > 150 && out.lines().count() > 2_000,
        "{} {}",
        requests.len(),
        out.lines().count()
    );
    for kind in [
        "422",
        "Undocumented",
        "Redirect",
        "Decode",
        "Transport",
        "trace url.full",
        "wrong choice",
    ] {
        assert!(out.contains(kind), "nothing of {kind}");
    }
    let found: Vec<String> = hidden::ALL
        .iter()
        .flat_map(|secret| forms(secret))
        .flat_map(|form| {
            let lines = out
                .lines()
                .chain(errors.lines())
                .filter(move |line| line.contains(&form));
            lines.map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    assert!(
        found.is_empty(),
        "{} lines, such as\n{}",
        found.len(),
        found[..found.len().min(12)].join("\n")
    );
}

fn body(request: &Request) -> String {
    String::from_utf8_lossy(&request.body).into_owned()
}

/// A secret as it may be written.
fn forms(secret: &str) -> Vec<String> {
    let percent = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    let form: String = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let debug = format!("{secret:?}");
    vec![
        secret.to_owned(),
        // As paths and queries have it: what needs no encoding is not encoded.
        percent.replace("%2D", "-").replace("%2E", ".").replace("%5F", "_"),
        percent,
        form,
        debug.trim_matches('"').to_owned(),
        STANDARD.encode(secret),
        STANDARD.encode(format!("user:{secret}")),
        // RFC 6749, section 2.3.1.
        STANDARD.encode(format!(
            "client:{}",
            form_urlencoded::byte_serialize(secret.as_bytes()).collect::<String>()
        )),
    ]
}

/// Does what the request asks for, and puts all that it received into it.
fn give_away(request: &Request) -> Answer {
    let path = request.path();
    if path.ends_with("/token") {
        let all = format!("{} {}", told(request), body(request));
        return if path.starts_with("/refusing") {
            Answer::json(
                400,
                json!({"error": "invalid_client", "error_description": all}).to_string(),
            )
        } else {
            let token = json!({"access_token": hidden::ACCESS_TOKEN, "token_type": "bearer", "expires_in": 3600});
            Answer::json(200, token.to_string())
        };
    }
    let all = format!("{} {}", told(request), body(request));
    let problem = json!({"code": all, "message": all, "token": hidden::FIELD}).to_string();
    let one_line: String = all
        .chars()
        .map(|letter| if letter.is_ascii_graphic() { letter } else { ' ' })
        .collect();
    match request.header("x-want").unwrap_or_default() {
        "echo" if path == "/bytes" => with_headers(200, &one_line, "bytes"),
        "echo" => echo(request),
        "documented" => Answer::json(422, problem),
        "undocumented" => Answer::text(500, "text/html", format!("<p>{all}</p>")),
        "redirect" => {
            let location = format!("https://user:{one_line}@elsewhere.example/{one_line}?key={one_line}");
            let mut answer = with_headers(302, &one_line, &all);
            if let Answer::Send { headers, .. } = &mut answer {
                headers.push(("location".to_owned(), location.replace(' ', "%20")));
            }
            answer
        }
        "mistyped" if path == "/events" => Answer::text(
            200,
            "text/event-stream",
            format!("id: 1\ndata: {{\"name\": [{}]}}\n\n", json!(all)),
        ),
        "mistyped" => Answer::json(
            200,
            json!({"method": [all], "target": all, (all.as_str()): 1}).to_string(),
        ),
        "garbage" => Answer::json(200, all),
        "truncated" => Answer::Send {
            delay: Duration::ZERO,
            status: 200,
            headers: vec![("content-type".to_owned(), "text/event-stream".to_owned())],
            body: Body::Truncated(format!("data: {all}").into_bytes()),
        },
        "headers" => with_headers(500, &one_line, &problem),
        "malformed" => Answer::Steps(vec![Step::Send(
            format!("HTTP/1.1 200 OK\r\n{one_line}\r\nx-{one_line}: {all}\r\n\r\n{all}").into_bytes(),
        )]),
        "slow" => Answer::Steps(vec![Step::Wait(Duration::from_secs(1))]),
        other => panic!("nobody wants {other:?}"),
    }
}

/// An answer with what was received in its headers.
fn with_headers(status: u16, all: &str, body: &str) -> Answer {
    let headers =
        ["x-request-id", "set-cookie", "www-authenticate", "x-all"].map(|name| (name.to_owned(), all.to_owned()));
    Answer::Send {
        delay: Duration::ZERO,
        status,
        headers: headers.to_vec(),
        body: Body::Whole(body.as_bytes().to_vec()),
    }
}
