//! Arrays: lists and tuples.

use super::flat::Flat;
use crate::lower::context::Context;
use crate::lower::draft::{NodeId, Role};
use crate::model::TypeRef;
use crate::pointer::Place;

impl<'a> Context<'a> {
    pub(super) fn array(&mut self, flat: &Flat<'a>, node: NodeId, place: &Place) -> TypeRef {
        let element = match flat.items {
            Some(items) => {
                let node = self.child(node, Role::Item);
                self.type_of(items, node, &place.key("items")).element()
            }
            None => TypeRef::Json,
        };
        TypeRef::List(Box::new(element))
    }
}
