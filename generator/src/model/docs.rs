//! Prose of the description, made safe for rustdoc.

/// Documentation of one item: Markdown in which nothing can become a doctest, a broken link or live HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docs {
    /// The lines, without `///`; empty when the description says nothing.
    pub lines: Vec<String>,
}

impl Docs {
    /// Whether the description says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The first paragraph on one line, for tables and summaries.
    #[must_use]
    pub fn summary(&self) -> String {
        self.lines
            .iter()
            .take_while(|line| !line.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    }
}
