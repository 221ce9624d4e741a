//! What tells a place where a type can stand from every other, also when something is added, removed or moved beside it.

use std::fmt::Write;

use super::context::Context;
use super::draft::{NodeId, Role};
use crate::model::TypeId;
use crate::naming;
use crate::pointer::Place;

impl<'a> Context<'a> {
    /// The key of a place: the pointer of the component or operation that it belongs to, and from there on what each node
    /// is to the one above. Parameters and members of unions stand in lists; they go by their names.
    pub(super) fn place_key(&self, node: NodeId) -> String {
        let Some(found) = self.nodes.get(node.0) else {
            return String::new();
        };
        let mut key = match found.parent {
            Some(parent) => self.place_key(parent),
            None => self.root_key(&found.role, found.ty),
        };
        match &found.role {
            Role::Component(_) | Role::Payload(_) | Role::Parameter { .. } => {}
            Role::Property(wire) => push(&mut key, "/properties/", wire),
            Role::Item => key.push_str("/items"),
            Role::Value => key.push_str("/additionalProperties"),
            Role::Variant { words, nth } => {
                push(&mut key, "/oneOf/", &words.join("-"));
                // The first has none, so that it keeps its key when another with these words comes.
                if *nth > 0 {
                    let _ = write!(key, " {}", nth + 1);
                }
            }
        }
        key
    }

    fn root_key(&self, role: &Role, ty: Option<TypeId>) -> String {
        match role {
            Role::Payload(payload) => format!("#{}/{}/schema", payload.at, payload.part),
            Role::Parameter { at, location, wire, .. } => {
                let mut key = format!("#{at}/parameters/{}", location.word());
                push(&mut key, "/", wire);
                key.push_str("/schema");
                key
            }
            _ => {
                let draft = ty.and_then(|id| self.types.get(id.0 as usize));
                draft.map(|draft| self.origin_key(&draft.origin)).unwrap_or_default()
            }
        }
    }

    /// Whether a place is no component of its own.
    pub(super) fn is_inline(&self, node: NodeId) -> bool {
        self.nodes
            .get(node.0)
            .is_none_or(|node| !matches!(node.role, Role::Component(_)))
    }

    /// The file of a place, where that is not the first one, and its pointer.
    pub(super) fn origin_key(&self, place: &Place) -> String {
        let source = usize::try_from(place.source.0).unwrap_or_default();
        let file = self.document.files.get(source).map_or("", String::as_str);
        format!("{file}#{}", place.pointer)
    }

    /// The name that a type had before at a place; `origin` tells apart what stands at places of one key.
    pub(super) fn released_at(&self, node: NodeId, origin: &Place) -> Option<&'a str> {
        if self.previous.is_empty() {
            return None;
        }
        let previous = self.previous;
        let mut key = self.place_key(node);
        previous.get(&key).or_else(|| previous.get(&further(&key))).or_else(|| {
            let _ = write!(key, " {}", self.origin_key(origin));
            previous.get(&key)
        })
    }

    /// Remembers the names of types, by all places where each of them stands: the first one in full, the others by digests,
    /// as there can be hundreds of one type.
    pub(super) fn give_places(&mut self, names: &[crate::naming::TypeName]) {
        let mut places: Vec<(String, usize)> = Vec::new();
        for (at, draft) in self.types.iter().enumerate() {
            places.extend(draft.nodes.iter().map(|node| (self.place_key(*node), at)));
        }
        places.sort_unstable();
        places.dedup();
        let mut has_place = vec![false; self.types.len()];
        for same in places.chunk_by(|left, right| left.0 == right.0) {
            for (key, at) in same {
                let (Some(name), Some(draft)) = (names.get(*at), self.types.get(*at)) else {
                    continue;
                };
                let is_further = has_place
                    .get_mut(*at)
                    .is_some_and(|has_place| std::mem::replace(has_place, true));
                let key = match same {
                    [_] if is_further => further(key),
                    [_] => key.clone(),
                    _ => format!("{key} {}", self.origin_key(&draft.origin)),
                };
                self.given.insert(key, name.as_str());
            }
        }
    }
}

/// The key of a further place of a type.
fn further(key: &str) -> String {
    format!("~{}", naming::digest(key))
}

fn push(key: &mut String, role: &str, text: &str) {
    key.push_str(role);
    for character in text.chars() {
        match character {
            '~' => key.push_str("~0"),
            '/' => key.push_str("~1"),
            other => key.push(other),
        }
    }
}
