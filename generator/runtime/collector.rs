//! The body of an answer, from its pieces.

use bytes::{Bytes, BytesMut};
use http::{StatusCode, header};

use super::{TransportError, TransportErrorKind};

/// Collects the pieces of a body, up to a size.
#[derive(Debug)]
pub struct Collector {
    bytes: BytesMut,
    most: usize,
    announced: Option<u64>,
}

impl Collector {
    /// For an answer with these headers; one to HEAD announces a body that does not come.
    pub fn new<T>(response: &http::Response<T>, method: &http::Method, most: usize) -> Result<Self, TransportError> {
        let compressed = response.headers().contains_key(header::CONTENT_ENCODING);
        let length = response
            .headers()
            .get(header::CONTENT_LENGTH)
            .and_then(|value| value.to_str().ok()?.parse().ok());
        let bodiless = method == http::Method::HEAD
            || matches!(response.status(), StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
        let announced = length.filter(|_| !compressed && !bodiless);
        if announced.is_some_and(|length| length > most as u64) {
            return Err(too_large(most));
        }
        Ok(Self {
            bytes: BytesMut::new(),
            most,
            announced,
        })
    }

    /// Adds a piece.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), TransportError> {
        if piece.len() > self.most - self.bytes.len() {
            return Err(too_large(self.most));
        }
        self.bytes.extend_from_slice(piece);
        Ok(())
    }

    /// The body; an error if it is shorter than announced.
    pub fn finish(self) -> Result<Bytes, TransportError> {
        match self.announced {
            Some(announced) if announced != self.bytes.len() as u64 => Err(TransportError::new(
                TransportErrorKind::Reset,
                format!("the answer ended after {} of {announced} bytes", self.bytes.len()),
            )),
            _ => Ok(self.bytes.freeze()),
        }
    }
}

fn too_large(most: usize) -> TransportError {
    TransportError::new(TransportErrorKind::TooLarge, format!("more than {most} bytes"))
}
