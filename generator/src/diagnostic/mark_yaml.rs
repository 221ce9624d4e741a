//! Where keys and values stand in a YAML text.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser};

use super::mark::{Mark, MarkKind, Marks, Opened, Stretch};
use super::marked::Span;

/// Reads a YAML text; nothing where it is not valid enough to tell places.
pub(super) fn read(text: &str) -> Option<(Mark, Marks)> {
    let bytes = Bytes::new(text);
    let mut patched = Cow::Borrowed(text);
    // The first reading takes a closing bracket at any column, the parser here only one that is indented.
    // On the line before, it is where it was in bytes.
    for attempt in 0..ATTEMPTS {
        match parse(&patched, &bytes) {
            Ok(mark) => return mark,
            Err(at) if attempt + 2 < ATTEMPTS => patched = Cow::Owned(joined(&patched, at)?),
            Err(at) => patched = Cow::Owned(all_joined(&patched, at)?),
        }
    }
    None
}

/// How often a text is read: closing brackets are moved one by one at first, then all at once.
const ATTEMPTS: usize = 20;

/// The text with every line after a byte that starts with a closing bracket joined to the one before.
fn all_joined(text: &str, at: usize) -> Option<String> {
    let start = text.get(..at)?.rfind('\n')?;
    let mut joined = text.get(..start)?.to_owned();
    for line in text.get(start..)?.split_inclusive('\n') {
        if line.trim_start_matches(' ').starts_with(['}', ']']) && joined.ends_with('\n') {
            joined.pop();
            joined.push(' ');
        }
        joined.push_str(line);
    }
    Some(joined)
}

/// The text with the line that starts with a closing bracket at a byte joined to the one before.
fn joined(text: &str, at: usize) -> Option<String> {
    let (before, after) = (text.get(..at)?, text.get(at..)?);
    let line_end = before.rfind('\n')?;
    let is_closing = after.starts_with(['}', ']']) && before.get(line_end..)?.trim().is_empty();
    is_closing.then(|| {
        format!(
            "{} {}{after}",
            before.get(..line_end).unwrap_or(""),
            before.get(line_end + 1..).unwrap_or("")
        )
    })
}

/// The place of everything, or the byte at which the parser stopped.
fn parse(text: &str, bytes: &Bytes<'_>) -> Result<Option<(Mark, Marks)>, usize> {
    let mut marks = Marks::default();
    let mut open: Vec<Open> = Vec::new();
    let mut anchors: HashMap<usize, Mark> = HashMap::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| bytes.at(error.marker()))?;
        let (start, end) = (bytes.at(&span.start), bytes.at(&span.end));
        let (mark, anchor, key) = match event {
            Event::Scalar(value, _, anchor, _) => {
                let end = start + text.get(start..end).unwrap_or("").trim_end().len();
                let mark = Mark {
                    span: Span { start, end },
                    kind: MarkKind::Scalar,
                };
                (mark, anchor, value)
            }
            Event::Alias(anchor) => {
                // The alias stands here, but what it says stands at the anchor: that is what needs mending.
                let Some(mark) = anchors.get(&anchor) else {
                    return Ok(None);
                };
                (*mark, 0, Cow::Borrowed(""))
            }
            Event::SequenceStart(anchor, _) => {
                open.push(Open {
                    start,
                    anchor,
                    held: Held::List(marks.open_list()),
                });
                continue;
            }
            Event::MappingStart(anchor, _) => {
                open.push(Open {
                    start,
                    anchor,
                    held: Held::Map(marks.open_map(), None),
                });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(closed) = open.pop() else { return Ok(None) };
                let end = closed.start + text.get(closed.start..end).unwrap_or("").trim_end().len();
                let span = Span {
                    start: closed.start,
                    end,
                };
                let kind = match closed.held {
                    Held::List(opened) => marks.close_list(opened),
                    Held::Map(opened, _) => marks.close_map(opened),
                };
                (Mark { span, kind }, closed.anchor, Cow::Borrowed(""))
            }
            Event::StreamEnd => return Ok(None),
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => continue,
        };
        if anchor != 0 {
            anchors.insert(anchor, mark);
        }
        match open.last_mut() {
            None => return Ok(Some((mark, marks))),
            Some(holder) => holder.take(mark, &key, &mut marks),
        }
    }
    Ok(None)
}

/// A collection whose end has not come.
struct Open {
    start: usize,
    anchor: usize,
    held: Held,
}

/// What is open; of a mapping also the key whose value has not come.
enum Held {
    List(Opened),
    Map(Opened, Option<(Stretch, Span)>),
}

impl Open {
    fn take(&mut self, mark: Mark, text: &str, marks: &mut Marks) {
        match &mut self.held {
            Held::List(_) => marks.add_element(mark),
            Held::Map(_, key) => match key.take() {
                None => *key = Some((marks.add_key(text), mark.span)),
                Some((key, span)) => marks.add_member(key, span, mark),
            },
        }
    }
}

/// Bytes by the number of characters before them: of every so many, since a parser asks from the first to the last.
struct Bytes<'t> {
    text: &'t str,
    /// Where each step begins; none where every character is a byte.
    steps: Option<Vec<usize>>,
}

/// How many characters a step has.
const STEP: usize = 64;

impl<'t> Bytes<'t> {
    fn new(text: &'t str) -> Self {
        let mut steps = Vec::new();
        if !text.is_ascii() {
            let mut at = 0;
            while at < text.len() {
                steps.push(at);
                at = after(text, at, STEP);
            }
        }
        Self {
            text,
            steps: (!steps.is_empty()).then_some(steps),
        }
    }

    fn at(&self, marker: &Marker) -> usize {
        let index = marker.index();
        match &self.steps {
            None => index,
            Some(steps) => match steps.get(index / STEP) {
                Some(start) => after(self.text, *start, index % STEP),
                None => self.text.len(),
            },
        }
    }
}

/// The byte after so many characters behind a byte; the end where there are fewer.
fn after(text: &str, start: usize, characters: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let bytes = rest.as_bytes().get(..characters);
    if bytes.is_some_and(<[u8]>::is_ascii) {
        return start + characters;
    }
    let place = rest.char_indices().nth(characters);
    place.map_or(text.len(), |(place, _)| start + place)
}
