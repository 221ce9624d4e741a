//! Places of keys and values, in a few lists: a description has hundreds of thousands of them.

use std::ops::Range;

use super::marked::Span;

/// A value and its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) kind: MarkKind,
}

/// What a marked value holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum MarkKind {
    Scalar,
    List(Stretch),
    Map(Stretch),
}

/// The part of a list that belongs to one collection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    start: usize,
    end: usize,
}

impl Stretch {
    fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A member of a marked mapping.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member {
    key: Stretch,
    pub(super) key_span: Span,
    pub(super) value: Mark,
}

/// What all collections of a source hold: of each it stands together, as it is put here when the collection ends.
#[derive(Debug, Default)]
pub(super) struct Marks {
    elements: Vec<Mark>,
    members: Vec<Member>,
    keys: String,
    /// The elements and members of collections whose end has not come, the inner behind the outer.
    open_elements: Vec<Mark>,
    open_members: Vec<Member>,
}

/// Where a collection begins whose end has not come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opened(usize);

impl Marks {
    /// The elements of a list; none of anything else.
    pub(super) fn elements(&self, list: Mark) -> &[Mark] {
        match list.kind {
            MarkKind::List(stretch) => self.elements.get(stretch.range()).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The members of a mapping; none of anything else.
    pub(super) fn members(&self, map: Mark) -> &[Member] {
        match map.kind {
            MarkKind::Map(stretch) => self.members.get(stretch.range()).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The key of a member.
    pub(super) fn key(&self, member: &Member) -> &str {
        self.keys.get(member.key.range()).unwrap_or_default()
    }

    pub(super) fn open_list(&self) -> Opened {
        Opened(self.open_elements.len())
    }

    pub(super) fn add_element(&mut self, element: Mark) {
        self.open_elements.push(element);
    }

    pub(super) fn close_list(&mut self, Opened(from): Opened) -> MarkKind {
        let start = self.elements.len();
        self.elements.extend(self.open_elements.drain(from..));
        let end = self.elements.len();
        MarkKind::List(Stretch { start, end })
    }

    pub(super) fn open_map(&self) -> Opened {
        Opened(self.open_members.len())
    }

    /// Keeps the text of a key, whose value comes later.
    pub(super) fn add_key(&mut self, key: &str) -> Stretch {
        let start = self.keys.len();
        self.keys.push_str(key);
        let end = self.keys.len();
        Stretch { start, end }
    }

    pub(super) fn add_member(&mut self, key: Stretch, key_span: Span, value: Mark) {
        self.open_members.push(Member { key, key_span, value });
    }

    pub(super) fn close_map(&mut self, Opened(from): Opened) -> MarkKind {
        let start = self.members.len();
        self.members.extend(self.open_members.drain(from..));
        let end = self.members.len();
        MarkKind::Map(Stretch { start, end })
    }
}
