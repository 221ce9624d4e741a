//! Bodies that are read while they are sent.

#![allow(dead_code, missing_docs, unreachable_pub, reason = "stands for a generated crate")]

use std::io::{Cursor, Read, Write};
use std::net::TcpListener;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::KEY;
use crate::client::{Client, ImportError};
use crate::memory::{Memory, Reply, run};
use crate::runtime::{
    Answer, Async, Call, DecodeError, FilePart, Mode, Multipart, Operation, OperationInfo, RequestBody, RequestParts,
    request,
};

/// `PUT /content`, of whatever kind.
pub struct Put<M: Mode = Async> {
    call: Call<M>,
    body: RequestBody,
}

request!(Put);

impl<M: Mode> Operation for Put<M> {
    type Output = ();
    type Error = ImportError;

    const INFO: OperationInfo = OperationInfo {
        id: "put",
        method: "PUT",
        path: "/content",
        accept: "*/*",
        idempotent: false,
        security: &[],
    };

    fn encode(&self, parts: &mut RequestParts) {
        parts.path("/content");
        parts.bytes("application/octet-stream", self.body.clone());
    }

    fn decode(answer: &Answer) -> Result<(), DecodeError> {
        answer.empty()
    }
}

/// A stream of texts that never waits.
struct Texts(std::vec::IntoIter<Result<&'static str, std::io::Error>>);

impl Stream for Texts {
    type Item = Result<&'static str, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next())
    }
}

fn texts(texts: &[&'static str]) -> Texts {
    Texts(texts.iter().map(|text| Ok(*text)).collect::<Vec<_>>().into_iter())
}

/// All bytes of a body, or the error that it ends with.
fn read(body: &RequestBody) -> Result<Vec<u8>, String> {
    let mut stream = body.open();
    run(async {
        let mut all = Vec::new();
        while let Some(piece) = stream.next().await {
            all.extend_from_slice(&piece.map_err(|error| error.to_string())?);
        }
        Ok(all)
    })
}

#[test]
fn a_file_is_read_each_time_and_what_is_read_once_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("content");
    let content = "0123456789".repeat(20_000);
    std::fs::write(&path, &content).unwrap();
    let file = RequestBody::from_path(&path).unwrap();
    assert_eq!((file.length(), file.bytes()), (Some(200_000), None));
    for _ in 0..2 {
        assert!(file.is_readable());
        assert!(read(&file).unwrap() == content.as_bytes());
    }
    assert!(RequestBody::from_path(folder.path().join("none")).is_err());
    let once = [
        RequestBody::from_reader(Cursor::new("read"), Some(4)),
        RequestBody::from_stream(texts(&["re", "", "ad"]), None),
    ];
    for body in once {
        assert!(body.is_readable());
        assert_eq!(read(&body).unwrap(), b"read");
        assert!(!body.is_readable());
        assert_eq!(
            read(&body).unwrap_err(),
            "the body was read already and cannot be sent again"
        );
    }
}

#[test]
fn a_body_that_was_read_is_not_sent_again() {
    let send = |body: RequestBody| {
        let memory = Memory::new([Reply::status(503), Reply::status(204)]);
        memory.reads_bodies();
        let client = Client::builder()
            .api_key(KEY)
            .transport(memory.clone())
            .build()
            .unwrap();
        let sent = run(Put {
            call: client.call(),
            body,
        }
        .send());
        (sent.is_ok(), memory.requests().len())
    };
    assert_eq!(send("in memory".into()), (true, 2));
    assert_eq!(send(RequestBody::from_stream(texts(&["once"]), Some(4))), (false, 1));
}

#[test]
fn files_of_a_multipart_body_are_read_between_its_parts() {
    let mut form = Multipart::new();
    form.text("note", Some("n"));
    let file = FilePart::new(RequestBody::from_reader(Cursor::new("content"), Some(7)));
    form.file(
        "file",
        Some(&file.with_file_name("a.txt").with_content_type("text/plain")),
    );
    form.text("end", Some("e"));
    let body = form.into_body().unwrap();
    let boundary = body.content_type().to_str().unwrap().split("boundary=").nth(1).unwrap();
    let expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nn\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n\
         content\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"end\"\r\n\r\ne\r\n--{boundary}--\r\n"
    );
    assert_eq!(body.content().length(), Some(expected.len() as u64));
    assert_eq!(read(body.content()).unwrap(), expected.as_bytes());
}

/// Takes one request on a socket, answers 204, and gives what was received.
fn served() -> (String, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut received = Vec::new();
        let mut piece = [0; 4096];
        let done = |received: &[u8]| {
            let text = String::from_utf8_lossy(received);
            let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
            match head.to_lowercase().split_once("content-length: ") {
                Some((_, length)) => {
                    let digits: String = length.chars().take_while(char::is_ascii_digit).collect();
                    body.len() >= digits.parse().unwrap()
                }
                None => body.ends_with("0\r\n\r\n"),
            }
        };
        while !done(&received) {
            match stream.read(&mut piece) {
                Ok(0) | Err(_) => break,
                Ok(length) => received.extend_from_slice(&piece[..length]),
            }
        }
        let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n");
        String::from_utf8(received).unwrap()
    });
    (address, server)
}

#[test]
fn the_default_transports_say_the_length_where_it_is_known() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let bodies: [fn() -> RequestBody; 3] = [
        || RequestBody::from_reader(Cursor::new("read"), Some(4)),
        || RequestBody::from_stream(texts(&["re", "ad"]), None),
        || "read".into(),
    ];
    for (place, body) in bodies.into_iter().enumerate() {
        let (address, server) = served();
        let client = Client::builder().api_key(KEY).base_url(address).build().unwrap();
        let by_async = runtime.block_on(
            Put {
                call: client.call(),
                body: body(),
            }
            .send(),
        );
        by_async.unwrap();
        let by_async = server.join().unwrap();
        let (address, server) = served();
        let client = Client::builder()
            .api_key(KEY)
            .base_url(address)
            .build_blocking()
            .unwrap();
        Put {
            call: client.call(),
            body: body(),
        }
        .send()
        .unwrap();
        for received in [by_async, server.join().unwrap()] {
            let received = received.to_lowercase();
            match place {
                1 => assert!(received.contains("transfer-encoding: chunked\r\n"), "{received}"),
                _ => assert!(
                    received.contains("content-length: 4\r\n") && received.ends_with("read"),
                    "{received}"
                ),
            }
        }
    }
}

#[test]
fn a_body_that_cannot_be_read_is_an_error_of_its_own() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let failing = Texts(vec![Ok("begun"), Err(std::io::Error::other("the disk is gone"))].into_iter());
    let (address, server) = served();
    let client = Client::builder().api_key(KEY).base_url(address).build().unwrap();
    let body = RequestBody::from_stream(failing, Some(100));
    let error = runtime
        .block_on(
            Put {
                call: client.call(),
                body,
            }
            .send(),
        )
        .unwrap_err();
    assert!(error.to_string().contains("the disk is gone"), "{error}");
    assert!(!error.is_timeout() && !error.is_connect());
    drop(client);
    server.join().unwrap();
}
