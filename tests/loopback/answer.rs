//! What the server does with a request.

use std::io::{self, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use super::Request;

/// What the server does with one request.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Resets the connection, so that the client sees `ECONNRESET`.
    Reset,
    /// Closes the connection in order, without an answer.
    Close,
    /// Does what no answer in good order does, step by step, and then closes the connection in order.
    Steps(Vec<Step>),
    /// Answers with what is made of the request.
    Made(fn(&Request) -> Answer),
    /// Sends an answer.
    Send {
        /// How long to wait before the first byte.
        delay: Duration,
        /// The status.
        status: u16,
        /// The headers, but for those that frame the body.
        headers: Vec<(String, String)>,
        /// The body and how it is sent.
        body: Body,
    },
}

/// A step on the bare connection.
#[derive(Debug, Clone)]
pub enum Step {
    /// Sends these bytes.
    Send(Vec<u8>),
    /// Sends these bytes so many times.
    Repeat(Vec<u8>, usize),
    /// Waits.
    Wait(Duration),
    /// Resets the connection.
    Reset,
}

/// A body and how it is sent.
#[derive(Debug, Clone)]
pub enum Body {
    /// With its `content-length`.
    Whole(Vec<u8>),
    /// With a `content-length` of 50 more than is sent before the connection is closed.
    Truncated(Vec<u8>),
    /// In one chunk.
    Chunked(Vec<u8>),
    /// In chunks of eight bytes, with a wait before each.
    SlowChunks(Vec<u8>, Duration),
}

impl Answer {
    /// A JSON answer.
    #[must_use]
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::text(status, "application/json", body)
    }

    /// An answer of some media type.
    #[must_use]
    pub fn text(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::Send {
            delay: Duration::ZERO,
            status,
            headers: vec![("content-type".to_owned(), media_type.to_owned())],
            body: Body::Whole(body.into()),
        }
    }

    /// Plays the answer; says whether the connection can carry another request.
    pub(super) fn play(&self, request: &Request, stream: &mut TcpStream) -> io::Result<bool> {
        match self {
            Self::Reset => {
                Step::Reset.play(stream)?;
                Ok(false)
            }
            Self::Close => Ok(false),
            Self::Steps(steps) => {
                for step in steps {
                    step.play(stream)?;
                }
                Ok(false)
            }
            Self::Made(make) => make(request).play(request, stream),
            Self::Send {
                delay,
                status,
                headers,
                body,
            } => {
                thread::sleep(*delay);
                stream.write_all(head(*status, headers, body).as_bytes())?;
                body.play(*status, stream)
            }
        }
    }
}

impl Step {
    fn play(&self, stream: &mut TcpStream) -> io::Result<()> {
        match self {
            Self::Send(bytes) => stream.write_all(bytes),
            Self::Repeat(bytes, times) => (0..*times).try_for_each(|_| stream.write_all(bytes)),
            Self::Wait(duration) => {
                thread::sleep(*duration);
                Ok(())
            }
            Self::Reset => socket2::SockRef::from(&*stream).set_linger(Some(Duration::ZERO)),
        }
    }
}

fn head(status: u16, headers: &[(String, String)], body: &Body) -> String {
    let mut head = format!("HTTP/1.1 {status} Scripted\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if !bodiless(status) {
        head.push_str(&match body {
            Body::Whole(bytes) => format!("content-length: {}\r\n", bytes.len()),
            Body::Truncated(bytes) => format!("content-length: {}\r\n", bytes.len() + 50),
            Body::Chunked(_) | Body::SlowChunks(..) => "transfer-encoding: chunked\r\n".to_owned(),
        });
    }
    head.push_str("\r\n");
    head
}

/// Answers that have no body whatever their headers say (RFC 9110, section 6.4.1).
fn bodiless(status: u16) -> bool {
    status == 204 || status == 304
}

impl Body {
    fn play(&self, status: u16, stream: &mut TcpStream) -> io::Result<bool> {
        if bodiless(status) {
            return Ok(true);
        }
        match self {
            Self::Whole(bytes) => stream.write_all(bytes)?,
            Self::Truncated(bytes) => {
                stream.write_all(bytes)?;
                return Ok(false);
            }
            Self::Chunked(bytes) => chunks(stream, bytes, bytes.len(), Duration::ZERO)?,
            Self::SlowChunks(bytes, wait) => chunks(stream, bytes, 8, *wait)?,
        }
        Ok(true)
    }
}

fn chunks(stream: &mut TcpStream, bytes: &[u8], size: usize, wait: Duration) -> io::Result<()> {
    for chunk in bytes.chunks(size.max(1)) {
        thread::sleep(wait);
        stream.write_all(format!("{:x}\r\n", chunk.len()).as_bytes())?;
        stream.write_all(chunk)?;
        stream.write_all(b"\r\n")?;
    }
    stream.write_all(b"0\r\n\r\n")
}
