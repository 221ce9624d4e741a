//! Bytes as they come.

use std::collections::VecDeque;

use bytes::Bytes;

use super::framing::{Frame, Framing};

/// Hands on each piece.
#[derive(Debug, Default)]
pub struct Unframed {
    pieces: VecDeque<Bytes>,
}

impl Framing for Unframed {
    fn push(&mut self, piece: Bytes) {
        self.pieces.push_back(piece);
    }

    fn next(&mut self, _: bool) -> Option<Frame> {
        let data = self.pieces.pop_front()?;
        Some(Frame {
            data,
            ..Frame::default()
        })
    }

    fn waiting(&self) -> usize {
        0
    }
}
