//! Types of the user's own, which stand for schemas and for formats.

use std::collections::BTreeMap;

use super::context::Context;
use super::draft::{Draft, Role};
use super::matched::unmatched;
use crate::model::{Api, Docs, TypeKind, TypeRef};
use crate::pointer::{Place, Pointer};

impl Context<'_> {
    /// The user's type for the schema at a place, or for the component of that name.
    pub(super) fn replaced(&mut self, place: &Place, component: Option<&str>) -> Option<TypeKind> {
        let replace = &self.options.replace;
        if replace.is_empty() {
            return None;
        }
        let pointer = place.pointer.as_str();
        let (key, path) = replace
            .get_key_value(pointer)
            .or_else(|| replace.get_key_value(format!("#{pointer}").as_str()))
            .or_else(|| replace.get_key_value(component?))?;
        self.matched.note("replace", key);
        Some(TypeKind::Custom(path.clone()))
    }

    /// The user's type for values of a format, which all of them share.
    pub(super) fn replaced_format(&mut self, format: Option<&str>) -> Option<TypeRef> {
        let format = format?;
        let (key, path) = self.options.replace.get_key_value(format)?;
        if let Some(id) = self.formats.get(format) {
            return Some(TypeRef::Named(*id));
        }
        let node = self.node(None, Role::Component(format.to_owned()));
        let id = self.next_type();
        if let Some(node) = self.nodes.get_mut(node.0) {
            node.ty = Some(id);
        }
        self.types.push(Draft {
            kind: TypeKind::Custom(path.clone()),
            docs: Docs {
                lines: vec![format!("A value of the format `{format}`.")],
            },
            example: None,
            deprecated: false,
            origin: Place {
                pointer: Pointer::root().key("format").key(format),
                ..Place::default()
            },
            nodes: vec![node],
            called: None,
            title: None,
            released: None,
        });
        self.formats.insert(format.to_owned(), id);
        self.matched.note("replace", key);
        Some(TypeRef::Named(id))
    }
}

/// Says which types of the configuration there are not.
pub(super) fn complain(context: &mut Context<'_>, api: &Api) {
    let options = context.options;
    if options.names_may_miss {
        return;
    }
    let tables: [(&str, &BTreeMap<String, Vec<String>>); 2] =
        [("derives", &options.derives), ("attributes", &options.attributes)];
    for (table, lists) in tables {
        for name in lists.keys().filter(|name| *name != "*") {
            if !api.types.iter().any(|(_, def)| def.name.as_str() == name) {
                context.diagnostics.push(unmatched(table, name, "no generated type"));
            }
        }
    }
}
