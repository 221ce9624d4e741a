//! The whole text of a changelog: only the section of what is not released is ever changed.

use std::ops::Range;

use super::Entry;
use super::section::Section;

/// What a changelog begins with.
const OPENING: &str = "# Changelog

What changed for users of this crate, as [Keep a Changelog](https://keepachangelog.com/en/1.1.0/) has it. Versions follow
[Semantic Versioning](https://semver.org/spec/v2.0.0.html).
";

const UNRELEASED: &str = "## [Unreleased]";

/// A changelog whose section of what is not released says what is wanted.
///
/// `before` are the lines that codegen stood for in the last run: those that are not wanted any more go. A line that a
/// person wrote, or wrote anew, stays, and so does everything outside of the section.
#[must_use]
pub fn merge(existing: Option<&str>, wanted: &[Entry], before: &[String]) -> String {
    let mut lines = Lines::of(existing.unwrap_or(OPENING));
    let section = match lines.unreleased() {
        Some(section) => section,
        None if wanted.is_empty() => return lines.into_text(),
        None => lines.open(UNRELEASED),
    };
    let body: Vec<String> = lines.lines.get(section.clone()).unwrap_or_default().to_vec();
    let mut kept = Section::of(&body);
    kept.keep(wanted, before);
    lines.replace(section, kept.into_lines());
    lines.into_text()
}

/// A changelog in which what was not released is that of a version.
///
/// `date` is a day as `2026-11-26`.
#[must_use]
pub fn release(text: &str, version: &str, date: &str) -> String {
    let mut lines = Lines::of(text);
    let heading = format!("## [{version}] - {date}");
    let place = lines.unreleased().and_then(|section| section.start.checked_sub(1));
    match place.and_then(|place| lines.lines.get_mut(place)) {
        Some(line) => *line = heading,
        None => drop(lines.open(&heading)),
    }
    lines.into_text()
}

/// Whether a changelog has the section of a version.
#[must_use]
pub fn has(text: &str, version: &str) -> bool {
    let heading = format!("## [{version}]");
    text.lines().any(|line| line.starts_with(&heading))
}

/// A text by its lines, with the way in which they end.
struct Lines {
    lines: Vec<String>,
    ending: &'static str,
}

impl Lines {
    fn of(text: &str) -> Self {
        Self {
            lines: text.lines().map(str::to_owned).collect(),
            ending: if text.contains("\r\n") { "\r\n" } else { "\n" },
        }
    }

    /// The lines of the section of what is not released, below its heading.
    fn unreleased(&self) -> Option<Range<usize>> {
        let is_ours = |place: &usize| {
            let title = self.lines.get(*place).and_then(|line| line.strip_prefix("## "));
            title.is_some_and(|title| title.trim().trim_matches(['[', ']']).eq_ignore_ascii_case("unreleased"))
        };
        let headings = self.headings();
        let heading = headings.iter().copied().find(is_ours)?;
        let next = headings.iter().copied().find(|place| *place > heading);
        Some(heading + 1..next.unwrap_or_else(|| self.end()))
    }

    /// Where sections begin; what looks like a heading in a block of code is none.
    fn headings(&self) -> Vec<usize> {
        let mut in_code = false;
        let mut headings = Vec::new();
        for (place, line) in self.lines.iter().enumerate() {
            in_code ^= line.trim_start().starts_with("```");
            if line.starts_with("## ") && !in_code {
                headings.push(place);
            }
        }
        headings
    }

    /// The end of the text, or of what stands before the definitions of links there.
    fn end(&self) -> usize {
        let of_links = |line: &&String| line.trim().is_empty() || (line.starts_with('[') && line.contains("]: "));
        let tail = self.lines.iter().rev().take_while(of_links).count();
        let start = self.lines.len() - tail;
        let link = self.lines.iter().skip(start).position(|line| !line.trim().is_empty());
        link.map_or(self.lines.len(), |link| start + link)
    }

    /// Adds a section before all others, and gives the place of its lines, of which there are none.
    fn open(&mut self, heading: &str) -> Range<usize> {
        let place = self.headings().first().copied().unwrap_or_else(|| self.end());
        let above = place.checked_sub(1).and_then(|above| self.lines.get(above));
        let mut new = vec![heading.to_owned()];
        if above.is_some_and(|line| !line.trim().is_empty()) {
            new.insert(0, String::new());
        }
        let start = place + new.len();
        if place < self.lines.len() {
            new.push(String::new());
        }
        self.lines.splice(place..place, new);
        start..start
    }

    fn replace(&mut self, section: Range<usize>, mut lines: Vec<String>) {
        let blank = |line: Option<&String>| line.is_none_or(|line| line.trim().is_empty());
        // The blank line before what follows is the one that stands there, or the last of these.
        while blank(lines.last()) && !lines.is_empty() && (section.is_empty() || section.end >= self.lines.len()) {
            lines.pop();
        }
        let follows = section.end < self.lines.len() && !blank(self.lines.get(section.end));
        if follows && !blank(lines.last()) {
            lines.push(String::new());
        }
        self.lines.splice(section, lines);
    }

    fn into_text(self) -> String {
        self.lines.iter().flat_map(|line| [line, self.ending]).collect()
    }
}
