//! However a service breaks the rules, a call ends as it is documented to, in time, and with bounded memory.

use std::net::TcpStream;
use std::time::{Duration, Instant};

use cratesmith_tests::loopback::{Answer, Body, ReservedPort, Server};

use crate::answers::with;
use crate::case::{LATE, hold};
use crate::cases::{broken, endless, malformed, refusals, slow, streams};
use crate::project;
use crate::received::echo;

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
    let reserve = || ReservedPort::new().expect("a port");
    let (full, closed) = (reserve(), reserve());
    full.listen().expect("a port that listens");
    let address = full.address();
    let connect = |_| TcpStream::connect_timeout(&address, Duration::from_millis(200));
    let waiting: Vec<_> = (0..6).map(connect).collect();
    let queue_is_full = waiting.iter().any(Result::is_err);
    for mode in ["async", "blocking"] {
        let (line, elapsed) = call(mode, &closed.url());
        assert!(
            line.starts_with("connect : ") && elapsed < LATE,
            "{mode}: {elapsed:?} {line}"
        );
        // Some systems let more wait than they are told.
        if queue_is_full {
            let (line, elapsed) = call(mode, &full.url());
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
