//! Diagnostics as text for people: code and message, place, excerpt, how to mend it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::excerpt::Excerpt;
use super::place::{Places, Spot};
use super::style::{Paint, Style};
use super::{Diagnostic, Location, Severity};
use crate::source::Source;

/// Renders diagnostics in the order of their places, with a line at the end that counts them.
#[must_use]
pub fn render<'a>(diagnostics: &[Diagnostic], sources: impl IntoIterator<Item = &'a Source>, style: &Style) -> String {
    render_up_to(Limit::NONE, diagnostics, sources, style)
}

/// How many warnings and notes of one code are shown; errors are all shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The number.
    pub most: usize,
    /// How to see the others.
    pub help: &'static str,
}

impl Limit {
    /// All are shown.
    pub const NONE: Self = Self {
        most: usize::MAX,
        help: "",
    };
}

/// [`render`] up to a limit; a line for each code says how many more there are.
#[must_use]
pub fn render_up_to<'a>(
    limit: Limit,
    diagnostics: &[Diagnostic],
    sources: impl IntoIterator<Item = &'a Source>,
    style: &Style,
) -> String {
    let places = Places::new(sources);
    let mut found: Vec<(Option<Spot<'_>>, &Diagnostic)> = diagnostics
        .iter()
        .map(|diagnostic| (places.spot(&diagnostic.location), diagnostic))
        .collect();
    found.sort_by_key(|(spot, diagnostic)| {
        let source = source(&diagnostic.location);
        (
            source,
            spot.as_ref().map(|spot| (spot.line, spot.column)),
            Reverse(diagnostic.severity),
        )
    });
    // What stands at an anchor is read wherever an alias names it, but is to be mended once.
    found.dedup_by(|(spot, diagnostic), (other_spot, other)| {
        spot.is_some() && spot == other_spot && diagnostic.code == other.code && diagnostic.message == other.message
    });
    let mut text = String::new();
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for (spot, diagnostic) in &found {
        let count = counts.entry((diagnostic.severity, diagnostic.code)).or_default();
        *count += 1;
        if *count > limit.most && diagnostic.severity != Severity::Error {
            continue;
        }
        one(
            &mut text,
            diagnostic,
            spot.as_ref(),
            places.name(&diagnostic.location),
            style,
        );
        text.push('\n');
    }
    text.push_str(&more(limit, &counts, style));
    text.push_str(&summary(found.into_iter().map(|(_, diagnostic)| diagnostic), style));
    text
}

/// How many of each code are not shown, a line each.
fn more(limit: Limit, counts: &BTreeMap<(Severity, &str), usize>, style: &Style) -> String {
    let mut text = String::new();
    for ((severity, code), count) in counts.iter().rev() {
        if *severity != Severity::Error && *count > limit.most {
            let (label, paint) = label(*severity, style);
            let head = paint.over(&format!("{label}[{code}]"));
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{head}: {} more of these; {}", count - limit.most, limit.help);
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// How many there are of each severity: `2 errors, 1 note`; empty where there are none.
#[must_use]
pub fn summary<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, style: &Style) -> String {
    let severities: Vec<Severity> = diagnostics.into_iter().map(|diagnostic| diagnostic.severity).collect();
    let parts: Vec<String> = [Severity::Error, Severity::Degraded, Severity::Note]
        .into_iter()
        .filter_map(|severity| {
            let count = severities.iter().filter(|other| **other == severity).count();
            let (name, paint) = label(severity, style);
            let plural = if count == 1 { "" } else { "s" };
            (count > 0).then(|| paint.over(&format!("{count} {name}{plural}")))
        })
        .collect();
    if parts.is_empty() {
        String::new()
    } else {
        parts.join(", ") + "\n"
    }
}

fn one(text: &mut String, diagnostic: &Diagnostic, spot: Option<&Spot<'_>>, name: Option<&str>, style: &Style) {
    let (label, paint) = label(diagnostic.severity, style);
    let frame = |text: &str| style.frame.over(text);
    let head = paint.over(&format!("{label}[{}]", diagnostic.code));
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{head}{}",
        style.message.over(&format!(": {}", one_line(&diagnostic.message)))
    );
    let pointer = match &diagnostic.location {
        Location::Value(place) | Location::Key(place) | Location::Repeated(place) => {
            format!(" (#{})", one_line(place.pointer.as_str()))
        }
        Location::Position { .. } | Location::Nowhere => String::new(),
    };
    let mut margin = String::new();
    if let Some(spot) = spot {
        let number = spot.line.to_string();
        margin = " ".repeat(number.len());
        let excerpt = Excerpt::new(spot);
        let _ = writeln!(
            text,
            "{margin}{} {}:{}:{}{pointer}",
            frame("-->"),
            spot.name,
            spot.line,
            spot.column
        );
        let _ = writeln!(text, "{margin} {}", frame("|"));
        let _ = writeln!(text, "{} {}", frame(&format!("{number} |")), excerpt.line);
        let _ = writeln!(
            text,
            "{margin} {} {}{}",
            frame("|"),
            excerpt.indent,
            paint.over(&excerpt.marks)
        );
        let _ = writeln!(text, "{margin} {}", frame("|"));
    } else if let Some(name) = name {
        let _ = writeln!(text, "{} {name}{pointer}", frame("-->"));
    }
    if !diagnostic.help.is_empty() {
        let _ = writeln!(text, "{margin} {} help: {}", frame("="), one_line(&diagnostic.help));
    }
}

fn label(severity: Severity, style: &Style) -> (&'static str, Paint) {
    match severity {
        Severity::Error => ("error", style.error),
        Severity::Degraded => ("warning", style.warning),
        Severity::Note => ("note", style.note),
    }
}

fn source(location: &Location) -> Option<u32> {
    match location {
        Location::Value(place) | Location::Key(place) | Location::Repeated(place) => Some(place.source.0),
        Location::Position { source, .. } => Some(source.0),
        Location::Nowhere => None,
    }
}

/// What a description says must not break the frame, nor command the terminal.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|character| if character.is_control() { '\u{fffd}' } else { character })
        .collect()
}
