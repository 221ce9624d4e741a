//! Paths, their templates and what is served at them.

use openapiv3::{Callback, Operation, PathItem, Paths, ReferenceOr};

use super::Node;
use super::at::At;
use super::version::Dialect;
use super::walk::{Rest, Walk};
use crate::diagnostic::codes;

const KEYS: [&str; 13] = [
    "$ref",
    "summary",
    "description",
    "servers",
    "parameters",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
];

impl Walk<'_, '_> {
    /// All paths.
    pub(super) fn paths(&mut self, at: &At<'_>) -> Paths {
        let mut paths = Paths::default();
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return paths;
        }
        let mut rest = Rest::default();
        for member in at.members() {
            if self.extension(&mut rest, &member) {
                continue;
            }
            let mut path = member.key().to_owned();
            if !path.starts_with('/') {
                let message = format!("the path `{path}` does not start with `/`");
                let help = format!("write `/{path}`");
                self.diagnostics
                    .degraded_at_key(codes::BAD_PATH_TEMPLATE, &member.place(), message, help);
                path.insert(0, '/');
            }
            let Some(names) = self.template(&member, &path) else {
                continue;
            };
            if let Some(item) = self.path_item(&member, Some(&names)) {
                paths.paths.insert(path, ReferenceOr::Item(item));
            }
        }
        paths.extensions = self.finish(at, rest);
        paths
    }

    /// The names in the braces of a path; nothing where the path makes no sense.
    fn template(&mut self, at: &At<'_>, path: &str) -> Option<Vec<String>> {
        match placeholders(path) {
            Ok(names) => Some(names),
            Err((message, help)) => {
                self.diagnostics
                    .degraded_at_key(codes::BAD_PATH_TEMPLATE, &at.place(), message, help);
                None
            }
        }
    }

    /// A path item; with the placeholders of its path where it has one.
    pub(super) fn path_item(&mut self, at: &At<'_>, names: Option<&[String]>) -> Option<PathItem> {
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return None;
        }
        let mut item = PathItem::default();
        let mut rest = Rest::default();
        let shared = self.parameters_of(at);
        let outer = std::mem::replace(&mut self.placeholders, names.map(<[String]>::to_vec));
        if let Some(reference) = at.member("$ref") {
            item = self.referenced_item(&reference, names, 0).unwrap_or_default();
            item.extensions.shift_remove(super::origin::KEY);
        }
        for member in at.members() {
            match member.key() {
                "$ref" => {}
                "summary" => item.summary = self.text(&member),
                "description" => item.description = self.text(&member),
                "servers" => item.servers = self.list(&member, Self::server),
                "parameters" => item.parameters = self.parameters(&member),
                "query" | "additionalOperations" if self.dialect >= Dialect::V3_2 => rest.keep(&member),
                key => match method(&mut item, key) {
                    Some(slot) => {
                        *slot = self.operation(&member, at);
                        if let (Some(operation), Some(names)) = (slot, names) {
                            self.complete_path(&member, operation, &shared, names);
                        }
                    }
                    None => self.other(&mut rest, &member, &KEYS),
                },
            }
        }
        self.placeholders = outer;
        item.extensions.append(&mut rest.extensions);
        let own = self.finish(at, rest);
        item.extensions.extend(own);
        Some(item)
    }

    fn referenced_item(&mut self, at: &At<'_>, names: Option<&[String]>, depth: usize) -> Option<PathItem> {
        let place = self.target(at)?;
        let files = self.references.files;
        let node = files.node(&place)?;
        let target = At::start(&place, node);
        match target.member("$ref") {
            Some(next) if depth < 16 && target.node.entries().len() == 1 => {
                self.referenced_item(&next, names, depth + 1)
            }
            Some(_) if depth >= 16 => None,
            _ => self.path_item(&target, names),
        }
    }

    /// Path items by the expression that gives their URL.
    pub(super) fn callback(&mut self, at: &At<'_>) -> Option<Callback> {
        let mut node = *at;
        let target;
        if let Some(reference) = at.member("$ref") {
            let place = self.target(&reference)?;
            target = place;
            node = At::start(&target, self.references.files.node(&target)?);
            if node.node.get("$ref").is_some() {
                return None;
            }
        }
        let mut rest = Rest::default();
        let mut callback = Callback::default();
        if !self.is_object(&node) {
            return None;
        }
        for member in node.members() {
            if !self.extension(&mut rest, &member)
                && let Some(item) = self.path_item(&member, None)
            {
                callback.insert(member.key().to_owned(), item);
            }
        }
        Some(callback)
    }
}

/// The operation of a method.
fn method<'a>(item: &'a mut PathItem, key: &str) -> Option<&'a mut Option<Operation>> {
    Some(match key {
        "get" => &mut item.get,
        "put" => &mut item.put,
        "post" => &mut item.post,
        "delete" => &mut item.delete,
        "options" => &mut item.options,
        "head" => &mut item.head,
        "patch" => &mut item.patch,
        "trace" => &mut item.trace,
        _ => return None,
    })
}

/// The names in braces, in their order; else what is wrong and how to mend it.
fn placeholders(path: &str) -> Result<Vec<String>, (String, String)> {
    let mut names: Vec<String> = Vec::new();
    let mut rest = path;
    while let Some(at) = rest.find(['{', '}']) {
        let unpaired = || {
            let message = format!("the braces of the path `{path}` do not pair");
            (message, "write each placeholder as `{name}`".to_owned())
        };
        let inside = rest
            .get(at..)
            .and_then(|rest| rest.strip_prefix('{'))
            .ok_or_else(unpaired)?;
        let (name, after) = inside.split_once('}').ok_or_else(unpaired)?;
        if name.contains(['{', '/']) {
            return Err(unpaired());
        }
        if name.is_empty() {
            let message = format!("a placeholder of the path `{path}` has no name");
            return Err((message, "name it: `{id}`".to_owned()));
        }
        if names.iter().any(|other| other == name) {
            let message = format!("the placeholder `{{{name}}}` stands twice in the path `{path}`");
            return Err((message, "give the second one a name of its own".to_owned()));
        }
        names.push(name.to_owned());
        rest = after;
    }
    Ok(names)
}
