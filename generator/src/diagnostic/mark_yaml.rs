//! Where keys and values stand in a YAML text.

use std::collections::HashMap;
use std::rc::Rc;

use saphyr_parser::{Event, Marker, Parser};

use super::lines::Lines;
use super::marked::{Mark, MarkKind, Member, Span};

/// Reads a YAML text; nothing where it is not valid enough to tell places.
pub(super) fn read(text: &str) -> Option<Rc<Mark>> {
    let lines = Lines::new(text);
    let mut open: Vec<Open> = Vec::new();
    let mut anchors: HashMap<usize, Rc<Mark>> = HashMap::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        let (start, end) = (byte(&lines, &span.start), byte(&lines, &span.end));
        let (mark, anchor, key) = match event {
            Event::Scalar(value, _, anchor, _) => {
                let end = start + text.get(start..end).unwrap_or("").trim_end().len();
                let kind = MarkKind::Scalar;
                (
                    Rc::new(Mark {
                        span: Span { start, end },
                        kind,
                    }),
                    anchor,
                    value.into_owned(),
                )
            }
            Event::Alias(anchor) => {
                // The alias stands here, but what it says stands at the anchor: that is what needs mending.
                (Rc::clone(anchors.get(&anchor)?), 0, String::new())
            }
            Event::SequenceStart(anchor, _) => {
                open.push(Open::new(start, anchor, MarkKind::List(Vec::new())));
                continue;
            }
            Event::MappingStart(anchor, _) => {
                open.push(Open::new(start, anchor, MarkKind::Map(Vec::new())));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let closed = open.pop()?;
                let end = closed.start + text.get(closed.start..end).unwrap_or("").trim_end().len();
                let span = Span {
                    start: closed.start,
                    end,
                };
                (
                    Rc::new(Mark {
                        span,
                        kind: closed.kind,
                    }),
                    closed.anchor,
                    String::new(),
                )
            }
            Event::StreamEnd => return None,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => continue,
        };
        if anchor != 0 {
            anchors.insert(anchor, Rc::clone(&mark));
        }
        match open.last_mut() {
            None => return Some(mark),
            Some(holder) => holder.take(mark, key),
        }
    }
    None
}

/// A collection whose end has not come.
struct Open {
    start: usize,
    anchor: usize,
    kind: MarkKind,
    key: Option<(String, Span)>,
}

impl Open {
    fn new(start: usize, anchor: usize, kind: MarkKind) -> Self {
        Self {
            start,
            anchor,
            kind,
            key: None,
        }
    }

    fn take(&mut self, mark: Rc<Mark>, text: String) {
        match &mut self.kind {
            MarkKind::Scalar => {}
            MarkKind::List(elements) => elements.push(mark),
            MarkKind::Map(members) => match self.key.take() {
                None => self.key = Some((text, mark.span)),
                Some((key, key_span)) => members.push(Member {
                    key,
                    key_span,
                    value: mark,
                }),
            },
        }
    }
}

fn byte(lines: &Lines<'_>, marker: &Marker) -> usize {
    lines.byte(marker.line(), marker.col() + 1)
}
