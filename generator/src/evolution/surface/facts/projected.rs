//! The associated types of hidden traits that users meet.

use std::collections::BTreeSet;

use super::super::source::{MemberKind, Piece, Shape};
use super::render::Renderer;

/// The associated types that public signatures speak of, `R::Output`: they count even where their trait is hidden.
pub(super) fn projected(renderer: &Renderer<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for implementation in &renderer.names.implementations {
        let of_trait = implementation.of.of_trait.is_some();
        let seen = implementation.of.members.iter().filter(|member| match of_trait {
            true => member.kind == MemberKind::Type,
            false => member.public && !member.marks.hidden,
        });
        seen.for_each(|member| names(&member.text, &mut found));
    }
    found
}

/// The names behind `T::` in a shape.
fn names(shape: &Shape, found: &mut BTreeSet<String>) {
    for piece in shape {
        match piece {
            Piece::Text(text) => found.extend(text.rsplit_once("::").map(|(_, name)| name.to_owned())),
            Piece::Path(path) => {
                let inner = path.arguments.iter().chain(&path.bindings);
                inner.for_each(|shape| names(shape, found));
            }
            Piece::Unordered(_, parts) => parts.iter().for_each(|shape| names(shape, found)),
            Piece::Word(_) => {}
        }
    }
}
