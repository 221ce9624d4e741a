//! Answers that break rules.

use std::io::Write;
use std::time::Duration;

use cratesmith_tests::loopback::{Answer, Body, Step};

pub(crate) const GIB: usize = 1 << 30;

pub(crate) fn send(text: impl Into<Vec<u8>>) -> Step {
    Step::Send(text.into())
}

/// An answer that begins so, and goes on with a gibibyte.
pub(crate) fn huge(head: &str) -> Answer {
    Answer::Steps(vec![send(head), Step::Repeat(vec![b'x'; 1 << 16], GIB >> 16)])
}

/// The same in chunks.
pub(crate) fn huge_chunks(head: &str, byte: &[u8]) -> Answer {
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

pub(crate) fn raw(text: &str) -> Answer {
    Answer::Steps(vec![send(text)])
}

pub(crate) fn with(status: u16, headers: &[(&str, &str)], body: Body) -> Answer {
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

pub(crate) fn refusal(headers: &[(&str, &str)]) -> Answer {
    with(
        429,
        headers,
        Body::Whole(br#"{"code":"slow_down","message":"Wait."}"#.to_vec()),
    )
}

pub(crate) fn events(body: Body) -> Answer {
    with(200, &[("content-type", "text/event-stream")], body)
}

pub(crate) fn event(name: &str) -> String {
    format!("data: {{\"name\":\"{name}\"}}\n\n")
}

/// A compressed gibibyte of spaces.
pub(crate) fn bomb() -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let spaces = vec![b' '; 1 << 20];
    (0..GIB >> 20).for_each(|_| encoder.write_all(&spaces).expect("memory"));
    encoder.finish().expect("memory")
}
