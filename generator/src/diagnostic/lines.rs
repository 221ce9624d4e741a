//! Lines and columns of a text.

use super::marked::Span;

/// A text with the beginnings of its lines.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// A line without its end; lines count from 1.
    pub(super) fn line(&self, line: usize) -> &'a str {
        let start = self.start(line);
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        self.text.get(start..end).unwrap_or("").trim_end_matches('\r')
    }

    /// A part of the text, which is known to be UTF-8: checking that again for each part would take its length each time.
    pub(super) fn part(&self, span: Span) -> Option<&'a str> {
        self.text.get(span.start..span.end)
    }

    /// Line and column of a byte; both count from 1, columns in characters.
    pub(super) fn position(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let before = self.text.get(self.start(line)..byte.min(self.text.len())).unwrap_or("");
        (line, before.chars().count() + 1)
    }

    fn start(&self, line: usize) -> usize {
        self.starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(self.text.len())
    }
}
