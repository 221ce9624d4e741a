//! From the bytes of a stream to its items.

use bytes::Bytes;
use http::response::Parts;
use http::{HeaderMap, StatusCode};

use super::framing::{Frame, Framing, ResumePoint};
use super::{
    Answer, AnyError, DecodeError, DocumentedError, ErrorContext, OperationInfo, Outcome, Secrets, Streamed,
    TransportError, TransportErrorKind,
};

/// The state of a stream, apart from where its bytes come from.
pub struct ItemReader<T> {
    framing: Box<dyn Framing>,
    read: fn(&Frame) -> Result<Option<T>, DecodeError>,
    most: usize,
    over: bool,
    /// What was said at its end and is still to be told.
    last: Option<AnyError>,
    head: Parts,
    info: OperationInfo,
    attempts: u32,
    secrets: Secrets,
}

impl<T> ItemReader<T> {
    /// The items of an answer that begins so, each of at most `most` bytes.
    pub fn new<R: Streamed<Item = T>>(head: Parts, most: usize, attempts: u32, secrets: Secrets) -> Self {
        Self {
            framing: R::framing(),
            read: R::item,
            most,
            over: false,
            last: None,
            head,
            info: R::INFO,
            attempts,
            secrets,
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// Takes the next piece of the body.
    pub fn push(&mut self, piece: Bytes) {
        self.framing.push(piece);
    }

    /// Takes the end of the body.
    pub fn end(&mut self) {
        self.over = true;
    }

    /// Takes what broke the stream.
    pub fn fail(&mut self, error: TransportError) {
        self.over = true;
        self.last = Some(self.broken(error));
    }

    /// Takes what came of the attempt to take the stream up again.
    pub fn refuse(&mut self, outcome: Box<Outcome>) {
        self.over = true;
        self.last = outcome
            .settle::<Undocumented>(self.info.clone())
            .err()
            .map(AnyError::from);
    }

    /// Goes on with the body of another answer, whose request may have had another token.
    pub fn resume(&mut self, head: Parts, secrets: &Secrets) {
        self.head = head;
        self.secrets.extend(secrets);
        self.framing.restart();
    }

    /// Where the stream may be taken up again.
    pub fn resume_point(&self) -> Option<ResumePoint> {
        self.framing.resume_point()
    }

    /// Whether the end was taken.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// The next item that is there; `None` when more bytes are needed, or at the end.
    pub fn item(&mut self) -> Option<Result<T, AnyError>> {
        let clean_end = self.over && self.last.is_none();
        match self.framing.next(clean_end) {
            Some(frame) if frame.cut => Some(Err(self.broken(cut()))),
            Some(frame) => match (self.read)(&frame) {
                Ok(Some(item)) => Some(Ok(item)),
                Ok(None) => {
                    self.close();
                    None
                }
                Err(error) => Some(Err(self.undecodable(frame.data, error))),
            },
            None if self.framing.waiting() > self.most => {
                let message = format!("an item of more than {} bytes", self.most);
                self.close();
                Some(Err(
                    self.broken(TransportError::new(TransportErrorKind::TooLarge, message))
                ))
            }
            None => {
                let last = self.last.take()?;
                self.close();
                Some(Err(last))
            }
        }
    }

    /// Nothing more is read.
    fn close(&mut self) {
        self.over = true;
        self.framing = Box::new(Nothing);
    }

    /// The stream broke; of its answer there is the head.
    fn broken(&self, error: TransportError) -> AnyError {
        let answer = self.answer(Bytes::new());
        self.context().transport::<Undocumented>(error, Some(answer)).into()
    }

    /// An item that does not fit the description: the answer of the error holds its text.
    fn undecodable(&self, text: Bytes, error: DecodeError) -> AnyError {
        let answer = self.answer(text);
        self.context().undecodable::<Undocumented>(answer, error).into()
    }

    fn answer(&self, body: Bytes) -> Answer {
        let mut response = http::Response::new(body);
        *response.status_mut() = self.head.status;
        *response.headers_mut() = self.head.headers.clone();
        Answer::new(response, std::time::SystemTime::UNIX_EPOCH)
    }

    fn context(&self) -> ErrorContext {
        ErrorContext::new(self.info.clone(), self.attempts, self.secrets.clone())
    }
}

fn cut() -> TransportError {
    TransportError::new(TransportErrorKind::Reset, "the stream ended in the middle of an item")
}

/// The framing of a stream that is over.
struct Nothing;

impl Framing for Nothing {
    fn push(&mut self, _: Bytes) {}

    fn next(&mut self, _: bool) -> Option<Frame> {
        None
    }

    fn waiting(&self) -> usize {
        0
    }
}

/// The documented errors of what comes after the headers: none.
#[derive(Debug)]
pub enum Undocumented {}

impl DocumentedError for Undocumented {
    fn decode(_: &Answer) -> Option<Result<Self, DecodeError>> {
        None
    }
}
