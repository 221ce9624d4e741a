//! An operation before anything of it is lowered: where it is and what it is called.

use std::collections::HashMap;

use openapiv3::{Operation, PathItem};

use super::group;
use super::old_name::GroupBefore;
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::model::Location;
use crate::naming::{MethodName, words};
use crate::pointer::{Place, Pointer};

/// What names and groups are made from.
#[derive(Debug, Clone)]
pub(super) struct Outline<'a> {
    pub(super) path: &'a str,
    pub(super) http_method: &'a str,
    pub(super) item: &'a PathItem,
    pub(super) operation: &'a Operation,
    pub(super) place: Place,
    /// Where it is, by its path and method, and the media type of a body that is not the best one.
    pub(super) key: Pointer,
    /// `operationId`, or one made from method and path.
    pub(super) id: String,
    pub(super) group: usize,
    pub(super) method_words: Vec<String>,
    pub(super) method: Option<MethodName>,
    /// The operation in words with what it is about, such as `list documents`.
    pub(super) phrase: Vec<String>,
    /// The media type of its body, where that is not the one that suits a client best.
    pub(super) variant: Option<&'a str>,
}

/// Every operation of the description, in the order of path and method.
pub(super) fn all<'a>(context: &mut Context<'a>) -> Vec<Outline<'a>> {
    let document = context.document;
    let root = Place {
        pointer: Pointer::root().key("paths"),
        ..Place::default()
    };
    let mut outlines = Vec::new();
    for (path, item) in &document.openapi.paths.paths {
        let place = root.key(path);
        let item = match item {
            openapiv3::ReferenceOr::Item(item) => item,
            openapiv3::ReferenceOr::Reference { reference } => {
                context.dangling(reference, &place, "the operations of this path are left out");
                continue;
            }
        };
        let place = context.place(&item.extensions, &place);
        for (http_method, operation) in methods(context, item) {
            let place = context.place(&operation.extensions, &place.key(&http_method.to_lowercase()));
            let id = operation.operation_id.clone().filter(|id| !words::split(id).is_empty());
            outlines.push(Outline {
                path,
                key: root.key(path).key(&http_method.to_lowercase()).pointer,
                http_method,
                item,
                operation,
                place,
                id: id.unwrap_or_else(|| format!("{http_method} {path}")),
                group: 0,
                method_words: Vec::new(),
                method: None,
                phrase: Vec::new(),
                variant: None,
            });
        }
    }
    outlines.sort_by(|left, right| left.order().cmp(&right.order()));
    note_duplicate_ids(context, &outlines);
    outlines
}

/// Says where operations have the id of another one: each is named by more than its id then.
fn note_duplicate_ids(context: &mut Context<'_>, outlines: &[Outline<'_>]) {
    let mut first: HashMap<&str, &Outline<'_>> = HashMap::new();
    for outline in outlines {
        let Some(id) = outline.operation.operation_id.as_deref().filter(|id| !id.is_empty()) else {
            continue;
        };
        let Some(other) = first.get(id) else {
            first.insert(id, outline);
            continue;
        };
        let message = format!(
            "`{} {}` has the `operationId` `{id}` too",
            other.http_method, other.path
        );
        let help = "give each operation an id of its own; both are named by method and path";
        let place = outline.place.key("operationId");
        context
            .diagnostics
            .note(codes::DUPLICATE_OPERATION_ID, &place, message, help);
    }
}

impl Outline<'_> {
    /// What tells it from all others: method and path, and the media type of a body that is not the best one.
    pub(super) fn route(&self) -> String {
        match self.variant {
            Some(media_type) => format!("{} {} {media_type}", self.http_method, self.path),
            None => format!("{} {}", self.http_method, self.path),
        }
    }

    /// The method that the operation had before, in the group that it is in now; in another one it is another method.
    pub(super) fn released<'a>(&self, context: &Context<'a>, groups: &[group::Named]) -> Option<&'a str> {
        let previous = context.previous;
        let (module, method) = previous.get(&format!("#{}", self.key))?.rsplit_once("::")?;
        let group = groups.get(self.group)?;
        let is_of = |before: &GroupBefore| before.module == module;
        (group.module.bare() == module || group.before.as_ref().is_some_and(is_of)).then_some(method)
    }

    /// Where a parameter is, by its location and name.
    pub(super) fn key_of_parameter(&self, location: Location, name: &str) -> Pointer {
        self.key.key("parameters").key(location.word()).key(name)
    }

    /// Where the operation comes among those of its group, whatever the order of the description.
    pub(super) fn order(&self) -> (&str, usize, &str) {
        let rank = [
            "POST", "GET", "QUERY", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
        ];
        (
            self.path,
            rank.iter()
                .position(|method| *method == self.http_method)
                .unwrap_or(rank.len()),
            self.http_method,
        )
    }

    /// The segments of the path that are no parameters, without versions and the like at its start.
    pub(super) fn literals(&self) -> Vec<Vec<String>> {
        segments(self.path)
            .into_iter()
            .filter(|(_, is_parameter)| !is_parameter)
            .map(|(words, _)| words)
            .collect()
    }

    /// Whether the path ends with a parameter: it names one thing.
    pub(super) fn is_item(&self) -> bool {
        segments(self.path)
            .last()
            .is_some_and(|(_, is_parameter)| *is_parameter)
    }
}

/// The segments of a path in words, and whether each is a parameter; versions and `api` at the start are left out.
pub(super) fn segments(path: &str) -> Vec<(Vec<String>, bool)> {
    // What follows a parameter after a colon is what to do with the thing that it names: `{id}:activate`.
    let path = path.split(['?', '#']).next().unwrap_or_default().replace("}:", "}/");
    let mut segments: Vec<(Vec<String>, bool)> = path
        .split('/')
        .map(|segment| (words::split(segment), segment.contains('{')))
        .filter(|(words, _)| !words.is_empty())
        .collect();
    while segments.len() > 1
        && segments
            .first()
            .is_some_and(|(words, is_parameter)| !is_parameter && is_noise(words))
    {
        segments.remove(0);
    }
    segments
}

/// Whether a segment or the start of a name says nothing about what it is for.
pub(super) fn is_noise(words: &[String]) -> bool {
    words
        .iter()
        .all(|word| matches!(word.as_str(), "api" | "apis" | "rest") || is_version(word))
}

/// Whether a word is a version such as `v3`, `v1beta1` or `2024`.
pub(super) fn is_version(word: &str) -> bool {
    let rest = word.strip_prefix('v').unwrap_or(word);
    let numbers = rest.replace("alpha", "").replace("beta", "");
    !numbers.is_empty() && numbers.chars().all(|character| character.is_ascii_digit())
}

/// The operations of a path item, those whose methods 3.0 has no key for included.
pub(super) fn methods<'a>(context: &Context<'a>, item: &'a PathItem) -> Vec<(&'a str, &'a Operation)> {
    let own: [(&'a str, &'a Option<Operation>); 8] = [
        ("GET", &item.get),
        ("PUT", &item.put),
        ("POST", &item.post),
        ("DELETE", &item.delete),
        ("OPTIONS", &item.options),
        ("HEAD", &item.head),
        ("PATCH", &item.patch),
        ("TRACE", &item.trace),
    ];
    let origin = context.document.origins.of(&item.extensions);
    let others = origin.map_or(&[][..], |origin| origin.operations());
    own.into_iter()
        .filter_map(|(method, operation)| operation.as_ref().map(|operation| (method, operation)))
        .chain(others.iter().map(|(method, operation)| (method.as_str(), operation)))
        .collect()
}
