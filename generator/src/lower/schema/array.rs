//! Arrays: lists and tuples.

use openapiv3::SchemaKind;

use super::flat::{Choice, Flat};
use super::shape::Shape;
use super::{Lowered, Typed};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::draft::{NodeId, Role};
use crate::lower::resolve::Use;
use crate::model::{Docs, OpenTuple, TypeRef};
use crate::pointer::Place;

/// Rust's tuples compare and print up to this length.
const LONGEST: usize = 12;

impl<'a> Context<'a> {
    pub(super) fn array(&mut self, flat: &Flat<'a>, node: NodeId, place: &Place) -> TypeRef {
        if flat.is_tuple && flat.prefix.len() <= LONGEST {
            return TypeRef::Tuple(self.elements(&flat.prefix, node, place));
        }
        // Where no element can stand, none can follow either.
        let end = flat.prefix.iter().position(|element| self.is_never(*element));
        let placed = flat.prefix.get(..end.unwrap_or(flat.prefix.len())).unwrap_or_default();
        if placed.len() > LONGEST {
            return TypeRef::List(Box::new(self.mixed(flat, node, place)));
        }
        let mut first = self.elements(placed, node, place);
        let rest = match flat.items {
            _ if flat.is_prefix_all || end.is_some() => TypeRef::Never,
            Some(items) if self.is_never(items) => TypeRef::Never,
            Some(items) => {
                let node = self.child(node, Role::Item);
                self.type_of(items, node, &place.key("items")).element()
            }
            None => TypeRef::Json,
        };
        if first.is_empty() {
            return TypeRef::List(Box::new(rest));
        }
        let optional = first.split_off(flat.prefix_least.min(first.len()));
        TypeRef::OpenTuple(Box::new(OpenTuple { first, optional, rest }))
    }

    /// The type of every element of a list that is too long for a tuple.
    fn mixed(&mut self, flat: &Flat<'a>, node: NodeId, place: &Place) -> TypeRef {
        self.diagnostics.degraded(
            codes::UNEXPRESSED_KEYWORD,
            place,
            format!("`prefixItems` has more than {LONGEST} schemas; each element may be of any of them"),
            "describe the value as an object with named properties, if the service takes one",
        );
        if flat.items.is_none() && !flat.is_prefix_all {
            return TypeRef::Json;
        }
        let members: Vec<Use<'a>> = flat.prefix.iter().copied().chain(flat.items).collect();
        let node = self.child(node, Role::Item);
        self.one_of(members, node, &place.key("prefixItems"))
    }

    /// Whether a schema is `false`: no value is of it.
    pub(super) fn is_never(&self, at: Use<'a>) -> bool {
        let Some(SchemaKind::Not { not }) = self.schema(at).map(|schema| &schema.schema_kind) else {
            return false;
        };
        self.schema(not.as_ref().into()).is_some_and(|schema| {
            let shape = Shape::of(schema);
            shape.is_empty() && !shape.not && self.document.origins.of(&schema.schema_data.extensions).is_none()
        })
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
                is_closed: true,
                members,
                list: None,
                discriminator: None,
            }],
            ..Flat::default()
        };
        let lowered = self.lowered(flat, node, place);
        let ty = self.used(lowered, node, place);
        let nullable = nullable && !matches!(ty, TypeRef::Json | TypeRef::Null);
        Typed { ty, nullable }.element()
    }

    /// The type of what may be anything, and often has one of several schemas.
    pub(super) fn one_of_or_other(&mut self, members: Vec<Use<'a>>, node: NodeId, place: &Place) -> TypeRef {
        let lowered = self.union_with_other(members, node, place);
        self.used(lowered, node, place)
    }

    /// A reference to what a schema in place has become.
    fn used(&mut self, lowered: Lowered, node: NodeId, place: &Place) -> TypeRef {
        match lowered {
            Lowered::Type(ty) => ty,
            Lowered::Kind(kind) => TypeRef::Named(self.add_inline(kind, Docs::default(), None, false, node, place)),
        }
    }
}
