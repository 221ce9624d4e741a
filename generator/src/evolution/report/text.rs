//! The report for a terminal, as lines that say what they are; whoever shows them may colour them.

use super::{GROUPS, mended};
use crate::evolution::{Change, Changes, Severity, Side};

/// A line of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What stands above a group, with its count.
    Heading(Severity, String),
    /// An item.
    Item(Severity, String),
    /// What is said below it.
    Detail(String),
    /// Anything else.
    Plain(String),
}

impl Line {
    /// The line as it is written, with its indentation.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Heading(_, text) | Self::Plain(text) => text.clone(),
            Self::Item(_, text) => format!("  {text}"),
            Self::Detail(text) => format!("      {text}"),
        }
    }
}

impl Changes {
    /// The report as lines; of each group no more items than `most`, where that is given.
    #[must_use]
    pub fn lines(&self, most: Option<usize>) -> Vec<Line> {
        if self.is_empty() {
            return vec![Line::Plain("No change.".to_owned())];
        }
        let mut lines = Vec::new();
        for (severity, title) in GROUPS {
            let changes: Vec<&Change> = self.of(severity).collect();
            if changes.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(Line::Plain(String::new()));
            }
            lines.push(Line::Heading(severity, format!("{title} ({})", changes.len())));
            let shown = most.unwrap_or(changes.len()).min(changes.len());
            for change in changes.iter().take(shown) {
                lines.extend(of_change(change));
            }
            if shown < changes.len() {
                lines.push(Line::Plain(format!("  ... and {} more", changes.len() - shown)));
            }
        }
        lines
    }

    /// The report as text, with no more items of each group than `most`, where that is given.
    #[must_use]
    pub fn text(&self, most: Option<usize>) -> String {
        self.lines(most)
            .iter()
            .map(|line| format!("{}\n", line.text()))
            .collect()
    }
}

fn of_change(change: &Change) -> Vec<Line> {
    let side = match change.side {
        Side::Rust => "in Rust",
        Side::Wire => "on the wire",
        Side::Both => "in Rust and on the wire",
    };
    let place = if change.place.is_empty() {
        String::new()
    } else {
        format!(", {}", change.place)
    };
    let mut lines = vec![
        Line::Item(change.severity, format!("{} {}", change.item, change.what)),
        Line::Detail(format!("{side} ({}){place}", change.rule)),
    ];
    let mend = change.mend.as_ref();
    lines.extend(mend.map(|mend| Line::Detail(mended(mend, &mend.to_string()))));
    lines
}
