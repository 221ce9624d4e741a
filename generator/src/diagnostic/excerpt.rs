//! One line of a text with a part of it marked, as a terminal shows it.

use super::place::Spot;

/// A line ready to be printed, and the marks below it.
pub(super) struct Excerpt {
    pub(super) line: String,
    pub(super) indent: String,
    pub(super) marks: String,
}

/// How much of a line is shown.
const WIDTH: usize = 100;
/// How much of a long line is shown before the mark.
const BEFORE: usize = 30;
const TAB: usize = 4;

impl Excerpt {
    pub(super) fn new(spot: &Spot<'_>) -> Self {
        let characters: Vec<char> = spot.text.chars().collect();
        let start = spot.column.saturating_sub(1).min(characters.len());
        let end = start + spot.marked.chars().count();
        let (from, to) = window(characters.len(), start);
        let shown = |from: usize, to: usize| -> String {
            characters
                .iter()
                .take(to)
                .skip(from)
                .flat_map(|character| show(*character))
                .collect()
        };
        let (head, tail) = (
            if from > 0 { "…" } else { "" },
            if to < characters.len() { "…" } else { "" },
        );
        let before = shown(from, start);
        let marked = shown(start, end.min(to));
        Self {
            line: format!("{head}{}{tail}", shown(from, to)).trim_end().to_owned(),
            indent: " ".repeat(width(head) + width(&before)),
            marks: "^".repeat(width(&marked).max(1)),
        }
    }
}

/// The characters of a line that are shown: all of a short one, of a long one those around the mark.
fn window(length: usize, start: usize) -> (usize, usize) {
    if length <= WIDTH {
        return (0, length);
    }
    let from = if start + BEFORE < WIDTH { 0 } else { start - BEFORE };
    (from, length.min(from + WIDTH))
}

fn show(character: char) -> impl Iterator<Item = char> {
    let (shown, times) = match character {
        '\t' => (' ', TAB),
        control if control.is_control() || is_invisible(control) => ('\u{fffd}', 1),
        other => (other, 1),
    };
    std::iter::repeat_n(shown, times)
}

/// Characters that turn or hide what stands around them.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// How many columns a terminal needs for a text.
fn width(text: &str) -> usize {
    text.chars()
        .map(|character| match character {
            '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => 0,
            '\u{1100}'..='\u{115f}'
            | '\u{2e80}'..='\u{a4cf}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe6f}'
            | '\u{ff00}'..='\u{ff60}'
            | '\u{ffe0}'..='\u{ffe6}'
            | '\u{1f300}'..='\u{1faff}'
            | '\u{20000}'..='\u{3fffd}' => 2,
            _ => 1,
        })
        .sum()
}
