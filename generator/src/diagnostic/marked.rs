//! The second reading of a source: where each key and each value stands in its text.

use std::borrow::Cow;
use std::rc::Rc;

use super::{mark_json, mark_yaml};
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
pub struct Marked<'t> {
    root: Mark<'t>,
}

/// A value and its place; what it holds is shared, as an alias of YAML stands for it again.
#[derive(Debug, Clone)]
pub(super) struct Mark<'t> {
    pub(super) span: Span,
    pub(super) kind: MarkKind<'t>,
}

/// What a marked value holds.
#[derive(Debug, Clone)]
pub(super) enum MarkKind<'t> {
    Scalar,
    List(Rc<Vec<Mark<'t>>>),
    Map(Rc<Vec<Member<'t>>>),
}

/// A member of a marked mapping.
#[derive(Debug)]
pub(super) struct Member<'t> {
    pub(super) key: Cow<'t, str>,
    pub(super) key_span: Span,
    pub(super) value: Mark<'t>,
}

impl<'t> Marked<'t> {
    /// Reads a source again; nothing where it is neither YAML nor JSON.
    #[must_use]
    pub fn read(source: &'t Source) -> Option<Self> {
        let text = source.text()?;
        let json = text
            .trim_start()
            .starts_with(['{', '['])
            .then(|| mark_json::read(text))
            .flatten();
        let root = json.or_else(|| mark_yaml::read(text))?;
        Some(Self { root })
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
        collect(&self.root, &Pointer::root(), &mut pointers);
        pointers
    }

    fn find(&self, pointer: &Pointer) -> Option<(Option<Span>, &Mark<'t>)> {
        let mut key = None;
        let mut mark = &self.root;
        for token in pointer.tokens() {
            (key, mark) = match &mark.kind {
                MarkKind::Scalar => return None,
                MarkKind::List(elements) => (None, elements.get(token.parse::<usize>().ok()?)?),
                MarkKind::Map(members) => {
                    let member = find_member(members, &token)?;
                    (Some(member.key_span), &member.value)
                }
            };
        }
        Some((key, mark))
    }
}

/// The last member of a name, as it is the one that counts; what `<<` brings comes after what stands there.
fn find_member<'m, 't>(members: &'m [Member<'t>], key: &str) -> Option<&'m Member<'t>> {
    let own = members
        .iter()
        .rev()
        .find(|member| member.key == key && !is_merge(member));
    own.or_else(|| {
        merged(members).into_iter().find_map(|mark| match &mark.kind {
            MarkKind::Map(members) => find_member(members, key),
            _ => None,
        })
    })
}

fn is_merge(member: &Member<'_>) -> bool {
    member.key == "<<"
        && match &member.value.kind {
            MarkKind::Map(_) => true,
            MarkKind::List(elements) => elements.iter().all(|mark| matches!(mark.kind, MarkKind::Map(_))),
            MarkKind::Scalar => false,
        }
}

fn merged<'m, 't>(members: &'m [Member<'t>]) -> Vec<&'m Mark<'t>> {
    let Some(merge) = members.iter().rev().find(|member| is_merge(member)) else {
        return Vec::new();
    };
    match &merge.value.kind {
        MarkKind::List(elements) => elements.iter().collect(),
        _ => vec![&merge.value],
    }
}

fn collect(mark: &Mark<'_>, pointer: &Pointer, pointers: &mut Vec<Pointer>) {
    pointers.push(pointer.clone());
    match &mark.kind {
        MarkKind::Scalar => {}
        MarkKind::List(elements) => {
            for (index, element) in elements.iter().enumerate() {
                collect(element, &pointer.index(index), pointers);
            }
        }
        MarkKind::Map(_) => {
            for (key, value) in effective(mark) {
                collect(value, &pointer.key(key), pointers);
            }
        }
    }
}

/// The members that count, as the first reading has them.
fn effective<'m, 't>(mark: &'m Mark<'t>) -> Vec<(&'m str, &'m Mark<'t>)> {
    let MarkKind::Map(members) = &mark.kind else {
        return Vec::new();
    };
    let mut seen = std::collections::HashSet::new();
    let mut found: Vec<(&str, &Mark<'t>)> = members
        .iter()
        .rev()
        .filter(|member| !is_merge(member) && seen.insert(&*member.key))
        .map(|member| (&*member.key, &member.value))
        .collect();
    found.reverse();
    for source in merged(members) {
        found.extend(effective(source).into_iter().filter(|(key, _)| seen.insert(key)));
    }
    found
}
