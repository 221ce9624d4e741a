//! Texts that a regular expression matches.

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};

/// How many times more than it must a part is repeated.
const MORE: [u32; 6] = [2, 0, 1, 5, 11, 31];
/// Characters of four kinds, of which a class gives what it has.
const WELCOME: [&str; 4] = ["a1-A", "A1a-", "1a-A", "aA1!"];

/// Whether a pattern matches a text, as ECMAScript has it; one that is no pattern rules nothing out.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let parsed = regress::Regex::with_flags(pattern, "u").or_else(|_| regress::Regex::new(pattern));
    parsed.map_or(true, |parsed| parsed.find(text).is_some())
}

/// How long a text is made at most.
const LONGEST: usize = 5_000;

/// Texts that a pattern may match, of a length; the first are the most legible. Look-around is passed over: whoever asks
/// has to see whether a text [`matches`].
pub(super) fn texts(pattern: &str, least: usize, most: usize) -> impl Iterator<Item = String> {
    let parsed = regex_syntax::parse(&in_other_words(pattern)).ok();
    let is_open_ended = !pattern.ends_with('$');
    let manners = MORE.into_iter().chain(u32::try_from(least).ok());
    let manners = manners.flat_map(|more| WELCOME.into_iter().map(move |welcome| (more, welcome)));
    let made = manners.filter_map(move |(more, welcome)| {
        let mut writer = Writer {
            text: String::new(),
            more,
            welcome: welcome.chars().collect(),
            at: 0,
            most: most.min(LONGEST),
        };
        writer.write(parsed.as_ref()?)?;
        let missing = least.saturating_sub(writer.text.chars().count());
        let more = if is_open_ended { missing } else { 0 };
        Some(writer.text.chars().chain("text".chars().cycle().take(more)).collect())
    });
    let mut before: Vec<String> = Vec::new();
    made.filter(move |text: &String| {
        let is_new = !before.contains(text);
        before.push(text.clone());
        is_new
    })
}

/// The pattern without look-around, and with what Rust's dialect reads otherwise written so that it does not.
fn in_other_words(pattern: &str) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    let mut in_class = false;
    while let Some(character) = rest.chars().next() {
        let looks = ["(?=", "(?!", "(?<=", "(?<!"]
            .iter()
            .any(|start| rest.starts_with(start));
        if looks && !in_class {
            rest = after_group(rest);
            continue;
        }
        let mut length = character.len_utf8();
        match character {
            '\\' => {
                length += rest.chars().nth(1).map_or(0, char::len_utf8);
                out.push_str(rest.get(..length).unwrap_or(rest));
            }
            '[' if in_class => out.push_str("\\["),
            '&' | '~' if in_class => {
                out.push('\\');
                out.push(character);
            }
            '{' if !in_class && !is_counted(rest) => out.push_str("\\{"),
            _ => {
                in_class = character == '[' || in_class && character != ']';
                out.push(character);
            }
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// What follows the group at the start.
fn after_group(text: &str) -> &str {
    let (mut depth, mut is_escaped, mut in_class) = (0_usize, false, false);
    for (place, character) in text.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => {
                depth -= 1;
                if depth == 0 {
                    return text.get(place + 1..).unwrap_or_default();
                }
            }
            _ => {}
        }
    }
    ""
}

/// Whether braces at the start count repetitions.
fn is_counted(text: &str) -> bool {
    let inner = text.strip_prefix('{').and_then(|text| text.split_once('}'));
    inner.is_some_and(|(inner, _)| {
        inner.starts_with(|first: char| first.is_ascii_digit())
            && inner.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
    })
}

/// Writes one text.
struct Writer {
    text: String,
    more: u32,
    welcome: Vec<char>,
    at: usize,
    most: usize,
}

impl Writer {
    fn write(&mut self, part: &Hir) -> Option<()> {
        if self.text.len() > self.most * 4 {
            return None;
        }
        match part.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => self.text.push_str(std::str::from_utf8(&literal.0).ok()?),
            HirKind::Class(Class::Unicode(class)) => {
                let character = self.character(class)?;
                self.text.push(character);
            }
            HirKind::Class(Class::Bytes(_)) => return None,
            HirKind::Repetition(repetition) => {
                let most = repetition.max.unwrap_or(u32::MAX);
                for _ in 0..repetition.min.saturating_add(self.more).min(most) {
                    self.write(&repetition.sub)?;
                }
            }
            HirKind::Capture(capture) => self.write(&capture.sub)?,
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.write(part))?,
            HirKind::Alternation(parts) => self.write(parts.first()?)?,
        }
        Some(())
    }

    /// A character of a class: the next welcome one that it has, or else its first that can be seen.
    fn character(&mut self, class: &ClassUnicode) -> Option<char> {
        let has = |character: char| {
            let mut ranges = class.ranges().iter();
            ranges.any(|range| (range.start()..=range.end()).contains(&character))
        };
        let count = self.welcome.len().max(1);
        let turns = (0..count).filter_map(|turn| self.welcome.get((self.at + turn) % count).copied());
        let found = turns.into_iter().find(|character| has(*character));
        self.at += 1;
        found
            .or_else(|| ('!'..='~').find(|character| has(*character)))
            .or_else(|| class.ranges().first().map(|range| range.start()))
    }
}
