//! The transports over `reqwest`, each against a socket that plays a script.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::KEY;
use crate::client::{Client, Created};
use crate::runtime::{AnyError, ClientBuilder, RequestOptions};

/// Serves each connection one text, and then closes it; gives what was received.
fn serve(answers: &'static [&'static str]) -> (ClientBuilder, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}/base/", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let mut received = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = vec![0; 8192];
            let mut length = 0;
            while !request[..length].windows(4).any(|end| end == b"\r\n\r\n") {
                length += stream.read(&mut request[length..]).unwrap();
            }
            received.push(String::from_utf8(request[..length].to_vec()).unwrap().to_lowercase());
            for part in answer.split("<wait>") {
                let _ = stream.write_all(part.as_bytes());
                if part.len() < answer.len() {
                    std::thread::sleep(Duration::from_millis(120));
                }
            }
        }
        received
    });
    (Client::builder().api_key(KEY).base_url(base), server)
}

/// Gets a connection by the async client and by the blocking one.
fn both(answers: &'static [&'static str], options: &RequestOptions) -> [(Result<Created, AnyError>, Vec<String>); 2] {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (builder, server) = serve(answers);
    let request = builder
        .build()
        .unwrap()
        .connections()
        .get("a b")
        .options(options.clone());
    let by_async = runtime.block_on(request.send()).map_err(AnyError::from);
    let by_async = (by_async, server.join().unwrap());
    let (builder, server) = serve(answers);
    let request = builder
        .build_blocking()
        .unwrap()
        .connections()
        .get("a b")
        .options(options.clone());
    [
        by_async,
        (request.send().map_err(AnyError::from), server.join().unwrap()),
    ]
}

#[test]
fn a_get_goes_out_and_comes_back() {
    let answers = &["HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"id\":\"conn_1\"}"];
    for (result, received) in both(answers, &RequestOptions::new()) {
        assert_eq!(result.unwrap().id, "conn_1");
        let lines: Vec<&str> = received[0].trim_end().split("\r\n").collect();
        assert_eq!(lines[0], "get /base/v3/connections/a%20b http/1.1");
        let mut names: Vec<_> = lines[1..].iter().filter_map(|line| line.split(':').next()).collect();
        names.sort_unstable();
        assert_eq!(names, ["accept", "authorization", "host", "user-agent"]);
    }
}

#[test]
fn answers_that_break_off_are_asked_for_again() {
    let answers = &[
        "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"id\":\"conn_1\"}",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nf\r\n{\"id\":\"co",
        "",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nf\r\n{\"id\":\"conn_1\"}\r\n0\r\n\r\n",
    ];
    for (result, received) in both(answers, &RequestOptions::new().retries(3)) {
        assert_eq!(result.unwrap().id, "conn_1");
        assert_eq!(received.len(), 4);
    }
}

#[test]
fn redirects_are_left_to_the_client() {
    let answers = &["HTTP/1.1 302 Found\r\nlocation: ftp://h.example/\r\nset-cookie: a=b\r\ncontent-length: 0\r\n\r\n"];
    for (result, _) in both(answers, &RequestOptions::new()) {
        let error = result.unwrap_err();
        assert!(error.to_string().contains("redirects to ftp://h.example/"), "{error}");
    }
}

#[test]
fn a_body_that_drips_runs_out_of_time() {
    let answers = &["HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{<wait>\"<wait>i<wait>d<wait>\":<wait>1<wait>}"];
    for (result, _) in both(
        answers,
        &RequestOptions::new().timeout(Duration::from_millis(300)).retries(0),
    ) {
        let error = result.unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
    }
}

#[test]
fn refused_connections_show_no_address() {
    let start = Instant::now();
    let builder = || {
        Client::builder()
            .api_key(KEY)
            .base_url("http://127.0.0.1:1/?key=hidden")
            .retries(0)
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let by_async = runtime
        .block_on(builder().build().unwrap().connections().create("n").send())
        .unwrap_err();
    let blocking = builder()
        .build_blocking()
        .unwrap()
        .connections()
        .create("n")
        .send()
        .unwrap_err();
    for error in [by_async, blocking] {
        assert!(error.is_connect(), "{error:?}");
        assert!(!format!("{error} {error:?}").contains("hidden"), "{error:?}");
    }
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn the_time_limit_covers_head_and_body_together() {
    let answers = &["<wait><wait>HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n<wait><wait><wait><wait>{"];
    let start = Instant::now();
    for (result, _) in both(
        answers,
        &RequestOptions::new().timeout(Duration::from_millis(300)).retries(0),
    ) {
        assert!(result.unwrap_err().is_timeout());
    }
    // The server takes some 0.7 s for each.
    assert!(start.elapsed() < Duration::from_secs(3));
}

#[test]
fn limits_beyond_all_clocks_are_none() {
    let answers = &["HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"id\":\"conn_1\"}"];
    let options = RequestOptions::new()
        .timeout(Duration::MAX)
        .total_timeout(Duration::MAX);
    for (result, _) in both(answers, &options) {
        assert_eq!(result.unwrap().id, "conn_1");
    }
}

#[test]
fn answers_that_break_off_show_no_address() {
    let answers = &[
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nf\r\n{\"id\":\"co",
        "nonsense\r\n\r\n",
    ];
    let options = RequestOptions::new().retries(1).query("key", "hidden");
    for (result, received) in both(answers, &options) {
        assert!(received[0].contains("key=hidden"));
        let error = result.unwrap_err();
        let mut shown = format!("{error} {error:?}");
        let mut cause = std::error::Error::source(&error);
        while let Some(inner) = cause {
            shown += &format!(" {inner} {inner:?}");
            cause = inner.source();
        }
        assert!(!shown.contains("hidden") && !shown.contains("127.0.0.1"), "{shown}");
    }
}

#[test]
fn outside_of_a_tokio_runtime_a_request_is_an_error_and_no_panic() {
    let builder = Client::builder().api_key(KEY).base_url("http://127.0.0.1:1");
    let error = crate::memory::run(builder.build().unwrap().connections().get("c").send()).unwrap_err();
    assert!(error.to_string().contains("needs a Tokio runtime"), "{error}");
}
