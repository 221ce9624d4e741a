//! A file as it is written: items whose names are not resolved, without syntax trees.

use super::condition::Gate;
use super::marks::Marks;
use super::shape::Shape;

/// An item.
#[derive(Debug)]
pub(in super::super) struct RawItem {
    pub(in super::super) name: String,
    pub(in super::super) reach: Reach,
    pub(in super::super) marks: Marks,
    pub(in super::super) kind: RawKind,
}

/// Who sees an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Reach {
    /// Its module, and what is inside of that.
    Module,
    /// The crate, or a part of it.
    Crate,
    /// Everyone.
    Everyone,
}

/// What an item is.
#[derive(Debug)]
pub(in super::super) enum RawKind {
    /// A module; without items it is a file of its own.
    Module(Option<Vec<RawItem>>),
    /// An import under the name of the item, or of everything.
    Use { path: Vec<String>, is_glob: bool },
    /// A struct, an enum or a union.
    Type(Box<RawType>),
    /// A type alias.
    Alias { generics: Shape, target: Shape },
    /// A function, a constant, or a static.
    Value { text: Shape, is_function: bool },
    /// A trait.
    Trait(Box<RawTrait>),
    /// A macro that other crates can use.
    Macro,
    /// An implementation.
    Impl(Box<RawImpl>),
}

/// A struct, an enum or a union.
#[derive(Debug)]
pub(in super::super) struct RawType {
    /// `struct`, `enum`, `union`, and `tuple` or `unit` where it is that.
    pub(in super::super) words: Vec<&'static str>,
    pub(in super::super) generics: Shape,
    pub(in super::super) bounds: Shape,
    /// The parameters in their order, each with its default.
    pub(in super::super) parameters: Vec<(String, Shape)>,
    pub(in super::super) members: Vec<Member>,
    /// The types of all fields, private ones too.
    pub(in super::super) contents: Vec<Shape>,
}

/// A trait.
#[derive(Debug)]
pub(in super::super) struct RawTrait {
    pub(in super::super) words: Vec<&'static str>,
    pub(in super::super) generics: Shape,
    pub(in super::super) bounds: Shape,
    pub(in super::super) supertraits: Vec<Shape>,
    pub(in super::super) members: Vec<Member>,
}

/// An implementation.
#[derive(Debug)]
pub(in super::super) struct RawImpl {
    /// The type that it is for, references around it aside; nothing where that is no path.
    pub(in super::super) base: Option<Vec<String>>,
    pub(in super::super) of: Shape,
    /// The trait with its arguments; nothing for the type's own items.
    pub(in super::super) of_trait: Option<RawTraitUse>,
    pub(in super::super) predicates: Vec<Shape>,
    pub(in super::super) members: Vec<Member>,
}

/// The trait of an implementation.
#[derive(Debug)]
pub(in super::super) struct RawTraitUse {
    pub(in super::super) path: Vec<String>,
    pub(in super::super) arguments: Vec<Shape>,
    /// The paths in the arguments.
    pub(in super::super) mentioned: Vec<Vec<String>>,
    pub(in super::super) is_negative: bool,
}

/// A part of an item.
#[derive(Debug)]
pub(in super::super) struct Member {
    pub(in super::super) name: String,
    pub(in super::super) kind: MemberKind,
    pub(in super::super) public: bool,
    pub(in super::super) marks: Marks,
    pub(in super::super) text: Shape,
}

/// What a part of an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum MemberKind {
    Field,
    Variant,
    Function,
    Constant,
    Type,
}

impl RawItem {
    /// Whether the item has a name among types and modules; otherwise among values.
    pub(in super::super) fn is_type(&self) -> bool {
        !matches!(self.kind, RawKind::Value { .. } | RawKind::Macro | RawKind::Impl(_))
    }
}

/// What can stand under conditions that exclude one another.
pub(super) trait Conditional {
    fn key(&self) -> &str;
    fn gate(&mut self) -> &mut Gate;
}

impl Conditional for RawItem {
    fn key(&self) -> &str {
        &self.name
    }

    fn gate(&mut self) -> &mut Gate {
        &mut self.marks.gate
    }
}

impl Conditional for Member {
    fn key(&self) -> &str {
        &self.name
    }

    fn gate(&mut self) -> &mut Gate {
        &mut self.marks.gate
    }
}

/// Takes the gate from what stands in another form without the features.
pub(super) fn complete<T: Conditional>(items: &mut [T], absent: &[(String, Gate)]) {
    for item in items {
        let has_other = absent.iter().any(|(name, _)| name == item.key());
        if has_other && absent.contains(&(item.key().to_owned(), item.gate().clone())) {
            item.gate().clear();
        }
    }
}
