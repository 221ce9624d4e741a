//! However a service breaks the rules, a call ends as it is documented to, in time, and with bounded memory.

use std::io::Write;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::{Duration, Instant, SystemTime};

use cratesmith_tests::loopback::{Answer, Body, Server, Step};

use crate::project;
use crate::received::echo;

/// The largest answer that is taken.
const MOST: usize = 1 << 20;

/// What a process may have beside the largest answer.
const BESIDE: usize = 32 << 20;

/// What a call may take where it does not say.
const PATIENCE: u64 = 20_000;

/// What a loaded machine may add.
const LATE: Duration = Duration::from_secs(10);

const GIB: usize = 1 << 30;

/// A service that breaks a rule, and how a call of it ends.
struct Case {
    name: &'static str,
    action: &'static str,
    /// What is answered first; then the server answers as it should.
    script: Vec<Answer>,
    /// Milliseconds for an attempt.
    timeout: u64,
    retries: u32,
    /// How the call ends: how the line begins, and what it says.
    ends: &'static str,
    says: &'static str,
    requests: usize,
    /// Seconds that have to pass.
    after: u64,
    most: usize,
}

fn case(name: &'static str, action: &'static str, script: Vec<Answer>) -> Case {
    Case {
        name,
        action,
        script,
        timeout: PATIENCE,
        retries: 0,
        ends: "",
        says: "",
        requests: 1,
        after: 0,
        most: MOST,
    }
}

impl Case {
    fn ends(mut self, ends: &'static str) -> Self {
        self.ends = ends;
        self
    }

    fn says(mut self, says: &'static str) -> Self {
        self.says = says;
        self
    }

    fn timeout(mut self, milliseconds: u64) -> Self {
        self.timeout = milliseconds;
        self
    }

    /// How often it is tried again, and how many requests come of it.
    fn retries(mut self, retries: u32, requests: usize) -> Self {
        self.retries = retries;
        self.requests = requests;
        self
    }

    fn after(mut self, seconds: u64) -> Self {
        self.after = seconds;
        self
    }
}

fn send(text: impl Into<Vec<u8>>) -> Step {
    Step::Send(text.into())
}

/// An answer that begins so, and goes on with a gibibyte.
fn huge(head: &str) -> Answer {
    Answer::Steps(vec![send(head), Step::Repeat(vec![b'x'; 1 << 16], GIB >> 16)])
}

/// The same in chunks.
fn huge_chunks(head: &str, byte: &[u8]) -> Answer {
    let content = byte.repeat((1 << 16) / byte.len());
    let chunk = [
        format!("{:x}\r\n", content.len()).into_bytes(),
        content,
        b"\r\n".to_vec(),
    ]
    .concat();
    let head = format!("{head}transfer-encoding: chunked\r\n\r\n");
    Answer::Steps(vec![send(head), Step::Repeat(chunk, GIB >> 16), send("0\r\n\r\n")])
}

fn raw(text: &str) -> Answer {
    Answer::Steps(vec![send(text)])
}

fn with(status: u16, headers: &[(&str, &str)], body: Body) -> Answer {
    let owned = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Answer::Send {
        delay: Duration::ZERO,
        status,
        headers: owned.collect(),
        body,
    }
}

fn refusal(headers: &[(&str, &str)]) -> Answer {
    with(
        429,
        headers,
        Body::Whole(br#"{"code":"slow_down","message":"Wait."}"#.to_vec()),
    )
}

fn events(body: Body) -> Answer {
    with(200, &[("content-type", "text/event-stream")], body)
}

fn event(name: &str) -> String {
    format!("data: {{\"name\":\"{name}\"}}\n\n")
}

/// A compressed gibibyte of spaces.
fn bomb() -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let spaces = vec![b' '; 1 << 20];
    (0..GIB >> 20).for_each(|_| encoder.write_all(&spaces).expect("memory"));
    encoder.finish().expect("memory")
}

/// Connections that break, and answers that are not whole.
fn broken() -> Vec<Case> {
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
fn slow() -> Vec<Case> {
    let late = Answer::Steps(vec![Step::Wait(Duration::from_secs(5))]);
    let dripping = with(200, &[], Body::SlowChunks(vec![b' '; 400], Duration::from_millis(100)));
    let headers = (0..50).flat_map(|_| [Step::Wait(Duration::from_millis(100)), send("x-a: b\r\n")]);
    let headers = [send("HTTP/1.1 200 OK\r\n")].into_iter().chain(headers).collect();
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
        case(
            "interim answers without end",
            "get",
            vec![Answer::Steps(vec![Step::Repeat(
                b"HTTP/1.1 100 Continue\r\n\r\n".repeat(1_000),
                100_000,
            )])],
        )
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
fn endless() -> Vec<Case> {
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
fn malformed() -> Vec<Case> {
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
fn refusals() -> Vec<Case> {
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
fn streams() -> Vec<Case> {
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

/// Credentials stay with their origin, whatever is answered.
#[test]
fn redirects_across_origins() {
    let problems: Vec<String> = ["async", "blocking"].into_iter().filter_map(redirected).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn redirected(mode: &str) -> Option<String> {
    let start = || Server::start(Answer::Made(echo)).expect("a port");
    let (server, other) = (start(), start());
    let to = |status, target: &str| with(status, &[("location", target)], Body::Whole(Vec::new()));
    let call = |action: &str, script: Vec<Answer>| {
        server.script(script);
        let output = project::run(&["fault", mode, action, &server.url(), "5000", "1048576", "2"], &[], "");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let elsewhere = format!("{}/elsewhere", other.url());
    let followed = call("locked", vec![to(302, "/here"), to(307, &elsewhere)]);
    let (here, there) = (server.requests(), other.requests());
    let looped = call("locked", vec![to(301, "/again"); 11]);
    let sent = server.requests().len() - here.len();
    let upload = call("upload", vec![to(307, &elsewhere)]);
    let nowhere = call("locked", vec![to(302, "file:///etc/passwd")]);
    let user = call("locked", vec![to(302, "http://user:word@127.0.0.1:1/")]);
    let refused = |line: &str| line.starts_with("error 30");
    let holds = followed.starts_with("GET\t")
        && here
            .iter()
            .all(|request| request.header("authorization") == Some("Bearer sm_bearer_0001"))
        && here.last().is_some_and(|request| request.path() == "/here")
        && there.len() == 1
        && there
            .iter()
            .all(|request| request.path() == "/elsewhere" && request.header("authorization").is_none())
        && refused(&looped)
        && sent == 11
        && [&upload, &nowhere, &user].into_iter().all(|line| refused(line))
        && other.requests().len() == 1;
    (!holds).then(|| format!("{mode}: {followed}{looped}{upload}{nowhere}{user}{sent} sent\n{here:#?}\n{there:#?}"))
}

/// A service whose queue is full answers no connection; one that is not there refuses it.
#[test]
fn connections_that_are_not_made() {
    let call = |mode: &str, url: &str| {
        let start = Instant::now();
        let output = project::run(&["fault", mode, "upload", url, "20000", "1048576", "1"], &[], "");
        (String::from_utf8_lossy(&output.stdout).into_owned(), start.elapsed())
    };
    let full = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).expect("a socket");
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    full.bind(&any.into()).and_then(|()| full.listen(0)).expect("a port");
    let address = full
        .local_addr()
        .ok()
        .and_then(|address| address.as_socket())
        .expect("an address");
    let connect = |_| TcpStream::connect_timeout(&address, Duration::from_millis(200));
    let waiting: Vec<_> = (0..6).map(connect).collect();
    let queue_is_full = waiting.iter().any(Result::is_err);
    let closed = TcpListener::bind(any)
        .and_then(|listener| listener.local_addr())
        .expect("an address");
    for mode in ["async", "blocking"] {
        let (line, elapsed) = call(mode, &format!("http://{closed}"));
        assert!(
            line.starts_with("connect : ") && elapsed < LATE,
            "{mode}: {elapsed:?} {line}"
        );
        // Some systems let more wait than they are told.
        if queue_is_full {
            let (line, elapsed) = call(mode, &format!("http://{address}"));
            assert!(line.starts_with("connect timeout : "), "{mode}: {line}");
            assert!(
                elapsed < LATE,
                "{mode}: {elapsed:?}, nothing was sent, so that it was tried twice: {line}"
            );
        }
    }
    assert!(queue_is_full || !cfg!(target_os = "linux"), "{waiting:?}");
}

#[test]
fn connections_that_break() {
    hold(broken());
}

#[test]
fn services_that_are_slow() {
    hold(slow());
}

#[test]
fn answers_without_end() {
    hold(endless());
}

#[test]
fn heads_that_are_malformed() {
    hold(malformed());
}

#[test]
fn refusals_that_pass() {
    hold(refusals());
}

#[test]
fn streams_that_are_cut() {
    hold(streams());
}

/// Plays every case by both clients, and gathers what ends otherwise.
fn hold(cases: Vec<Case>) {
    let problems: Vec<String> = cases
        .iter()
        .flat_map(|case| ["async", "blocking"].map(|mode| (case, mode)))
        .filter_map(|(case, mode)| Some(format!("{mode}, {}: {}", case.name, play(case, mode)?)))
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What is not as it should be.
fn play(case: &Case, mode: &str) -> Option<String> {
    let server = Server::start(Answer::Made(echo)).expect("a port");
    server.script(case.script.clone());
    let [timeout, most, retries] =
        [case.timeout, case.most as u64, case.retries.into()].map(|number| number.to_string());
    let output = project::run(
        &["fault", mode, case.action, &server.url(), &timeout, &most, &retries],
        &[],
        "",
    );
    let line = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
    let told = || format!("{line} {}", String::from_utf8_lossy(&output.stderr));
    let [ended, milliseconds, peak] = line.split('\t').collect::<Vec<_>>()[..] else {
        return Some(told());
    };
    if !ended.starts_with(case.ends) || !ended.contains(case.says) {
        return Some(format!("{ended:?}, not {:?} {:?}", case.ends, case.says));
    }
    let requests = server.requests().len();
    if requests != case.requests {
        return Some(format!("{requests} requests, not {}: {ended}", case.requests));
    }
    let elapsed = Duration::from_millis(milliseconds.parse().expect("milliseconds"));
    let attempts = Duration::from_millis(case.timeout) * u32::try_from(case.requests).expect("a few");
    if elapsed < Duration::from_secs(case.after) || elapsed > attempts + LATE {
        return Some(format!("{elapsed:?}: {ended}"));
    }
    let peak: usize = peak.parse().expect("kB");
    if peak * 1024 > case.most + BESIDE {
        return Some(format!("{peak} kB: {ended}"));
    }
    None
}
