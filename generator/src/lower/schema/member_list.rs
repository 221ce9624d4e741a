//! Where the description lists the members of a union.

use openapiv3::{ReferenceOr, Schema};

use super::shape::Shape;
use crate::lower::resolve::Use;
use crate::pointer::Place;

/// How deep lists stand in one another.
const DEEPEST: usize = 16;

/// A list of members, and its place.
#[derive(Debug, Clone)]
pub(in crate::lower) struct List<'a> {
    place: Place,
    members: &'a [ReferenceOr<Schema>],
}

impl<'a> List<'a> {
    /// The list of `oneOf`, or of `anyOf`, of the schema at a place.
    pub(super) fn of(schema: &Place, any: bool, members: &'a [ReferenceOr<Schema>]) -> Self {
        Self {
            place: schema.key(if any { "anyOf" } else { "oneOf" }),
            members,
        }
    }

    /// The members, and those of lists which stand in it without a name, with their places.
    pub(super) fn members(&self) -> Vec<(Use<'a>, Place)> {
        let mut members = Vec::new();
        self.add_members(&mut members, 0);
        members
    }

    fn add_members(&self, found: &mut Vec<(Use<'a>, Place)>, depth: usize) {
        for (index, member) in self.members.iter().enumerate() {
            let place = self.place.index(index);
            let member = Use::from(member);
            found.push((member, place.clone()));
            let Use::Schema(schema) = member else { continue };
            let shape = Shape::of(schema);
            let lists = [(false, shape.one_of), (true, shape.any_of)].into_iter();
            for (any, inner) in lists.filter(|_| depth < DEEPEST) {
                List::of(&place, any, inner).add_members(found, depth + 1);
            }
        }
    }
}

/// The place of what a member stands for, where that is one schema.
pub(super) fn place_in(listed: &[(Use<'_>, Place)], uses: &[Use<'_>]) -> Option<Place> {
    let [only] = uses else { return None };
    let mut listed = listed.iter();
    listed
        .find(|(found, _)| found.is(*only))
        .map(|(_, place)| place.clone())
}
