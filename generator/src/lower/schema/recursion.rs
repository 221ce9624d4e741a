//! Inline schemas that contain themselves, as compositions of what refers back to them do.

use openapiv3::Schema;

use super::{Typed, secret, unwrapped};
use crate::lower::context::Context;
use crate::lower::docs;
use crate::lower::draft::{Draft, NodeId};
use crate::lower::resolve::Use;
use crate::model::{TypeId, TypeKind, TypeRef};
use crate::pointer::Place;

impl<'a> Context<'a> {
    /// What a schema came to before, where it is come back to: inside itself, or inside a composition.
    ///
    /// Without this each of several alternatives that compose the same union would hold all others anew.
    pub(super) fn again(&mut self, schema: &'a Schema, node: NodeId, place: &Place) -> Option<Typed> {
        let key = std::ptr::from_ref(schema);
        if let Some(index) = self.open.iter().position(|(open, _)| *open == key) {
            let reserved = self.open.get(index).and_then(|(_, id)| *id);
            let id = reserved.unwrap_or_else(|| self.reserve(schema, node, place));
            if let Some((_, slot)) = self.open.get_mut(index) {
                *slot = Some(id);
            }
            let ty = TypeRef::Named(id);
            return Some(Typed {
                ty: if self.is_sensitive(Use::Schema(schema)) {
                    secret(ty)
                } else {
                    ty
                },
                nullable: self.is_nullable(Use::Schema(schema)),
            });
        }
        if !self.is_nested_composition() {
            return None;
        }
        self.known.get(&key).cloned()
    }

    /// Whether a composition stands inside another, where every schema is lowered once.
    pub(super) fn is_nested_composition(&self) -> bool {
        self.composing > 1
    }

    /// A type for a schema that is still being lowered.
    fn reserve(&mut self, schema: &'a Schema, node: NodeId, place: &Place) -> TypeId {
        let id = self.next_type();
        self.types.push(Draft {
            kind: TypeKind::Alias(TypeRef::Json),
            docs: docs::of_type(schema),
            example: None,
            deprecated: schema.schema_data.deprecated,
            origin: self.place(&schema.schema_data.extensions, place),
            nodes: vec![node],
            called: None,
            title: schema.schema_data.title.as_deref().and_then(super::legible_title),
            released: self.released_at(node, place).map(str::to_owned),
        });
        if let Some(node) = self.nodes.get_mut(node.0) {
            node.ty = Some(id);
        }
        id
    }

    /// The type that was reserved for the schema that is being lowered.
    pub(super) fn reserved(&self, schema: &'a Schema) -> Option<TypeId> {
        let (open, id) = self.open.last()?;
        (*open == std::ptr::from_ref(schema)).then_some(*id)?
    }

    /// A schema that needs no type of its own gives the reserved one as another name.
    pub(super) fn close(&mut self, id: TypeId, ty: &TypeRef) {
        if unwrapped(ty.clone()) == TypeRef::Named(id) {
            return;
        }
        if let Some(draft) = self.types.get_mut(id.0 as usize) {
            draft.kind = TypeKind::Alias(ty.clone());
        }
    }
}
