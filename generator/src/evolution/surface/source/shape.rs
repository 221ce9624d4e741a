//! Types and signatures as they are before the names in them are known.

/// A text with paths in it.
pub(in super::super) type Shape = Vec<Piece>;

/// A part of a shape.
#[derive(Debug, Clone)]
pub(in super::super) enum Piece {
    /// What every reader sees alike.
    Word(&'static str),
    /// The same, put together.
    Text(String),
    /// A type or trait by its path.
    Path(Box<PathUse>),
    /// What has no order: bounds, and what an implementation says of its associated types.
    Unordered(&'static str, Vec<Shape>),
}

/// A path with what stands in its angle brackets.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct PathUse {
    /// The segments; an empty first one for a leading `::`.
    pub(in super::super) path: Vec<String>,
    /// Arguments.
    pub(in super::super) arguments: Vec<Shape>,
    /// Associated types, `Item = T`.
    pub(in super::super) bindings: Vec<Shape>,
    /// What stands behind the brackets.
    pub(in super::super) rest: Vec<String>,
}

/// Joins shapes by a text.
pub(in super::super) fn joined(parts: impl IntoIterator<Item = Shape>, between: &'static str) -> Shape {
    let mut joined = Shape::new();
    for part in parts {
        if !joined.is_empty() {
            joined.push(Piece::Word(between));
        }
        joined.extend(part);
    }
    joined
}
