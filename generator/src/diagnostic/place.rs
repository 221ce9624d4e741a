//! Where a diagnostic points in its text: computed only when it is shown.

use std::cell::OnceCell;

use super::Location;
use super::lines::Lines;
use super::marked::{Marked, Span};
use crate::pointer::{Place, SourceId};
use crate::source::Source;

/// The texts of a run, read again with places when first asked.
pub struct Places<'a> {
    texts: Vec<Text<'a>>,
}

struct Text<'a> {
    source: &'a Source,
    lines: Lines<'a>,
    marked: OnceCell<Option<Marked>>,
}

/// A place in a text, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot<'a> {
    /// The name of the source.
    pub name: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The whole line.
    pub text: &'a str,
    /// The part of it that is meant; empty at the end of a line.
    pub marked: &'a str,
}

impl<'a> Places<'a> {
    /// Takes the sources in the order of their ids.
    pub fn new(sources: impl IntoIterator<Item = &'a Source>) -> Self {
        let text = |source: &'a Source| Text {
            source,
            lines: Lines::new(source.text().unwrap_or("")),
            marked: OnceCell::new(),
        };
        Self {
            texts: sources.into_iter().map(text).collect(),
        }
    }

    /// The name of the source of a location.
    #[must_use]
    pub fn name(&self, location: &Location) -> Option<&'a str> {
        Some(self.text(source_of(location)?)?.source.name.as_str())
    }

    /// The spot that a location means; nothing where the text cannot tell.
    #[must_use]
    pub fn spot(&self, location: &Location) -> Option<Spot<'a>> {
        let text = self.text(source_of(location)?)?;
        match location {
            Location::Nowhere => None,
            Location::Position { line, column, .. } => {
                // What stands at the position, up to the next space.
                let whole = text.lines.line(*line);
                let rest: &str = nth(whole, column - 1);
                let is_tab = rest.starts_with('\t');
                let end = if is_tab {
                    rest.find(|character| character != '\t')
                } else {
                    rest.find([' ', ',', '\t'])
                };
                let end = end.unwrap_or(rest.len()).max(usize::from(rest.starts_with([' ', ','])));
                text.at(*line, *column, rest.get(..end).unwrap_or(""))
            }
            Location::Key(place) | Location::Repeated(place) => text.key(place),
            Location::Value(place) => text.value(place),
        }
    }

    fn text(&self, source: SourceId) -> Option<&Text<'a>> {
        self.texts.get(usize::try_from(source.0).ok()?)
    }
}

impl<'a> Text<'a> {
    fn marked(&self) -> Option<&Marked> {
        self.marked.get_or_init(|| Marked::read(self.source)).as_ref()
    }

    fn key(&self, place: &Place) -> Option<Spot<'a>> {
        match self.marked()?.key(&place.pointer) {
            Some(span) => self.first_line(span),
            None => self.value(place),
        }
    }

    /// The value, or its key where the value is not on one line, or what holds it where it is not there at all.
    fn value(&self, place: &Place) -> Option<Spot<'a>> {
        let marked = self.marked()?;
        let mut pointer = place.pointer.clone();
        let span = loop {
            match marked.value(&pointer) {
                Some(span) => break span,
                None => pointer = pointer.parent()?,
            }
        };
        let key = marked.key(&pointer).filter(|key| {
            let is_there = pointer == place.pointer;
            let line = |byte| self.lines.position(byte).0;
            !is_there || span.start >= span.end || marked.is_collection(&pointer) && line(key.start) != line(span.end)
        });
        self.first_line(key.unwrap_or(span))
    }

    fn first_line(&self, span: Span) -> Option<Spot<'a>> {
        let (line, column) = self.lines.position(span.start);
        let marked = self.lines.part(span)?;
        let marked = marked.split(['\n', '\r']).next().unwrap_or("").trim_end();
        self.at(line, column, marked)
    }

    fn at(&self, line: usize, column: usize, marked: &'a str) -> Option<Spot<'a>> {
        let name = self.source.name.as_str();
        let text = self.lines.line(line);
        Some(Spot {
            name,
            line,
            column,
            text,
            marked,
        })
    }
}

fn source_of(location: &Location) -> Option<SourceId> {
    match location {
        Location::Value(place) | Location::Key(place) | Location::Repeated(place) => Some(place.source),
        Location::Position { source, .. } => Some(*source),
        Location::Nowhere => None,
    }
}

/// The rest of a text after some characters.
fn nth(text: &str, characters: usize) -> &str {
    text.char_indices()
        .nth(characters)
        .and_then(|(at, _)| text.get(at..))
        .unwrap_or("")
}
