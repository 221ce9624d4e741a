//! Shows how a folder differs from what was generated.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::sync::{Change, Plan};

/// How many lines are shown; what is left is only counted.
const LONGEST: usize = 400;

const HEADER: Style = Style::new().bold();
const ADDED: Style = AnsiColor::Green.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();
const HUNK: Style = AnsiColor::Cyan.on_default();

/// Writes the differences as a unified diff, from what stands there to what would.
pub(super) fn show(out: &mut dyn Write, crate_folder: &str, plan: &Plan) -> io::Result<()> {
    let lines: Vec<Line> = plan.changes().flat_map(|change| lines(crate_folder, change)).collect();
    for (style, text) in lines.iter().take(LONGEST) {
        writeln!(out, "{style}{text}{style:#}")?;
    }
    if lines.len() > LONGEST {
        writeln!(out, "... and {} more lines", lines.len() - LONGEST)?;
    }
    Ok(())
}

type Line = (Style, String);

fn lines(crate_folder: &str, change: &Change) -> Vec<Line> {
    let side = |mark: &str, bytes: &Option<Vec<u8>>| match bytes {
        Some(_) => format!("{mark}/{crate_folder}/{}", change.path),
        None => "/dev/null".to_owned(),
    };
    let mut lines = vec![
        (HEADER, format!("--- {}", side("a", &change.before))),
        (HEADER, format!("+++ {}", side("b", &change.after))),
    ];
    let (before, after) = (text(&change.before), text(&change.after));
    let diff = TextDiff::from_lines(&before, &after);
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        lines.push((HUNK, hunk.header().to_string()));
        for line in hunk.iter_changes() {
            let style = match line.tag() {
                ChangeTag::Delete => REMOVED,
                ChangeTag::Insert => ADDED,
                ChangeTag::Equal => Style::new(),
            };
            let text = line.to_string_lossy();
            lines.push((style, format!("{}{}", line.tag(), text.trim_end_matches('\n'))));
        }
    }
    lines
}

fn text(bytes: &Option<Vec<u8>>) -> String {
    String::from_utf8_lossy(bytes.as_deref().unwrap_or_default()).into_owned()
}
