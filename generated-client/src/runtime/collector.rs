//! An answer, from its head and the pieces of its body.

use bytes::{Bytes, BytesMut};
use http::response::Parts;
use http::{Method, Response, StatusCode, header};

use super::{TransportError, TransportErrorKind};

/// Collects an answer, up to a size; what has come is kept when the rest does not.
#[derive(Debug)]
pub struct Collector {
    head: Option<Parts>,
    bytes: BytesMut,
    most: usize,
    announced: Option<u64>,
}

impl Collector {
    /// For an answer with a body of at most so many bytes.
    pub fn new(most: usize) -> Self {
        Self {
            head: None,
            bytes: BytesMut::new(),
            most,
            announced: None,
        }
    }

    /// Takes the head; an answer to HEAD announces a body that does not come.
    pub fn begin(&mut self, head: Parts, method: &Method) -> Result<(), TransportError> {
        let compressed = head.headers.contains_key(header::CONTENT_ENCODING);
        let length = head
            .headers
            .get(header::CONTENT_LENGTH)
            .and_then(|value| value.to_str().ok()?.parse().ok());
        let bodiless =
            *method == Method::HEAD || matches!(head.status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
        self.announced = length.filter(|_| !compressed && !bodiless);
        self.head = Some(head);
        match self.announced {
            Some(length) if length > self.most as u64 => Err(self.too_large()),
            _ => Ok(()),
        }
    }

    /// The status, once the head is there.
    pub fn status(&self) -> Option<StatusCode> {
        self.head.as_ref().map(|head| head.status)
    }

    /// Adds a piece of the body.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), TransportError> {
        if piece.len() > self.most.saturating_sub(self.bytes.len()) {
            return Err(self.too_large());
        }
        self.bytes.extend_from_slice(piece);
        Ok(())
    }

    /// Ends the body; an error if it is shorter than announced.
    pub fn finish(&mut self) -> Result<(), TransportError> {
        match self.announced {
            Some(announced) if announced != self.bytes.len() as u64 => Err(TransportError::new(
                TransportErrorKind::Reset,
                format!("the answer ended after {} of {announced} bytes", self.bytes.len()),
            )),
            _ => Ok(()),
        }
    }

    /// As much as has come; nothing without a head.
    pub fn into_response(self) -> Option<Response<Bytes>> {
        Some(Response::from_parts(self.head?, self.bytes.freeze()))
    }

    fn too_large(&self) -> TransportError {
        TransportError::new(TransportErrorKind::TooLarge, format!("more than {} bytes", self.most))
    }
}
