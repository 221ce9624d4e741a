//! Types on their way: the model's kinds, with what names are made from.

use crate::model::{Docs, Location, TypeId, TypeKind};
use crate::pointer::{Place, Pointer};

/// A type without a name yet.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) kind: TypeKind,
    pub(super) docs: Docs,
    pub(super) example: Option<String>,
    pub(super) deprecated: bool,
    pub(super) origin: Place,
    /// Where it stands; more than one where equal inline schemas became one type.
    pub(super) nodes: Vec<NodeId>,
    /// What the description calls it for generators of clients.
    pub(super) called: Option<String>,
    /// `title`, where it reads like a name.
    pub(super) title: Option<String>,
    /// The name that it had before, by any of the places where it stands.
    pub(super) released: Option<String>,
}

/// The place of a [`Node`] in the context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct NodeId(pub(super) usize);

/// A place where a type can stand.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) parent: Option<NodeId>,
    pub(super) role: Role,
    /// The type that stands there, when it is one with a name.
    pub(super) ty: Option<TypeId>,
}

/// What a type is to the one that holds it.
#[derive(Debug, Clone)]
pub(super) enum Role {
    /// An entry of `components.schemas`.
    Component(String),
    /// The body of a request or an answer.
    Payload(Payload),
    /// A parameter of an operation.
    Parameter {
        /// The operation that has it.
        at: Pointer,
        /// Where it is sent.
        location: Location,
        /// The operation in words, such as `list documents`.
        phrase: Vec<String>,
        /// The name on the wire.
        wire: String,
        /// What the group is about.
        noun: Vec<String>,
    },
    /// A property of an object.
    Property(String),
    /// An element of an array.
    Item,
    /// A value of a map.
    Value,
    /// A member of a union.
    Variant {
        /// The words of its variant.
        words: Vec<String>,
        /// How many members before it have the same words.
        nth: usize,
    },
}

impl Role {
    /// The one member of a union that has such words.
    pub(super) fn variant(words: Vec<String>) -> Self {
        Self::Variant { words, nth: 0 }
    }
}

impl Node {
    /// Whether it is the same part of the same type as another.
    pub(super) fn is_same_part(&self, other: &Self) -> bool {
        let same_role = match (&self.role, &other.role) {
            (Role::Property(left), Role::Property(right)) => left == right,
            (
                Role::Variant {
                    words: left,
                    nth: place,
                },
                Role::Variant {
                    words: right,
                    nth: other,
                },
            ) => left == right && place == other,
            (Role::Item, Role::Item) | (Role::Value, Role::Value) => true,
            _ => false,
        };
        same_role
            && match (self.parent, other.parent) {
                (Some(left), Some(right)) => left == right,
                _ => false,
            }
    }
}

/// Whether a method gives what the group is about: it gets or lists.
pub(super) fn reads(method: &[String]) -> bool {
    let verb = method.first().map(String::as_str);
    matches!(verb, Some("get" | "list" | "retrieve" | "read" | "fetch"))
}

/// The body of a request or an answer.
#[derive(Debug, Clone)]
pub(super) struct Payload {
    /// The operation, or what else has it.
    pub(super) at: Pointer,
    /// What it is of that.
    pub(super) part: String,
    /// The operation in words, such as `list documents`.
    pub(super) phrase: Vec<String>,
    /// `request`, `response` or the variant of an error.
    pub(super) suffix: Vec<String>,
    /// What the group is about, such as `document`.
    pub(super) noun: Vec<String>,
    /// The words of the method.
    pub(super) method: Vec<String>,
    /// The answer is the very thing that the group is about: a plain `get`.
    pub(super) is_resource: bool,
}
