//! An answer, from its head and the pieces of its body.

use bytes::{Bytes, BytesMut};
use http::response::Parts;
use http::{Method, Response, StatusCode, header};

use super::{TransportError, TransportErrorKind};

/// Collects an answer, up to a size; what has come is kept when the rest does not.
#[derive(Debug)]
pub struct Collector {
    head: Option<Parts>,
    /// The first piece, which often is all of it.
    first: Bytes,
    /// All pieces, once there are several.
    joined: BytesMut,
    most: usize,
    announced: Option<u64>,
}

impl Collector {
    /// For an answer with a body of at most so many bytes.
    pub fn new(most: usize) -> Self {
        Self {
            head: None,
            first: Bytes::new(),
            joined: BytesMut::new(),
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
    pub fn push(&mut self, piece: Bytes) -> Result<(), TransportError> {
        if piece.len() > self.most.saturating_sub(self.len()) {
            return Err(self.too_large());
        }
        if self.len() == 0 {
            self.first = piece;
            return Ok(());
        }
        if self.joined.is_empty() {
            let announced = self.announced.and_then(|length| usize::try_from(length).ok());
            self.joined.reserve(announced.unwrap_or(self.first.len() + piece.len()));
            self.joined.extend_from_slice(&self.first);
        }
        self.joined.extend_from_slice(&piece);
        Ok(())
    }

    /// How much has come.
    fn len(&self) -> usize {
        self.first.len().max(self.joined.len())
    }

    /// Ends the body; an error if it is shorter than announced.
    pub fn finish(&mut self) -> Result<(), TransportError> {
        match self.announced {
            Some(announced) if announced != self.len() as u64 => Err(TransportError::new(
                TransportErrorKind::Reset,
                format!("the answer ended after {} of {announced} bytes", self.len()),
            )),
            _ => Ok(()),
        }
    }

    /// As much as has come; nothing without a head.
    pub fn into_response(self) -> Option<Response<Bytes>> {
        let body = if self.joined.is_empty() {
            self.first
        } else {
            self.joined.freeze()
        };
        Some(Response::from_parts(self.head?, body))
    }

    fn too_large(&self) -> TransportError {
        TransportError::new(TransportErrorKind::TooLarge, format!("more than {} bytes", self.most))
    }
}
