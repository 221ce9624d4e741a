//! JSON texts one behind the other: a line each (JSON Lines), or each behind a separator (RFC 7464).

use bytes::{Buf, Bytes, BytesMut};

use super::framing::{Frame, Framing};

/// Cuts a body at a byte; what is empty between two of them is no item.
#[derive(Debug)]
pub struct Separated {
    separator: u8,
    waiting: BytesMut,
    /// How many of the waiting bytes are known to hold no separator.
    searched: usize,
}

impl Separated {
    /// An item a line: `application/x-ndjson`, `application/jsonl` and the like.
    pub fn by_lines() -> Self {
        Self::by(b'\n')
    }

    /// An item behind each record separator: `application/json-seq` (RFC 7464, section 2).
    pub fn by_records() -> Self {
        Self::by(0x1e)
    }

    fn by(separator: u8) -> Self {
        Self {
            separator,
            waiting: BytesMut::new(),
            searched: 0,
        }
    }
}

impl Framing for Separated {
    fn push(&mut self, piece: Bytes) {
        self.waiting.extend_from_slice(&piece);
    }

    fn next(&mut self, over: bool) -> Option<Frame> {
        loop {
            let rest = self.waiting.get(self.searched..).unwrap_or_default();
            let found = rest.iter().position(|byte| *byte == self.separator);
            let item = match found {
                Some(found) => {
                    let item = self.waiting.split_to(self.searched + found).freeze();
                    self.waiting.advance(1);
                    item
                }
                None if over && !self.waiting.is_empty() => self.waiting.split().freeze(),
                None => {
                    self.searched = self.waiting.len();
                    return None;
                }
            };
            self.searched = 0;
            let trimmed = item.trim_ascii();
            if !trimmed.is_empty() {
                return Some(Frame {
                    data: item.slice_ref(trimmed),
                    ..Frame::default()
                });
            }
        }
    }

    fn waiting(&self) -> usize {
        self.waiting.len()
    }
}
