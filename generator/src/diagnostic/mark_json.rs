//! Where keys and values stand in a JSON text.

use std::borrow::Cow;
use std::rc::Rc;

use super::marked::{Mark, MarkKind, Member, Span};

/// Reads a JSON text; nothing where it is not valid enough to tell places.
pub(super) fn read(text: &str) -> Option<Mark<'_>> {
    let mut scan = Scan { text, at: 0 };
    let root = scan.value(0)?;
    scan.space();
    (scan.at == text.len()).then_some(root)
}

/// As deep as the first reading goes.
const DEPTH: usize = 200;

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
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

    fn value(&mut self, depth: usize) -> Option<Mark<'a>> {
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

    fn map(&mut self, depth: usize) -> Option<MarkKind<'a>> {
        self.at += 1;
        let mut members = Vec::new();
        if self.take(b'}') {
            return Some(MarkKind::Map(Rc::new(members)));
        }
        loop {
            self.space();
            let key_span = self.string()?;
            let key = key_of(self.text.get(key_span.start..key_span.end)?)?;
            if !self.take(b':') {
                return None;
            }
            let value = self.value(depth + 1)?;
            members.push(Member { key, key_span, value });
            if !self.take(b',') {
                return self.take(b'}').then(|| MarkKind::Map(Rc::new(members)));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<MarkKind<'a>> {
        self.at += 1;
        let mut elements = Vec::new();
        if self.take(b']') {
            return Some(MarkKind::List(Rc::new(elements)));
        }
        loop {
            elements.push(self.value(depth + 1)?);
            if !self.take(b',') {
                return self.take(b']').then(|| MarkKind::List(Rc::new(elements)));
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
}

/// The text of a key in quotes.
fn key_of(quoted: &str) -> Option<Cow<'_, str>> {
    let plain = |byte: u8| byte >= b' ' && byte != b'\\';
    if quoted.bytes().all(plain) {
        let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
        return Some(Cow::Borrowed(inner));
    }
    serde_json::from_str(quoted).ok().map(Cow::Owned)
}
