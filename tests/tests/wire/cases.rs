//! What may go wrong with a service, by kind.

use std::time::{Duration, SystemTime};

use cratesmith_tests::loopback::{Answer, Body, Step};

use crate::answers::{GIB, bomb, event, events, huge, huge_chunks, raw, refusal, send, with};
use crate::case::{Case, case};

/// Connections that break, and answers that are not whole.
pub(crate) fn broken() -> Vec<Case> {
    let whole = br#"{"method":"GET","target":"/","headers":[],"body":""}"#;
    let cut = || with(200, &[], Body::Truncated(whole[..20].to_vec()));
    let reset = || {
        Answer::Steps(vec![
            send("HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{"),
            Step::Reset,
        ])
    };
    vec![
        case("reset before an answer", "get", vec![Answer::Reset])
            .retries(1, 2)
            .ends("GET"),
        case("reset again and again", "get", vec![Answer::Reset; 3])
            .retries(2, 3)
            .ends("error : "),
        case("reset where it may have been done", "upload", vec![Answer::Reset])
            .retries(2, 1)
            .ends("error : "),
        case("reset within a body", "get", vec![reset(); 2])
            .retries(1, 2)
            .ends("error 200: "),
        case("closed before an answer", "get", vec![Answer::Close])
            .retries(1, 2)
            .ends("GET"),
        case(
            "closed within the headers",
            "get",
            vec![raw("HTTP/1.1 200 OK\r\nx-a: b\r\n")],
        )
        .ends("error : "),
        case("cut off", "get", vec![cut()]).retries(1, 2).ends("GET"),
        case("cut off again and again", "get", vec![cut(); 2])
            .retries(1, 2)
            .ends("error 200: "),
        case("download that is cut off", "download", vec![cut()]).ends("error 200: "),
        case(
            "chunks without an end",
            "get",
            vec![raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"met")],
        )
        .ends("error 200: "),
        case(
            "a chunk without a size",
            "get",
            vec![raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n")],
        )
        .ends("error 200: "),
        case(
            "more than was announced",
            "get",
            vec![raw("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"method\":\"GET\"}")],
        )
        .ends("decode 200: "),
        case(
            "a length that is none",
            "get",
            vec![raw("HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}")],
        )
        .ends("error : "),
        case(
            "two lengths",
            "get",
            vec![raw(
                "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{} ",
            )],
        )
        .ends("error : "),
        case(
            "no body where one belongs",
            "get",
            vec![raw("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")],
        )
        .ends("decode 200: "),
    ]
}

/// Answers that take their time, and such as do not end.
pub(crate) fn slow() -> Vec<Case> {
    let late = Answer::Steps(vec![Step::Wait(Duration::from_secs(5))]);
    let dripping = with(200, &[], Body::SlowChunks(vec![b' '; 400], Duration::from_millis(100)));
    let headers = (0..50).flat_map(|_| [Step::Wait(Duration::from_millis(100)), send("x-a: b\r\n")]);
    let headers = [send("HTTP/1.1 200 OK\r\n")].into_iter().chain(headers).collect();
    // Not faster than a client without optimisation reads them beside other work: hyper sees the time when its input is
    // empty, or after 128 reads.
    let thousand = "HTTP/1.1 100 Continue\r\n\r\n".repeat(1_000);
    let interim = (0..2_000)
        .flat_map(|_| [send(thousand.as_str()), Step::Wait(Duration::from_millis(10))])
        .collect();
    vec![
        case("no answer", "get", vec![late.clone()])
            .timeout(500)
            .ends("timeout : "),
        case("no answer, twice", "get", vec![late.clone(); 2])
            .timeout(500)
            .retries(1, 2)
            .ends("timeout : "),
        case("no answer to an upload", "upload", vec![late])
            .timeout(500)
            .retries(2, 1)
            .ends("timeout : "),
        case("headers that drip", "get", vec![Answer::Steps(headers)])
            .timeout(500)
            .ends("timeout : "),
        case("a body that drips", "get", vec![dripping])
            .timeout(500)
            .ends("timeout 200: "),
        case("interim answers without end", "get", vec![Answer::Steps(interim)])
            .timeout(1_500)
            .ends("timeout : "),
        case(
            "silence within events",
            "events",
            vec![Answer::Steps(vec![
                send("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"),
                send(event("a")),
                Step::Wait(Duration::from_secs(5)),
            ])],
        )
        .timeout(500)
        .ends("a, then timeout 200: ")
        .says("500ms"),
    ]
}

/// Answers of a gibibyte.
pub(crate) fn endless() -> Vec<Case> {
    let ok = "HTTP/1.1 200 OK\r\n";
    let too_large = "more than 1048576 bytes";
    let announced = || huge("HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n");
    let stream = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n";
    vec![
        case("announced", "bytes", vec![announced()])
            .retries(2, 1)
            .ends("error 200: ")
            .says(too_large),
        case("in chunks", "bytes", vec![huge_chunks(ok, b"x")])
            .ends("error 200: ")
            .says(too_large),
        case(
            "until the connection closes",
            "get",
            vec![huge("HTTP/1.1 200 OK\r\n\r\n")],
        )
        .ends("error 200: ")
        .says(too_large),
        case(
            "of a refusal",
            "get",
            vec![huge_chunks("HTTP/1.1 404 Not Found\r\n", b"x")],
        )
        .ends("error 404: ")
        .says(too_large),
        case(
            "compressed",
            "get",
            vec![with(200, &[("content-encoding", "gzip")], Body::Whole(bomb()))],
        )
        .ends("error 200: ")
        .says(too_large),
        case(
            "compressed in a stream",
            "lines",
            vec![with(200, &[("content-encoding", "gzip")], Body::Whole(bomb()))],
        )
        .ends(", then error 200: ")
        .says("an item of more than 1048576 bytes"),
        case("read piece by piece", "download", vec![announced()])
            .timeout(60_000)
            .ends("1073741824 bytes"),
        case("one event", "events", vec![huge_chunks(stream, b"data: x")])
            .ends(", then error 200: ")
            .says(too_large),
        case(
            "one event of many lines",
            "events",
            vec![huge_chunks(stream, b"data: x\n")],
        )
        .ends(", then error 200: ")
        .says(too_large),
        case(
            "the name of an event",
            "events",
            vec![huge_chunks(&format!("{stream}x-a: b\r\n"), b"event: x")],
        )
        .ends(", then error 200: ")
        .says(too_large),
        case("one line", "lines", vec![huge_chunks(ok, b"x")])
            .ends(", then error 200: ")
            .says(too_large),
        case(
            "one header",
            "get",
            vec![Answer::Steps(vec![
                send("HTTP/1.1 200 OK\r\nx-a: "),
                Step::Repeat(vec![b'x'; 1 << 16], GIB >> 16),
            ])],
        )
        .ends("error : "),
        case(
            "many headers",
            "get",
            vec![Answer::Steps(vec![
                send("HTTP/1.1 200 OK\r\n"),
                Step::Repeat(b"x-a: b\r\n".repeat(1 << 12), GIB >> 15),
            ])],
        )
        .ends("error : "),
        case("nothing but bytes", "get", vec![huge("")]).ends("error : "),
    ]
}

/// Answers whose head is no head.
pub(crate) fn malformed() -> Vec<Case> {
    let head = |line: &str| raw(&format!("HTTP/1.1 200 OK\r\n{line}\r\ncontent-length: 2\r\n\r\n{{}}"));
    let refused = |name, answer| case(name, "get", vec![answer]).ends("error : ");
    vec![
        refused("a header without a colon", head("nonsense")),
        refused("a header with a space in its name", head("x a: b")),
        refused("a header without a name", head(": b")),
        refused("a header with a null", head("x-a: \0")),
        refused("another protocol", raw("SSH-2.0-OpenSSH_9.6\r\n")),
        refused("a version that is none", raw("HTTP/9.9 200 OK\r\n\r\n")),
        refused("a status of four digits", raw("HTTP/1.1 2000 OK\r\n\r\n")),
        refused("a status in words", raw("HTTP/1.1 OK\r\n\r\n")),
        refused("no head", raw("{\"method\":\"GET\"}")),
        case("a header that is not UTF-8", "get", vec![Answer::Steps(vec![
            send("HTTP/1.1 404 Not Found\r\nx-request-id: "),
            send(vec![0xff, 0xfe]),
            send("\r\nretry-after: \u{e9}\r\ncontent-length: 2\r\n\r\n{}"),
        ])])
        .ends("error 404: "),
        case("a content type that is none", "get", vec![raw(
            "HTTP/1.1 404 Not Found\r\ncontent-type: ;;;=\r\ncontent-length: 30\r\n\r\n{\"code\":\"none\",\"message\":\"m\"}  ",
        )])
        .ends("error 404: ")
        .says("none"),
    ]
}

/// Refusals that pass, and such as ask for too long a wait.
pub(crate) fn refusals() -> Vec<Case> {
    // Dates have no fractions of a second.
    let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(7_200));
    let soon = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(1));
    vec![
        case("seconds", "get", vec![refusal(&[("retry-after", "2")])])
            .retries(2, 2)
            .ends("GET")
            .after(2),
        case(
            "a date that comes soon, or is over",
            "get",
            vec![refusal(&[("retry-after", &soon)])],
        )
        .retries(1, 2)
        .ends("GET"),
        case("a date in two hours", "get", vec![refusal(&[("retry-after", &date)])])
            .retries(2, 1)
            .ends("error 429: ")
            .says("slow_down"),
        case("an hour", "get", vec![refusal(&[("retry-after", "3600")])])
            .retries(2, 1)
            .ends("error 429: ")
            .says("slow_down"),
        case("nonsense", "get", vec![refusal(&[("retry-after", "soon")])])
            .retries(1, 2)
            .ends("GET"),
        case("again and again", "get", vec![refusal(&[("retry-after", "0")]); 3])
            .retries(2, 3)
            .ends("error 429: ")
            .says("slow_down"),
        case("of a refused upload", "upload", vec![refusal(&[("retry-after", "1")])])
            .retries(1, 2)
            .ends("POST")
            .after(1),
    ]
}

/// Events and lines that are cut, and taken up again where that can be.
pub(crate) fn streams() -> Vec<Case> {
    let cut = |text: String| events(Body::Truncated(text.into_bytes()));
    let whole = |text: String| events(Body::Whole(text.into_bytes()));
    let with_id = |id: u32, name: &str| format!("id: {id}\n{}", event(name));
    let lines = |body| with(200, &[], body);
    vec![
        case("events without ids", "events", vec![cut(event("a") + "data: {\"na")])
            .retries(2, 1)
            .ends("a, then error 200: "),
        case(
            "events with ids",
            "events",
            vec![cut(with_id(1, "a") + "data: {\"na"), whole(with_id(2, "b"))],
        )
        .retries(1, 2)
        .ends("a b"),
        case(
            "events that are cut again and again",
            "events",
            vec![
                cut(with_id(1, "a") + "id: 7\n"),
                Answer::Reset,
                Answer::Reset,
                Answer::Reset,
            ],
        )
        .retries(1, 3)
        .ends("a, then error"),
        case(
            "events that end in the middle",
            "events",
            vec![whole(event("a") + "data: {\"na")],
        )
        .ends("a, then error 200: ")
        .says("in the middle of an item"),
        case(
            "an event that is none",
            "events",
            vec![whole(event("a") + "data: nonsense\n\n" + &event("b"))],
        )
        .ends("a, then decode 200: "),
        case(
            "lines",
            "lines",
            vec![lines(Body::Truncated(b"{\"name\":\"a\"}\n{\"na".to_vec()))],
        )
        .retries(2, 1)
        .ends("a, then error 200: "),
        case(
            "lines that end in the middle",
            "lines",
            vec![lines(Body::Whole(b"{\"name\":\"a\"}\n{\"na".to_vec()))],
        )
        .ends("a, then "),
    ]
}
