//! Arrays: lists and tuples.

use super::flat::{Choice, Flat};
use super::{Lowered, Typed};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::draft::{NodeId, Role};
use crate::lower::resolve::Use;
use crate::model::{Docs, TypeRef};
use crate::pointer::Place;

/// Rust's tuples compare and print up to this length.
const LONGEST: usize = 12;

impl<'a> Context<'a> {
    pub(super) fn array(&mut self, flat: &Flat<'a>, node: NodeId, place: &Place) -> TypeRef {
        if flat.is_tuple && flat.prefix.len() <= LONGEST {
            return TypeRef::Tuple(self.elements(&flat.prefix, node, place));
        }
        let element = match flat.items {
            Some(items) if flat.prefix.is_empty() => {
                let node = self.child(node, Role::Item);
                self.type_of(items, node, &place.key("items")).element()
            }
            None if flat.prefix.is_empty() => TypeRef::Json,
            None if !flat.is_prefix_all => {
                self.diagnostics.degraded(
                    codes::UNEXPRESSED_KEYWORD,
                    place,
                    "anything may follow the elements of `prefixItems`; all elements are taken as any JSON",
                    "give the elements that follow a schema by `items`, or forbid them by `items: false`",
                );
                TypeRef::Json
            }
            items => {
                let members: Vec<Use<'a>> = flat.prefix.iter().copied().chain(items).collect();
                let node = self.child(node, Role::Item);
                self.one_of(members, node, &place.key("prefixItems"))
            }
        };
        TypeRef::List(Box::new(element))
    }

    fn elements(&mut self, elements: &[Use<'a>], node: NodeId, place: &Place) -> Vec<TypeRef> {
        let place = place.key("prefixItems");
        let mut types = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            let node = self.child(node, Role::Item);
            types.push(self.type_of(*element, node, &place.index(index)).element());
        }
        types
    }

    /// The type of what has one of several schemas that no `oneOf` puts together.
    pub(super) fn one_of(&mut self, members: Vec<Use<'a>>, node: NodeId, place: &Place) -> TypeRef {
        if let [only] = members.as_slice() {
            return self.type_of(*only, node, place).element();
        }
        let nullable = members.iter().any(|member| self.is_nullable(*member));
        let flat = Flat {
            choices: vec![Choice {
                any: false,
                is_closed: false,
                members,
                discriminator: None,
            }],
            ..Flat::default()
        };
        let ty = match self.lowered(flat, node, place) {
            Lowered::Type(ty) => ty,
            Lowered::Kind(kind) => TypeRef::Named(self.add_inline(kind, Docs::default(), None, false, node, place)),
        };
        let nullable = nullable && !matches!(ty, TypeRef::Json | TypeRef::Null);
        Typed { ty, nullable }.element()
    }
}
