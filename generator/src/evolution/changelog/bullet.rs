//! One item of a list in the changelog: who wrote it, and what it is about.

use std::ops::Range;

/// What marks a change that breaks.
const BREAKING: &str = "**Breaking";

/// An item of a list, with the lines that belong to it.
#[derive(Debug)]
pub(super) struct Bullet {
    /// Its lines in the body that it stands in.
    pub(super) lines: Range<usize>,
    /// The first line.
    pub(super) first: String,
}

impl Bullet {
    /// The items of some lines. What is indented belongs to the item above it, also after a blank line.
    pub(super) fn all(lines: &[String]) -> Vec<Self> {
        let mut bullets: Vec<Self> = Vec::new();
        let mut open = false;
        for (place, line) in lines.iter().enumerate() {
            let indented = line.starts_with([' ', '\t']);
            if line.starts_with("- ") || line.starts_with("* ") {
                bullets.push(Self {
                    lines: place..place + 1,
                    first: line.clone(),
                });
                open = true;
            } else if line.trim().is_empty() {
                open = false;
            } else if (open || indented)
                && let Some(bullet) = bullets.last_mut()
            {
                bullet.lines.end = place + 1;
            }
        }
        bullets
    }

    /// The line, where there is but one: codegen writes no other.
    pub(super) fn only_line(&self) -> Option<&str> {
        (self.lines.len() == 1).then_some(&self.first)
    }
}

/// What a line is about: the code that it begins with, or else what stands before its colon.
pub(super) fn subject(line: &str) -> &str {
    let text = line.trim_start_matches(['-', '*', ' ']);
    let text = match line.find(BREAKING) {
        Some(_) => text.split_once("** ").map_or(text, |(_, rest)| rest),
        None => text,
    };
    match text.strip_prefix('`').and_then(|code| code.split_once('`')) {
        Some((code, _)) => code,
        None => text.split_once(':').map_or(text, |(subject, _)| subject),
    }
}

/// Whether a line says that it breaks programs.
pub(super) fn is_breaking(line: &str) -> bool {
    line.contains(BREAKING)
}
