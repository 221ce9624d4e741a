//! Paths, their templates and what is served at them.

use openapiv3::{Callback, Operation, PathItem, Paths, ReferenceOr};

use super::Node;
use super::at::At;
use super::binding::Slots;
use super::operation::Named;
use super::version::Dialect;
use super::walk::{Rest, Walk};
use crate::diagnostic::codes;
use crate::path_template::{PathTemplate, is_paired, with_braces, with_pairs};

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

/// The methods that have a key of their own, that of 3.2 included.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

impl Walk<'_, '_> {
    /// All paths.
    pub(super) fn paths(&mut self, at: &At<'_>) -> Paths {
        let mut paths = Paths::default();
        if let Some(place) = self.elsewhere(at) {
            let files = self.references.files;
            let target = place
                .as_ref()
                .and_then(|place| Some(At::start(place, files.node(place)?)));
            return target.map_or(paths, |target| self.paths(&target));
        }
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return paths;
        }
        let mut rest = Rest::default();
        for member in at.members() {
            if self.extension(&mut rest, &member) {
                continue;
            }
            let path = self.repaired_path(at, &member);
            let template = PathTemplate::parse(&path);
            for text in template.unsent() {
                let message = format!("`{text}` of the query in the path is left out");
                let help = "remove the query from the path, and describe each of its parameters with `in: query`";
                self.diagnostics
                    .degraded_at_key(codes::BAD_PATH_TEMPLATE, &member.place(), message, help);
            }
            let slots = Slots {
                names: template.names().into_iter().map(str::to_owned).collect(),
                query: template
                    .query_names()
                    .map(|(name, placeholder)| (name.to_owned(), placeholder.to_owned()))
                    .collect(),
                described: Vec::new(),
                lacks_some: false,
            };
            if let Some(item) = self.path_item(&member, Some(slots)) {
                self.add_path(&mut paths, &member, path, item);
            }
        }
        paths.extensions = self.finish(at, rest);
        paths
    }

    /// The template of a path, with what is wrong with its slashes, braces and colons put right.
    fn repaired_path(&mut self, at: &At<'_>, member: &At<'_>) -> String {
        let place = member.place();
        let mut path = member.key().to_owned();
        if !path.starts_with('/') {
            let message = format!("the path `{path}` does not start with `/`");
            let help = format!("write `/{path}`");
            self.diagnostics
                .degraded_at_key(codes::BAD_PATH_TEMPLATE, &place, message, help);
            path.insert(0, '/');
        }
        let is_free = |repaired: &String| at.node.get(repaired).is_none();
        if !is_paired(&path) {
            let closed = with_pairs(&path).filter(is_free);
            let message = match &closed {
                Some(closed) => format!("the braces of the path `{path}` do not pair: it is taken for `{closed}`"),
                None => format!("the braces of the path `{path}` do not pair: they are taken as text"),
            };
            let help = "write each placeholder as `{name}`";
            self.diagnostics
                .degraded_at_key(codes::BAD_PATH_TEMPLATE, &place, message, help);
            path = closed.unwrap_or(path);
        }
        if path.contains("/:")
            && let Some(braced) = with_braces(&path, &self.declared_in_path(member)).filter(is_free)
        {
            // A parameter of this name says that it is in the path, so nothing is lost.
            let message = format!("OpenAPI writes the path `{path}` as `{braced}`");
            let help = "write each placeholder as `{name}`";
            self.diagnostics
                .note_at_key(codes::BAD_PATH_TEMPLATE, &place, message, help);
            path = braced;
        }
        path
    }

    /// The names of the parameters that a path item or one of its operations says are in the path.
    fn declared_in_path(&self, at: &At<'_>) -> Vec<String> {
        let Some((place, node)) = self.references.followed(at.place(), at.node) else {
            return Vec::new();
        };
        let item = At::start(&place, node);
        let operations = item.members().filter(|member| METHODS.contains(&member.key()));
        let named = operations.flat_map(|operation| self.parameters_of(&operation));
        self.parameters_of(&item)
            .into_iter()
            .chain(named)
            .filter(|named| named.location == "path")
            .map(|named| named.name)
            .collect()
    }

    /// Adds the operations of a path; those of one that is there already, once without its first `/`, are added to it.
    fn add_path(&mut self, paths: &mut Paths, at: &At<'_>, path: String, item: PathItem) {
        if paths.paths.contains_key(&path) {
            let message = format!("the path `{path}` stands twice");
            let help = "the first one counts: put the operations of both under one";
            self.diagnostics
                .degraded_at_key(codes::BAD_PATH_TEMPLATE, &at.place(), message, help);
            return;
        }
        paths.paths.insert(path, ReferenceOr::Item(item));
    }

    /// A path item; with the placeholders of its path where it has one.
    pub(super) fn path_item(&mut self, at: &At<'_>, slots: Option<Slots>) -> Option<PathItem> {
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return None;
        }
        let outer = std::mem::replace(&mut self.slots, slots);
        let item = self.item_in_path(at);
        self.slots = outer;
        Some(item)
    }

    fn item_in_path(&mut self, at: &At<'_>) -> PathItem {
        let mut item = PathItem::default();
        let mut rest = Rest::default();
        if let Some(list) = at.member("parameters") {
            let elsewhere = self.described_by_operations(at);
            let (parameters, described) = self.parameters(&list, &elsewhere);
            item.parameters = parameters;
            let lacks_some = self.lacks_some(at);
            if let Some(slots) = &mut self.slots {
                slots.lacks_some |= lacks_some;
                slots.described.extend(described);
            }
        }
        let referenced = at.member("$ref").and_then(|reference| self.referenced_item(&reference));
        let mut operations = Vec::new();
        for member in at.members() {
            match member.key() {
                "$ref" | "parameters" => {}
                "summary" => item.summary = self.text(&member),
                "description" => item.description = self.text(&member),
                "servers" => item.servers = self.list(&member, Self::server),
                "query" if self.dialect >= Dialect::V3_2 => {
                    let operation = self.operation_in_path(&member, at);
                    operations.extend(operation.map(|operation| ("QUERY".to_owned(), operation)));
                }
                "additionalOperations" if self.dialect >= Dialect::V3_2 => {
                    self.additional_operations(&member, at, &mut item, &mut operations);
                }
                key => match method(&mut item, key) {
                    Some(slot) => *slot = self.operation_in_path(&member, at),
                    None => self.other(&mut rest, &member, &KEYS),
                },
            }
        }
        let extensions = self.finish(at, rest);
        item.extensions.extend(extensions);
        if let Some((referenced, others)) = referenced {
            combine(&mut item, referenced);
            operations.extend(others);
        }
        if let Some(origin) = self.origins.of_mut(&item.extensions).filter(|_| !operations.is_empty()) {
            origin.later.get_or_insert_default().operations = operations;
        }
        item
    }

    /// Operations with methods that have no key of their own.
    fn additional_operations(
        &mut self,
        at: &At<'_>,
        holder: &At<'_>,
        item: &mut PathItem,
        operations: &mut Vec<(String, Operation)>,
    ) {
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return;
        }
        for member in at.members() {
            if member.key().starts_with("x-") {
                continue;
            }
            let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
            if member.key().is_empty() || !member.key().bytes().all(is_token) {
                let message = format!("`{}` is no method of HTTP: its operation is left out", member.key());
                let help = "write a method such as `COPY`";
                self.diagnostics
                    .degraded_at_key(codes::BAD_VALUE, &member.place(), message, help);
                continue;
            }
            let Some(operation) = self.operation_in_path(&member, holder) else {
                continue;
            };
            match method(item, &member.key().to_ascii_lowercase()) {
                Some(slot) if slot.is_none() && member.key() == member.key().to_ascii_uppercase() => {
                    let message = format!(
                        "`{}` has a key of its own: `{}`",
                        member.key(),
                        member.key().to_lowercase()
                    );
                    let help = "put the operation there";
                    self.diagnostics
                        .note_at_key(codes::BAD_VALUE, &member.place(), message, help);
                    *slot = Some(operation);
                }
                _ => operations.push((member.key().to_owned(), operation)),
            }
        }
    }

    /// An operation with a parameter for every placeholder of its path.
    fn operation_in_path(&mut self, at: &At<'_>, item: &At<'_>) -> Option<Operation> {
        let (mut operation, described) = self.operation(at, item)?;
        self.complete_path(at, &mut operation, &described);
        Some(operation)
    }

    /// The placeholders that every operation of a path item describes itself.
    fn described_by_operations(&self, at: &At<'_>) -> Vec<String> {
        let names = self.slots.as_ref().map_or(&[][..], |slots| &slots.names);
        let lists: Vec<Vec<Named>> = at
            .members()
            .filter(|member| METHODS.contains(&member.key()))
            .map(|member| self.parameters_of(&member))
            .collect();
        let describes =
            |list: &Vec<Named>, name: &String| list.iter().any(|named| named.location == "path" && named.name == *name);
        let by_all = |name: &&String| !lists.is_empty() && lists.iter().all(|list| describes(list, name));
        names.iter().filter(by_all).cloned().collect()
    }

    /// The path item at the end of a reference, and its operations with methods of their own.
    fn referenced_item(&mut self, at: &At<'_>) -> Option<(PathItem, Vec<(String, Operation)>)> {
        let place = self.target(at)?;
        let target = At::start(&place, self.references.files.node(&place)?);
        if !self.is_object(&target) {
            return None;
        }
        let mut item = self.item_in_path(&target);
        let operations = self
            .origins
            .of_mut(&item.extensions)
            .and_then(|origin| origin.later.take())
            .map(|later| later.operations)
            .unwrap_or_default();
        item.extensions.shift_remove(super::origin::KEY);
        Some((item, operations))
    }

    /// Path items by the expression that gives their URL.
    pub(super) fn callback(&mut self, at: &At<'_>) -> Option<Callback> {
        let mut place = at.place();
        while let Some(reference) = self.references.files.node(&place).and_then(|node| node.get("$ref")) {
            let holder = place.key("$ref");
            place = self.target(&At::start(&holder, reference))?;
        }
        let node = At::start(&place, self.references.files.node(&place)?);
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

/// Adds what a referenced path item has and the one that refers to it has not.
fn combine(item: &mut PathItem, referenced: PathItem) {
    item.summary = item.summary.take().or(referenced.summary);
    item.description = item.description.take().or(referenced.description);
    if item.servers.is_empty() {
        item.servers = referenced.servers;
    }
    item.parameters.extend(referenced.parameters);
    item.get = item.get.take().or(referenced.get);
    item.put = item.put.take().or(referenced.put);
    item.post = item.post.take().or(referenced.post);
    item.delete = item.delete.take().or(referenced.delete);
    item.options = item.options.take().or(referenced.options);
    item.head = item.head.take().or(referenced.head);
    item.patch = item.patch.take().or(referenced.patch);
    item.trace = item.trace.take().or(referenced.trace);
    for (key, value) in referenced.extensions {
        item.extensions.entry(key).or_insert(value);
    }
}
