//! A text that a regular expression matches.

use fastrand::Rng;
use regex_syntax::hir::{Class, Hir, HirKind};

/// A text that the pattern matches; nothing for a pattern with look-around or in another dialect.
pub(super) fn text(rng: &mut Rng, pattern: &str) -> Option<String> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut text = String::new();
    write(rng, &hir, &mut text)?;
    Some(text)
}

fn write(rng: &mut Rng, hir: &Hir, text: &mut String) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = class.ranges();
            let visible =
                |start: char, end: char| ranges.iter().any(|range| range.start() <= start && end <= range.end());
            let range = ranges.get(rng.usize(..ranges.len().max(1)))?;
            // Classes such as `.` and `\w` hold letters: those make legible samples.
            let (start, end) = if visible('a', 'z') {
                ('a', 'z')
            } else {
                (range.start(), range.end())
            };
            text.push(rng.char(start..=end));
        }
        HirKind::Class(Class::Bytes(_)) => return None,
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(repetition.min + 3).min(repetition.min + 3);
            for _ in 0..rng.u32(repetition.min..=most) {
                write(rng, &repetition.sub, text)?;
            }
        }
        HirKind::Capture(capture) => write(rng, &capture.sub, text)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(rng, part, text))?,
        HirKind::Alternation(parts) => {
            let chosen = rng.usize(..parts.len());
            write(rng, &parts[chosen], text)?;
        }
    }
    Some(())
}
