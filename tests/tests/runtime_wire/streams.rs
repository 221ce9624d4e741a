//! Successes that come piece by piece.

#![allow(dead_code, missing_docs, unreachable_pub, reason = "stands for a generated crate")]

use std::time::Duration;

use bytes::Bytes;

use super::KEY;
use crate::client::{Client, CreateError, Created, blocking};
use crate::memory::{Memory, Reply, run};
use crate::runtime::framing::{Frame, Framing};
use crate::runtime::*;

/// `GET /events`, server-sent events of JSON.
pub struct Watch<M: Mode = Async> {
    call: Call<M>,
    asked: bool,
}

/// `POST /export`, a JSON text a line.
pub struct Export<M: Mode = Async> {
    call: Call<M>,
}

/// `GET /content`, bytes.
pub struct Download<M: Mode = Async> {
    call: Call<M>,
}

/// Implements what the three have in common.
macro_rules! reads {
    ($name:ident $method:literal $path:literal $item:ty; $accept:literal, $pauses:literal, $framing:expr, $read:expr) => {
        request!($name);
        streamed!($name -> $item, CreateError);

        impl<M: Mode> Operation for $name<M> {
            type Output = String;
            type Error = CreateError;

            const INFO: OperationInfo = OperationInfo {
                id: stringify!($name),
                method: $method,
                path: $path,
                accept: "*/*",
                idempotent: false,
                security: &[],
            };

            fn encode(&self, parts: &mut RequestParts) {
                parts.path($path);
                self.more(parts);
            }

            fn decode(answer: &Answer) -> Result<String, DecodeError> {
                answer.text()
            }
        }

        impl<M: Mode> Streamed for $name<M> {
            type Item = $item;
            const ACCEPT: &'static str = $accept;
            const PAUSES: bool = $pauses;

            fn ask(&mut self) {
                self.set();
            }

            fn framing() -> Box<dyn Framing> {
                Box::new($framing)
            }

            fn item(frame: &Frame) -> Result<Option<$item>, DecodeError> {
                $read(frame)
            }
        }
    };
}

reads! { Watch "GET" "/events" Event<Created>; "text/event-stream", true, Events::default(), json_event }
reads! { Export "POST" "/export" Created; "application/x-ndjson", false, Separated::by_lines(), json_item }
reads! { Download "GET" "/content" Bytes; "application/octet-stream", false, Unframed::default(), bytes_item }

impl<M: Mode> Watch<M> {
    fn set(&mut self) {
        self.asked = true;
    }

    fn more(&self, parts: &mut RequestParts) {
        parts.query("stream", Some(&self.asked));
    }
}

impl<M: Mode> Export<M> {
    fn set(&mut self) {}

    fn more(&self, _: &mut RequestParts) {}
}

impl<M: Mode> Download<M> {
    fn set(&mut self) {}

    fn more(&self, _: &mut RequestParts) {}
}

fn client(replies: impl IntoIterator<Item = Reply>) -> (Client, Memory) {
    let memory = Memory::new(replies);
    let client = Client::builder().api_key(KEY).transport(memory.clone()).build();
    (client.unwrap(), memory)
}

fn watch(client: &Client) -> Watch {
    let call = client.call();
    Watch { call, asked: false }
}

/// The items of a stream as text, errors too.
fn all<T: std::fmt::Debug>(mut stream: ItemStream<T>, show: impl Fn(T) -> String) -> Vec<String> {
    run(async {
        let mut found = Vec::new();
        while let Some(item) = stream.next().await {
            found.push(item.map_or_else(|error| format!("! {error}"), &show));
        }
        found
    })
}

fn shown(event: Event<Created>) -> String {
    format!("{:?} {:?} {}", event.event, event.id, event.data.id)
}

#[test]
fn events_come_as_they_are_read() {
    let reply = Reply::status(200)
        .body("\u{feff}: hello\n\nevent: made\nid: 1\nda")
        .dripping(Duration::from_secs(300), "ta: {\"id\":\ndata: \"a\"}\r\n\r")
        .body("\ndata:{\"id\":\"b\"}\n\nevent: nothing\n\ndata: [DONE]\n\ndata: {\"id\":\"c\"}\n\n");
    let (client, memory) = client([reply]);
    let stream = run(watch(&client).send_stream()).unwrap();
    assert_eq!(stream.status(), 200);
    assert_eq!(
        all(stream, shown),
        [r#"Some("made") Some("1") a"#, r#"None Some("1") b"#]
    );
    let sent = &memory.requests()[0];
    assert_eq!(sent.headers()["accept"], "text/event-stream");
    assert_eq!(
        sent.uri().query(),
        Some("stream=true"),
        "the field that asks for a stream is set"
    );
    assert_eq!(memory.passed(), Duration::from_secs(300), "events may pause");
}

#[test]
fn events_are_taken_up_again_behind_the_last_id() {
    let first = Reply::status(200)
        .body("retry: 1500\nid: 7\ndata: {\"id\":\"a\"}\n\ndata: {\"id\":")
        .then_broken();
    let second = Reply::status(503);
    let third = Reply::status(200).body("id: 8\ndata: {\"id\":\"b\"}\n\n");
    let (client, memory) = client([first, second, third]);
    let mut stream = run(watch(&client).send_stream()).unwrap();
    assert_eq!(shown(run(stream.next()).unwrap().unwrap()), r#"None Some("7") a"#);
    assert_eq!(shown(run(stream.next()).unwrap().unwrap()), r#"None Some("8") b"#);
    assert!(run(stream.next()).is_none());
    assert_eq!(stream.last_event_id().as_deref(), Some("8"));
    let requests = memory.requests();
    assert_eq!(requests.len(), 3);
    assert!(!requests[0].headers().contains_key("last-event-id"));
    assert_eq!(requests[1].headers()["last-event-id"], "7");
    assert_eq!(requests[2].headers()["last-event-id"], "7");
    assert!(memory.sent_at()[1] >= Duration::from_millis(1500));
}

#[test]
fn a_stream_that_cannot_be_taken_up_again_ends_with_an_error() {
    let broken = || Reply::status(200).body("data: {\"id\":\"a\"}\n\n").then_broken();
    let (nameless, memory) = client([broken()]);
    let stream = run(watch(&nameless).send_stream()).unwrap();
    let found = all(stream, shown);
    assert_eq!(
        found,
        ["None None a", "! Watch: 200 OK: connection broken: the body broke off"]
    );
    assert_eq!(memory.requests().len(), 1, "without an id nothing says where to go on");

    let cut = Reply::status(200).body("id: 1\ndata: {\"id\":\"a\"}\n\ndata: {\"id\":\"b\"}\n");
    let stream = run(watch(&client([cut]).0).send_stream()).unwrap();
    let found = all(stream, shown);
    assert_eq!(
        found[1..],
        ["! Watch: 200 OK: connection broken: the stream ended in the middle of an item"]
    );

    let gone = [
        Reply::status(200).body("id: 1\n\n").then_broken(),
        Reply::json(401, r#"{"error":"expired"}"#),
    ];
    let stream = run(watch(&client(gone).0).send_stream()).unwrap();
    assert_eq!(all(stream, shown), ["! Watch: 401 Unauthorized: expired"]);
}

#[test]
fn lines_and_bytes_are_streams_too() {
    let reply = Reply::status(200)
        .body("{\"id\":\"a\"}\r\n\n{\"id\"")
        .body(":\"b\"}\n{\"it\":1}\n{\"id\":\"c\"}");
    let (client, _) = client([reply, Reply::status(200).body("abc").body("def")]);
    let stream = run(Export { call: client.call() }.send_stream()).unwrap();
    let found = all(stream, |item| item.id);
    assert_eq!(found.len(), 4);
    assert_eq!([&found[0], &found[1], &found[3]], ["a", "b", "c"]);
    assert!(
        found[2].starts_with("! Export: ") && found[2].contains("$.id"),
        "{}",
        found[2]
    );
    let stream = run(Download { call: client.call() }.send_stream()).unwrap();
    assert_eq!(all(stream, |piece| format!("{piece:?}")), ["b\"abc\"", "b\"def\""]);
}

#[test]
fn what_is_no_success_is_the_error_of_the_operation() {
    let (client, _) = client([Reply::json(401, r#"{"error":"no"}"#)]);
    let error = run(watch(&client).send_stream()).unwrap_err();
    assert!(matches!(error.documented(), Some(CreateError::Unauthorized(why)) if why.error == "no"));
}

#[test]
fn nothing_for_too_long_is_a_timeout_and_a_long_item_too_large() {
    let (client, memory) = client([
        Reply::status(200)
            .body("{\"id\":\"a\"}\n")
            .dripping(Duration::from_secs(61), "{}"),
        Reply::status(200)
            .body("x".repeat(600))
            .body("y".repeat(600))
            .body("z\n"),
    ]);
    let found = all(run(Export { call: client.call() }.send_stream()).unwrap(), |item| {
        item.id
    });
    assert_eq!(found, ["a", "! Export: 200 OK: timed out: nothing came for 60s"]);
    assert_eq!(memory.passed(), Duration::from_secs(60));
    let options = RequestOptions::new().max_answer_size(1000);
    let request = Export { call: client.call() }.options(options);
    let found = all(run(request.send_stream()).unwrap(), |item| item.id);
    assert_eq!(
        found,
        ["! Export: 200 OK: answer too large: an item of more than 1000 bytes"]
    );
}

#[test]
fn a_blocking_client_iterates() {
    let first = Reply::status(200).body("id: 7\ndata: {\"id\":\"a\"}\n\n").then_broken();
    let second = Reply::status(200).body("data: {\"id\":\"b\"}\n\n");
    let memory = Memory::new([first, second]);
    let client: blocking::Client = Client::builder()
        .api_key(KEY)
        .blocking_transport(memory.clone())
        .build_blocking()
        .unwrap();
    let call = client.call();
    let stream = Watch { call, asked: false }.send_stream().unwrap();
    let found: Vec<_> = stream.map(|item| shown(item.unwrap())).collect();
    assert_eq!(found, [r#"None Some("7") a"#, r#"None Some("7") b"#]);
    assert_eq!(memory.requests()[1].headers()["last-event-id"], "7");
}

/// What the framing makes of a body, however it is cut into pieces.
fn framed(framing: impl Fn() -> Box<dyn Framing>, body: &str) -> Vec<(String, bool)> {
    let read = |size: usize| {
        let mut framing = framing();
        let mut found = Vec::new();
        for piece in body.as_bytes().chunks(size) {
            framing.push(Bytes::copy_from_slice(piece));
            found.extend(std::iter::from_fn(|| framing.next(false)));
        }
        found.extend(std::iter::from_fn(|| framing.next(true)));
        found
    };
    let whole = read(body.len().max(1));
    for size in 1..body.len() {
        assert_eq!(read(size), whole, "pieces of {size}");
    }
    whole
        .into_iter()
        .map(|frame| (String::from_utf8(frame.data.to_vec()).unwrap(), frame.cut))
        .collect()
}

#[test]
fn pieces_of_any_size_make_the_same_items() {
    let events = || Box::new(Events::default()) as Box<dyn Framing>;
    let whole = |texts: &[&str]| texts.iter().map(|text| ((*text).to_owned(), false)).collect::<Vec<_>>();
    // The examples of the HTML standard, section 9.2.6.
    let stocks = "data: YHOO\ndata: +2\ndata: 10\n\n";
    assert_eq!(framed(events, stocks), whole(&["YHOO\n+2\n10"]));
    let comments = ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n";
    assert_eq!(
        framed(events, comments),
        whole(&["first event", "second event", " third event"])
    );
    assert_eq!(
        framed(events, "data\n\ndata\ndata\n\ndata:"),
        [(String::new(), false), ("\n".to_owned(), false), (String::new(), true)]
    );
    assert_eq!(framed(events, "data:test\n\ndata: test\n\n"), whole(&["test", "test"]));
    assert_eq!(
        framed(events, "data: a\rdata: b\r\rdata: c\r\n\r\n"),
        whole(&["a\nb", "c"])
    );
    assert_eq!(framed(events, "\u{feff}data: a\n\n"), whole(&["a"]));
    let lines = || Box::new(Separated::by_lines()) as Box<dyn Framing>;
    assert_eq!(framed(lines, "1\n\r\n 2 \n3"), whole(&["1", "2", "3"]));
    let records = || Box::new(Separated::by_records()) as Box<dyn Framing>;
    assert_eq!(
        framed(records, "\u{1e}{\"a\":\n1}\n\u{1e}2\n\u{1e}"),
        whole(&["{\"a\":\n1}", "2"])
    );
}
