//! Where keys and values stand in a JSON text.

use super::mark::{Mark, MarkKind, Marks, Stretch};
use super::marked::Span;

/// Reads a JSON text; nothing where it is not valid enough to tell places.
pub(super) fn read(text: &str) -> Option<(Mark, Marks)> {
    let mut scan = Scan {
        text,
        at: 0,
        marks: Marks::default(),
    };
    let root = scan.value(0)?;
    scan.space();
    (scan.at == text.len()).then_some((root, scan.marks))
}

/// As deep as the first reading goes.
const DEPTH: usize = 200;

struct Scan<'a> {
    text: &'a str,
    at: usize,
    marks: Marks,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        self.space();
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    fn value(&mut self, depth: usize) -> Option<Mark> {
        if depth > DEPTH {
            return None;
        }
        self.space();
        let start = self.at;
        let kind = match self.peek()? {
            b'{' => self.map(depth)?,
            b'[' => self.list(depth)?,
            b'"' => {
                self.string()?;
                MarkKind::Scalar
            }
            _ => {
                while self
                    .peek()
                    .is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
                {
                    self.at += 1;
                }
                (self.at > start).then_some(MarkKind::Scalar)?
            }
        };
        Some(Mark {
            span: Span { start, end: self.at },
            kind,
        })
    }

    fn map(&mut self, depth: usize) -> Option<MarkKind> {
        self.at += 1;
        let map = self.marks.open_map();
        if self.take(b'}') {
            return Some(self.marks.close_map(map));
        }
        loop {
            self.space();
            let key_span = self.string()?;
            let key = self.key(key_span)?;
            if !self.take(b':') {
                return None;
            }
            let value = self.value(depth + 1)?;
            self.marks.add_member(key, key_span, value);
            if !self.take(b',') {
                return self.take(b'}').then(|| self.marks.close_map(map));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<MarkKind> {
        self.at += 1;
        let list = self.marks.open_list();
        if self.take(b']') {
            return Some(self.marks.close_list(list));
        }
        loop {
            let element = self.value(depth + 1)?;
            self.marks.add_element(element);
            if !self.take(b',') {
                return self.take(b']').then(|| self.marks.close_list(list));
            }
        }
    }

    /// The span of a string, quotes included.
    fn string(&mut self) -> Option<Span> {
        let start = self.at;
        if self.peek()? != b'"' {
            return None;
        }
        self.at += 1;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(Span { start, end: self.at })
    }

    /// The text of a key in quotes.
    fn key(&mut self, Span { start, end }: Span) -> Option<Stretch> {
        let quoted = self.text.get(start..end)?;
        if quoted.bytes().all(|byte| byte >= b' ' && byte != b'\\') {
            let key = quoted.strip_prefix('"')?.strip_suffix('"')?;
            return Some(self.marks.add_key(key));
        }
        let key: String = serde_json::from_str(quoted).ok()?;
        Some(self.marks.add_key(&key))
    }
}
