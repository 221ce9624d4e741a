//! What a call sends comes back, and independent decoders read the arguments from it.

use cratesmith_tests::loopback::{Answer, Server};
use fastrand::Rng;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::multipart::{Part, parameter, parts};
use crate::project;
use crate::received::{Received, echo};

/// What texts are put together from.
const PIECES: [&str; 24] = [
    "a", "Z", "0", " ", "+", "%", "%2F", "&", "=", "#", "?", "/", "..", ",", ";", "\"", "\\", "[", "]", "é", "🚀",
    "\r\n", "\n", "--",
];

const ROUNDS: usize = 60;

fn text(rng: &mut Rng) -> String {
    (0..rng.usize(0..6))
        .map(|_| PIECES[rng.usize(0..PIECES.len())])
        .collect()
}

fn texts(rng: &mut Rng) -> Vec<String> {
    (0..rng.usize(0..4)).map(|_| text(rng)).collect()
}

fn thing(rng: &mut Rng) -> Value {
    json!({"name": text(rng), "tags": texts(rng), "password": text(rng)})
}

/// Arguments for every call.
fn calls(rng: &mut Rng) -> Vec<Value> {
    let id = || format!("x{}", fastrand::u32(..));
    let filter: serde_json::Map<String, Value> = (0..rng.usize(0..3))
        .map(|number| (format!("k{number} é&"), json!(text(rng))))
        .collect();
    vec![
        json!({
            "call": "get", "id": format!("x{}", text(rng)), "q": text(rng), "list": texts(rng), "filter": filter,
            "note": "a, \"b\"; c=d",
        }),
        json!({"call": "replace", "id": id(), "thing": thing(rng)}),
        json!({"call": "form", "thing": thing(rng)}),
        json!({"call": "parts", "name": text(rng), "tags": texts(rng), "file": text(rng), "note": "a: \"b\"; é"}),
        json!({"call": "related", "thing": thing(rng), "name": text(rng), "file": text(rng), "note": "a: \"b\"; é"}),
        json!({"call": "text", "text": text(rng)}),
        json!({"call": "bytes", "text": text(rng)}),
    ]
}

#[test]
fn what_is_sent_is_what_was_passed() {
    let mut rng = Rng::with_seed(20);
    let calls: Vec<Value> = (0..ROUNDS).flat_map(|_| calls(&mut rng)).collect();
    let input: String = calls.iter().map(|call| format!("{call}\n")).collect();
    for mode in ["async", "blocking"] {
        let server = Server::start(Answer::Made(echo)).expect("a port");
        let output = project::run(&["echo", mode, &server.url()], &[], &input);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let output = String::from_utf8(output.stdout).expect("text");
        let told: Vec<Value> = output
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        assert_eq!(told.len(), calls.len());
        for (call, told) in calls.iter().zip(told) {
            compare(call, &Received(told));
        }
        assert_eq!(server.requests().len(), calls.len());
    }
}

/// Holds what was received against what was passed.
fn compare(call: &Value, received: &Received) {
    let context = format!("{call}\n{}", received.0);
    let (method, path) = match call["call"].as_str() {
        Some("get") => ("GET", format!("/things/{}", call["id"].as_str().expect("a text"))),
        Some("replace") => ("PUT", format!("/things/{}", call["id"].as_str().expect("a text"))),
        Some(name) => (
            "POST",
            format!(
                "/{name}{}",
                if matches!(name, "bytes" | "parts" | "related") {
                    ""
                } else {
                    "s"
                }
            ),
        ),
        None => panic!("{context}"),
    };
    assert_eq!(received.method(), method, "{context}");
    let sent = percent_decode_str(received.path()).decode_utf8().expect("UTF-8");
    assert_eq!(sent, path, "{context}");
    let segments = if method == "POST" { 1 } else { 2 };
    assert_eq!(received.path().matches('/').count(), segments, "{context}");
    let body = received.body();
    if !body.is_empty() {
        assert_eq!(received.header("content-length"), [body.len().to_string()], "{context}");
    }
    let content_type = received.header("content-type");
    match call["call"].as_str() {
        Some("get") => {
            assert_eq!(received.query(), query(call), "{context}");
            assert_eq!(
                received.header("x-note"),
                [call["note"].as_str().expect("a text")],
                "{context}"
            );
            assert!(content_type.is_empty() && body.is_empty(), "{context}");
        }
        Some("replace") => {
            assert_eq!(content_type, ["application/json"], "{context}");
            assert_eq!(
                serde_json::from_slice::<Value>(&body).expect("JSON"),
                call["thing"],
                "{context}"
            );
        }
        Some("form") => {
            assert_eq!(content_type, ["application/x-www-form-urlencoded"], "{context}");
            let pairs: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
            assert_eq!(pairs, form(&call["thing"]), "{context}");
        }
        Some("parts") => {
            let [content_type] = content_type.as_slice() else {
                panic!("{context}")
            };
            multipart(call, content_type, &body, &context);
        }
        Some("related") => {
            let [content_type] = content_type.as_slice() else {
                panic!("{context}")
            };
            related(call, content_type, &body, &context);
        }
        Some("text") => {
            assert_eq!(content_type, ["text/plain"], "{context}");
            assert_eq!(body, call["text"].as_str().expect("a text").as_bytes(), "{context}");
        }
        _ => {
            assert_eq!(content_type, ["application/octet-stream"], "{context}");
            assert_eq!(body, call["text"].as_str().expect("a text").as_bytes(), "{context}");
        }
    }
}

fn pair(name: &str, value: &Value) -> (String, String) {
    (name.to_owned(), value.as_str().expect("a text").to_owned())
}

/// The pairs of the query: lists by repeating the name, the object as `deepObject`.
fn query(call: &Value) -> Vec<(String, String)> {
    let list = call["list"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| pair("list", item));
    let filter = call["filter"].as_object().expect("an object");
    let filter = filter.iter().map(|(key, value)| pair(&format!("filter[{key}]"), value));
    [pair("q", &call["q"])].into_iter().chain(list).chain(filter).collect()
}

fn form(thing: &Value) -> Vec<(String, String)> {
    let tags = thing["tags"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| pair("tags", item));
    let name = [pair("name", &thing["name"])];
    name.into_iter()
        .chain(tags)
        .chain([pair("password", &thing["password"])])
        .collect()
}

/// The headers of a part.
fn headers(part: &Part) -> Vec<(&str, &str)> {
    let headers = part.headers.iter();
    headers.map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn related(call: &Value, content_type: &str, body: &[u8], context: &str) {
    assert!(content_type.starts_with("multipart/related;"), "{context}");
    assert_eq!(parameter(content_type, "type"), Some("application/json"), "{context}");
    let parts = parts(content_type, body);
    let [thing, name, file] = parts.as_slice() else {
        panic!("{context}")
    };
    let note = call["note"].as_str().expect("a text");
    let sent = |name: &str| call[name].as_str().expect("a text").as_bytes().to_vec();
    let json = [("content-id", "<thing>"), ("content-type", "application/json")];
    assert_eq!(headers(thing), json, "{context}");
    let value: Value = serde_json::from_slice(&thing.content).expect("JSON");
    assert_eq!(value, call["thing"], "{context}");
    let text = [
        ("content-id", "<a%20note>"),
        ("content-type", "text/plain; charset=utf-8"),
    ];
    assert_eq!(
        (headers(name), &name.content),
        (text.to_vec(), &sent("name")),
        "{context}"
    );
    let of_file = [
        ("content-disposition", "attachment; filename=\"a %22b%22.bin\""),
        ("content-id", "<file>"),
        ("content-type", "image/png"),
        ("x-note", note),
        ("x-own", note),
    ];
    assert_eq!(
        (headers(file), &file.content),
        (of_file.to_vec(), &sent("file")),
        "{context}"
    );
    assert_eq!(
        file.disposition("attachment", "filename").as_deref(),
        Some("a \"b\".bin"),
        "{context}"
    );
}

fn multipart(call: &Value, content_type: &str, body: &[u8], context: &str) {
    assert!(content_type.starts_with("multipart/form-data;"), "{context}");
    let parts = parts(content_type, body);
    let described = [
        ("content-type", "text/markdown"),
        ("x-note", call["note"].as_str().expect("a text")),
    ];
    assert_eq!(headers(&parts[0])[1..], described, "{context}");
    let found: Vec<_> = parts
        .iter()
        .map(|part| {
            let content = String::from_utf8(part.content.clone()).expect("text");
            (part.disposition("form-data", "name").unwrap_or_default(), content)
        })
        .collect();
    let tags = call["tags"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| pair("tags", item));
    let expected: Vec<_> = [pair("name", &call["name"])]
        .into_iter()
        .chain(tags)
        .chain([pair("file", &call["file"])])
        .collect();
    assert_eq!(found, expected, "{context}");
    let file = parts.last().expect("a file");
    assert_eq!(
        file.disposition("form-data", "filename").as_deref(),
        Some("a \"b\".bin"),
        "{context}"
    );
    assert_eq!(file.headers["content-type"], "application/octet-stream", "{context}");
}
