//! The server that the wire tests stand on does what it is told.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use cratesmith_tests::loopback::{Answer, Body, Server};

fn exchange(server: &Server, request: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://"))?;
    stream.write_all(request.as_bytes())?;
    stream.shutdown(std::net::Shutdown::Write)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

fn answer(body: Body) -> Answer {
    Answer::Send {
        delay: Duration::ZERO,
        status: 200,
        headers: Vec::new(),
        body,
    }
}

#[test]
fn records_target_headers_and_body_byte_for_byte() {
    let server = Server::start(Answer::json(200, "{}")).expect("a port");
    let request = "DELETE /a%2Fb?x=%20&y HTTP/1.1\r\nhost: h\r\nX-A:  1 \r\ncontent-length: 2\r\n\r\nhi";
    let text = exchange(&server, request).expect("an answer");
    assert!(
        text.starts_with("HTTP/1.1 200 ") && text.ends_with("content-length: 2\r\n\r\n{}"),
        "{text}"
    );
    let [request] = &server.requests()[..] else {
        panic!("one request")
    };
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("DELETE", "/a%2Fb?x=%20&y")
    );
    assert_eq!((request.path(), request.query()), ("/a%2Fb", Some("x=%20&y")));
    assert_eq!(
        (request.header("x-a"), request.body.as_slice()),
        (Some("1"), b"hi".as_slice())
    );
    assert_eq!(server.connections(), 1);
}

#[test]
fn plays_the_script_and_then_the_normal_answer() {
    let server = Server::start(Answer::json(200, "c")).expect("a port");
    server.script([Answer::json(500, "a"), Answer::json(501, "b")]);
    let get = "GET / HTTP/1.1\r\nhost: h\r\n\r\n";
    let text = exchange(&server, &get.repeat(4)).expect("answers");
    assert_eq!(text.matches("HTTP/1.1 ").count(), 4);
    assert!(
        text.contains("HTTP/1.1 500") && text.contains("HTTP/1.1 501") && text.ends_with('c'),
        "{text}"
    );
}

#[test]
fn resets_closes_and_cuts_off() {
    let server = Server::start(Answer::json(200, "{}")).expect("a port");
    server.script([Answer::Reset, Answer::Close, answer(Body::Truncated(b"abc".to_vec()))]);
    let get = "GET / HTTP/1.1\r\nhost: h\r\n\r\n";
    assert_eq!(
        exchange(&server, get).expect_err("a reset").kind(),
        ErrorKind::ConnectionReset
    );
    assert_eq!(exchange(&server, get).expect("nothing"), "");
    let text = exchange(&server, get).expect("a part");
    assert!(
        text.contains("content-length: 53\r\n") && text.ends_with("abc"),
        "{text}"
    );
}

#[test]
fn chunks_slowly() {
    let wait = Duration::from_millis(40);
    let server = Server::start(answer(Body::SlowChunks(b"0123456789".to_vec(), wait))).expect("a port");
    let start = Instant::now();
    let text = exchange(&server, "GET / HTTP/1.1\r\nhost: h\r\n\r\n").expect("an answer");
    assert!(
        text.ends_with("\r\n\r\n8\r\n01234567\r\n2\r\n89\r\n0\r\n\r\n"),
        "{text}"
    );
    assert!(start.elapsed() >= 2 * wait);
}
