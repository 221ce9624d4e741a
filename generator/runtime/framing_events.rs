//! Server-sent events as the HTML standard reads them (section 9.2.6, "Interpreting an event stream").

use std::time::Duration;

use bytes::{Buf, Bytes, BytesMut};

use super::framing::{Frame, Framing, ResumePoint};

/// Cuts `text/event-stream` into events.
#[derive(Debug, Default)]
pub struct Events {
    waiting: BytesMut,
    /// How many of the waiting bytes are known to hold no end of a line.
    searched: usize,
    begun: bool,
    data: Vec<u8>,
    has_data: bool,
    event: Option<String>,
    id: Option<String>,
    retry: Option<Duration>,
}

impl Framing for Events {
    fn push(&mut self, piece: Bytes) {
        self.waiting.extend_from_slice(&piece);
    }

    fn next(&mut self, over: bool) -> Option<Frame> {
        while let Some(line) = self.line(over) {
            if line.is_empty() {
                if let Some(frame) = self.dispatch(false) {
                    return Some(frame);
                }
                continue;
            }
            self.field(&line);
        }
        // The standard drops an event without its end; here it is told.
        let begun = over && (self.has_data || !self.waiting.is_empty());
        if !begun {
            return None;
        }
        self.waiting.clear();
        self.has_data = true;
        self.dispatch(true)
    }

    fn waiting(&self) -> usize {
        let name = self.event.as_ref().map_or(0, String::len);
        self.waiting.len() + self.data.len() + name
    }

    fn restart(&mut self) {
        let (id, retry) = (self.id.take(), self.retry);
        *self = Self {
            id,
            retry,
            ..Self::default()
        };
    }

    fn resume_point(&self) -> Option<ResumePoint> {
        Some(ResumePoint {
            last_event_id: self.id.clone().filter(|id| !id.is_empty())?,
            retry: self.retry,
        })
    }
}

impl Events {
    /// The next line without its end, which is CR, LF, or both.
    fn line(&mut self, over: bool) -> Option<Bytes> {
        if !self.begun {
            // A byte order mark may come in pieces.
            const MARK: &[u8] = b"\xef\xbb\xbf";
            if self.waiting.len() < MARK.len() && MARK.starts_with(&self.waiting) && !over {
                return None;
            }
            if self.waiting.starts_with(MARK) {
                self.waiting.advance(MARK.len());
            }
            self.begun = true;
        }
        let rest = self.waiting.get(self.searched..).unwrap_or_default();
        let Some(found) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            self.searched = self.waiting.len();
            return None;
        };
        let end = self.searched + found;
        let length = match (self.waiting.get(end), self.waiting.get(end + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            // Whether a line feed follows is not known yet.
            (Some(b'\r'), None) if !over => {
                self.searched = end;
                return None;
            }
            _ => 1,
        };
        let line = self.waiting.split_to(end).freeze();
        self.waiting.advance(length);
        self.searched = 0;
        Some(line)
    }

    fn field(&mut self, line: &[u8]) {
        let colon = line.iter().position(|byte| *byte == b':');
        let (name, value) = match colon {
            // A comment, which keeps the connection alive.
            Some(0) => return,
            Some(colon) => (line.get(..colon), line.get(colon + 1..).unwrap_or_default()),
            None => (Some(line), [].as_slice()),
        };
        let value = value.strip_prefix(b" ").unwrap_or(value);
        let text = || String::from_utf8_lossy(value).into_owned();
        match name {
            Some(b"data") => {
                if self.has_data {
                    self.data.push(b'\n');
                }
                self.data.extend_from_slice(value);
                self.has_data = true;
            }
            Some(b"event") => self.event = Some(text()).filter(|name| !name.is_empty()),
            Some(b"id") if !value.contains(&0) => self.id = Some(text()),
            Some(b"retry") if !value.is_empty() && value.iter().all(u8::is_ascii_digit) => {
                self.retry = text().parse().ok().map(Duration::from_millis).or(self.retry);
            }
            _ => {}
        }
    }

    /// The event that was read; one without data is none.
    fn dispatch(&mut self, cut: bool) -> Option<Frame> {
        let event = self.event.take();
        let data = std::mem::take(&mut self.data);
        std::mem::take(&mut self.has_data).then(|| Frame {
            data: data.into(),
            event,
            id: self.id.clone(),
            cut,
        })
    }
}
