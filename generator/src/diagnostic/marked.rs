//! The second reading of a source: where each key and each value stands in its text.

use std::collections::HashSet;

use super::mark::{Mark, MarkKind, Marks, Member};
use super::{mark_block, mark_json, mark_yaml};
use crate::pointer::Pointer;
use crate::source::Source;

/// A stretch of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The text of the span.
    #[must_use]
    pub fn text(self, source: &Source) -> Option<&str> {
        source.text()?.get(self.start..self.end)
    }
}

/// A source read with the place of everything in it.
#[derive(Debug)]
pub struct Marked {
    root: Mark,
    marks: Marks,
}

impl Marked {
    /// Reads a source again; nothing where it is neither YAML nor JSON.
    #[must_use]
    pub fn read(source: &Source) -> Option<Self> {
        let text = source.text()?;
        let json = text
            .trim_start()
            .starts_with(['{', '['])
            .then(|| mark_json::read(text))
            .flatten();
        let yaml = || mark_block::read(text).or_else(|| mark_yaml::read(text));
        let (root, marks) = json.or_else(yaml)?;
        Some(Self { root, marks })
    }

    /// Where the value of a node stands.
    #[must_use]
    pub fn value(&self, pointer: &Pointer) -> Option<Span> {
        self.find(pointer).map(|(_, mark)| mark.span)
    }

    /// Where the key of a node stands; nothing for the root and for elements of lists.
    #[must_use]
    pub fn key(&self, pointer: &Pointer) -> Option<Span> {
        self.find(pointer)?.0
    }

    /// Whether a node is a mapping or a list.
    #[must_use]
    pub fn is_collection(&self, pointer: &Pointer) -> bool {
        self.find(pointer)
            .is_some_and(|(_, mark)| !matches!(mark.kind, MarkKind::Scalar))
    }

    /// Every pointer of the source, with the order of the text; repeated keys once.
    #[must_use]
    pub fn pointers(&self) -> Vec<Pointer> {
        let mut pointers = Vec::new();
        self.collect(self.root, &Pointer::root(), &mut pointers);
        pointers
    }

    fn find(&self, pointer: &Pointer) -> Option<(Option<Span>, Mark)> {
        let mut key = None;
        let mut mark = self.root;
        for token in pointer.tokens() {
            (key, mark) = match mark.kind {
                MarkKind::Scalar => return None,
                MarkKind::List(_) => {
                    let element = self.marks.elements(mark).get(token.parse::<usize>().ok()?)?;
                    (None, *element)
                }
                MarkKind::Map(_) => {
                    let member = self.find_member(mark, &token)?;
                    (Some(member.key_span), member.value)
                }
            };
        }
        Some((key, mark))
    }

    /// The last member of a name, as it is the one that counts; what `<<` brings comes after what stands there.
    fn find_member(&self, map: Mark, key: &str) -> Option<&Member> {
        let mut members = self.marks.members(map).iter().rev();
        let own = members.find(|member| self.marks.key(member) == key && !self.is_merge(member));
        own.or_else(|| {
            let mut merged = self.merged(map).iter();
            merged.find_map(|mark| self.find_member(*mark, key))
        })
    }

    fn is_merge(&self, member: &Member) -> bool {
        let is_map = |mark: &Mark| matches!(mark.kind, MarkKind::Map(_));
        self.marks.key(member) == "<<"
            && match member.value.kind {
                MarkKind::Map(_) => true,
                MarkKind::List(_) => self.marks.elements(member.value).iter().all(is_map),
                MarkKind::Scalar => false,
            }
    }

    /// The mappings that `<<` brings into one.
    fn merged(&self, map: Mark) -> &[Mark] {
        let mut members = self.marks.members(map).iter().rev();
        match members.find(|member| self.is_merge(member)) {
            None => &[],
            Some(merge) => match merge.value.kind {
                MarkKind::List(_) => self.marks.elements(merge.value),
                _ => std::slice::from_ref(&merge.value),
            },
        }
    }

    fn collect(&self, mark: Mark, pointer: &Pointer, pointers: &mut Vec<Pointer>) {
        pointers.push(pointer.clone());
        for (index, element) in self.marks.elements(mark).iter().enumerate() {
            self.collect(*element, &pointer.index(index), pointers);
        }
        for (key, value) in self.effective(mark) {
            self.collect(value, &pointer.key(key), pointers);
        }
    }

    /// The members that count, as the first reading has them.
    fn effective(&self, map: Mark) -> Vec<(&str, Mark)> {
        let mut seen = HashSet::new();
        let members = self.marks.members(map).iter().rev();
        let mut found: Vec<(&str, Mark)> = members
            .filter(|member| !self.is_merge(member) && seen.insert(self.marks.key(member)))
            .map(|member| (self.marks.key(member), member.value))
            .collect();
        found.reverse();
        for source in self.merged(map) {
            let brought = self.effective(*source).into_iter();
            found.extend(brought.filter(|(key, _)| seen.insert(key)));
        }
        found
    }
}
