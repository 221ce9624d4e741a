//! Where a walk stands: a node and the way to it, without an allocation a step.

use super::Node;
use crate::pointer::{Place, Pointer, SourceId};

/// A node and the way to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) node: &'a Node,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Start(&'a Place),
    Key(&'a At<'a>, &'a str),
    Index(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    pub(super) fn start(place: &'a Place, node: &'a Node) -> Self {
        Self {
            node,
            step: Step::Start(place),
        }
    }

    /// The key in the mapping that holds this node; empty elsewhere.
    pub(super) fn key(&self) -> &'a str {
        match self.step {
            Step::Key(_, key) => key,
            Step::Start(_) | Step::Index(..) => "",
        }
    }

    /// The mapping that holds this node.
    pub(super) fn holder(&self) -> Option<&'a At<'a>> {
        match self.step {
            Step::Key(holder, _) => Some(holder),
            Step::Start(_) | Step::Index(..) => None,
        }
    }

    /// The members of a mapping.
    pub(super) fn members<'b>(&'b self) -> impl Iterator<Item = At<'b>> {
        let step = |key: &'b String| Step::Key(self, key);
        self.node
            .entries()
            .iter()
            .map(move |(key, node)| At { node, step: step(key) })
    }

    /// The elements of a list.
    pub(super) fn elements<'b>(&'b self) -> impl Iterator<Item = At<'b>> {
        let elements = self.node.elements().iter().enumerate();
        elements.map(|(index, node)| At {
            node,
            step: Step::Index(self, index),
        })
    }

    /// A member of a mapping.
    pub(super) fn member<'b>(&'b self, key: &'b str) -> Option<At<'b>> {
        self.node.get(key).map(|node| At {
            node,
            step: Step::Key(self, key),
        })
    }

    /// The place in the source.
    pub(super) fn place(&self) -> Place {
        let mut pointer = String::with_capacity(96);
        let source = self.write(&mut pointer);
        Place {
            source,
            pointer: Pointer::parse(&pointer),
        }
    }

    /// The source in which the node stands.
    pub(super) fn source(&self) -> SourceId {
        match self.step {
            Step::Start(place) => place.source,
            Step::Key(holder, _) | Step::Index(holder, _) => holder.source(),
        }
    }

    fn write(&self, pointer: &mut String) -> SourceId {
        match self.step {
            Step::Start(place) => {
                pointer.push_str(place.pointer.as_str());
                place.source
            }
            Step::Key(holder, key) => {
                let source = holder.write(pointer);
                pointer.push('/');
                if key.contains(['~', '/']) {
                    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                } else {
                    pointer.push_str(key);
                }
                source
            }
            Step::Index(holder, index) => {
                let source = holder.write(pointer);
                pointer.push('/');
                pointer.push_str(&index.to_string());
                source
            }
        }
    }
}
