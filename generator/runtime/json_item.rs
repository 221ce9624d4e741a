//! Items of a stream that are JSON or bytes.

use bytes::Bytes;

use super::framing::Frame;
use super::{Codec, DecodeError, decode};

/// An item that is JSON.
pub fn json_item<T: Codec>(frame: &Frame) -> Result<Option<T>, DecodeError> {
    decode(&frame.data).map(Some)
}

/// A piece of bytes.
pub fn bytes_item(frame: &Frame) -> Result<Option<Bytes>, DecodeError> {
    Ok(Some(frame.data.clone()))
}
