//! Types of the user's own, which stand for schemas and for formats.

use std::collections::BTreeMap;

use super::context::Context;
use super::draft::{Draft, Role};
use crate::diagnostic::{Diagnostic, Location, Severity, codes};
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
        self.replacements.insert(key.clone());
        Some(TypeKind::Custom(path.clone()))
    }

    /// The user's type for values of a format, which all of them share.
    pub(super) fn replaced_format(&mut self, format: Option<&str>) -> Option<TypeRef> {
        let format = format?;
        let path = self.options.replace.get(format)?.clone();
        if let Some(id) = self.formats.get(format) {
            return Some(TypeRef::Named(*id));
        }
        let node = self.node(None, Role::Component(format.to_owned()));
        let id = self.next_type();
        if let Some(node) = self.nodes.get_mut(node.0) {
            node.ty = Some(id);
        }
        self.types.push(Draft {
            kind: TypeKind::Custom(path),
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
        self.replacements.insert(format.to_owned());
        Some(TypeRef::Named(id))
    }
}

/// Says what of the configuration is about types that there are not.
pub(super) fn complain(context: &mut Context<'_>, api: &Api) {
    let options = context.options;
    for key in options.replace.keys() {
        if !context.replacements.contains(key) {
            unmatched(context, key, "replace", "no schema, component or `format`");
        }
    }
    let tables: [(&str, &BTreeMap<String, Vec<String>>); 2] =
        [("derives", &options.derives), ("attributes", &options.attributes)];
    for (table, lists) in tables {
        for name in lists.keys().filter(|name| *name != "*") {
            if !api.types.iter().any(|(_, def)| def.name.as_str() == name) {
                unmatched(context, name, table, "no generated type");
            }
        }
    }
}

fn unmatched(context: &mut Context<'_>, key: &str, table: &str, what: &str) {
    context.diagnostics.push(Diagnostic {
        code: codes::FILTER_WITHOUT_MATCH,
        severity: Severity::Error,
        location: Location::Nowhere,
        message: format!("`{key}` under `[{table}]` is {what} of this description"),
        help: "remove it, or look in the description for what it is called now".to_owned(),
    });
}
