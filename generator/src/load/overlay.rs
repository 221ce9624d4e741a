//! OpenAPI Overlay 1.0: changes to a description that are made before anything of it is read.

use serde_json_path::JsonPath;

use super::at::At;
use super::{Node, read};
use crate::diagnostic::{Diagnostics, Location, codes};
use crate::pointer::{Place, Pointer, SourceId};
use crate::source::Source;

/// What overlays put into a description, and where it stands in them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overlaid(Vec<Change>);

#[derive(Debug, Clone, PartialEq)]
struct Change {
    /// The node of the description that was changed.
    target: Pointer,
    /// The `update` of the action.
    place: Place,
    update: Node,
}

/// Changes a description as overlays say, one after the other; their sources follow the description's own.
pub(super) fn apply(root: &mut Node, overlays: &[Source], diagnostics: &mut Diagnostics) -> (Overlaid, Vec<Node>) {
    let mut overlaid = Overlaid::default();
    let mut nodes = Vec::with_capacity(overlays.len());
    for (source, id) in overlays.iter().zip(1..) {
        let place = Place {
            source: SourceId(id),
            pointer: Pointer::root(),
        };
        let node = read::read(source, place.source, diagnostics).unwrap_or(Node::Null);
        diagnostics.keep_source(source.clone());
        if node != Node::Null {
            overlay(root, &At::start(&place, &node), &mut overlaid, diagnostics);
        }
        nodes.push(node);
    }
    (overlaid, nodes)
}

fn overlay(root: &mut Node, at: &At<'_>, overlaid: &mut Overlaid, diagnostics: &mut Diagnostics) {
    const HELP: &str = "begin the file with `overlay: 1.0.0`, and list what to change under `actions`";
    let version = at.node.get("overlay").and_then(Node::as_str);
    if !version.is_some_and(|version| version.starts_with("1.")) {
        diagnostics.error(
            codes::UNKNOWN_VERSION,
            &at.place(),
            "this is no overlay of version 1",
            HELP,
        );
        return;
    }
    let Some(actions) = at.member("actions") else {
        diagnostics.error(codes::MISSING_KEY, &at.place(), "the overlay has no `actions`", HELP);
        return;
    };
    for action in actions.elements() {
        perform(root, &action, overlaid, diagnostics);
    }
}

fn perform(root: &mut Node, action: &At<'_>, overlaid: &mut Overlaid, diagnostics: &mut Diagnostics) {
    let Some(target) = action.member("target") else {
        let help = "say what it changes, as a JSONPath: `target: $.paths['/pets']`";
        diagnostics.error(codes::MISSING_KEY, &action.place(), "the action has no `target`", help);
        return;
    };
    let path = match JsonPath::parse(target.node.as_str().unwrap_or_default()) {
        Ok(path) => path,
        Err(error) => {
            let message = format!("`target` is no JSONPath: {error}");
            let help = "see RFC 9535; `$.paths['/pets'].get` names one operation";
            diagnostics.error(codes::BAD_VALUE, &target.place(), message, help);
            return;
        }
    };
    let found = targets(root, &path);
    if found.is_empty() {
        let message = "`target` leads to nothing in the description, so the action changes nothing";
        let help = "correct the path, or remove the action";
        diagnostics.degraded(codes::DANGLING_REFERENCE, &target.place(), message, help);
    }
    if action.node.get("remove") == Some(&Node::Bool(true)) {
        // From the end, so that the places before stay what they are.
        found.iter().rev().for_each(|pointer| remove(root, pointer));
    } else if let Some(update) = action.member("update") {
        for pointer in found {
            let Some(node) = find_mut(root, &pointer) else { continue };
            put(node, update.node);
            overlaid.0.push(Change {
                target: pointer,
                place: update.place(),
                update: update.node.clone(),
            });
        }
    } else {
        let help = "add `update` with what to merge, or `remove: true`";
        diagnostics.error(codes::MISSING_KEY, &action.place(), "the action says no change", help);
    }
}

/// Where a path leads, in the order of the description.
fn targets(root: &Node, path: &JsonPath) -> Vec<Pointer> {
    let value = json(root);
    let mut found: Vec<Pointer> = path
        .query_located(&value)
        .locations()
        .map(|location| Pointer::parse(&location.to_json_pointer()))
        .collect();
    found.sort_by_cached_key(|pointer| position(root, pointer));
    found.dedup();
    found
}

/// The places of a node among its siblings, from the root on.
fn position(root: &Node, pointer: &Pointer) -> Vec<usize> {
    let mut node = Some(root);
    pointer
        .tokens()
        .map(|token| {
            let place = node.map_or(0, |node| match node {
                Node::Map(entries) => entries.iter().position(|(key, _)| *key == token).unwrap_or_default(),
                _ => token.parse().unwrap_or_default(),
            });
            node = node.and_then(|node| node.child(&token));
            place
        })
        .collect()
}

fn json(node: &Node) -> serde_json::Value {
    match node {
        Node::Null => serde_json::Value::Null,
        Node::Bool(value) => (*value).into(),
        Node::Integer(value) => i64::try_from(*value).map_or_else(|_| (*value as f64).into(), Into::into),
        Node::Float(value) => (*value).into(),
        Node::String(text) => text.as_str().into(),
        Node::List(elements) => elements.iter().map(json).collect(),
        Node::Map(entries) => entries.iter().map(|(key, node)| (key.clone(), json(node))).collect(),
    }
}

fn find_mut<'n>(root: &'n mut Node, pointer: &Pointer) -> Option<&'n mut Node> {
    pointer.tokens().try_fold(root, |node, token| match node {
        Node::Map(entries) => entries.iter_mut().find(|(key, _)| *key == token).map(|(_, node)| node),
        Node::List(elements) => elements.get_mut(token.parse::<usize>().ok()?),
        _ => None,
    })
}

fn remove(root: &mut Node, pointer: &Pointer) {
    let mut tokens: Vec<String> = pointer.tokens().collect();
    let Some(last) = tokens.pop() else { return };
    let holder = tokens.iter().fold(Pointer::root(), |pointer, token| pointer.key(token));
    match find_mut(root, &holder) {
        Some(Node::Map(entries)) => entries.retain(|(key, _)| *key != last),
        Some(Node::List(elements)) => {
            if let Some(place) = last.parse::<usize>().ok().filter(|place| *place < elements.len()) {
                elements.remove(place);
            }
        }
        _ => {}
    }
}

/// Puts an update into its target: an element into a list, members into an object.
fn put(target: &mut Node, update: &Node) {
    match (target, update) {
        (Node::List(elements), update @ (Node::Map(_) | Node::String(_))) => elements.push(update.clone()),
        (target, update) => merge(target, update),
    }
}

fn merge(target: &mut Node, update: &Node) {
    match (target, update) {
        (Node::Map(entries), Node::Map(new)) => {
            for (key, update) in new {
                match entries.iter_mut().find(|(found, _)| found == key) {
                    Some((_, node)) => merge(node, update),
                    None => entries.push((key.clone(), update.clone())),
                }
            }
        }
        (Node::List(elements), Node::List(new)) => elements.extend(new.iter().cloned()),
        (target, update) => target.clone_from(update),
    }
}

impl Overlaid {
    /// Makes diagnostics about what came from an overlay point into it.
    pub(crate) fn redirect(&self, diagnostics: &mut Diagnostics) {
        if !self.0.is_empty() {
            diagnostics.relocate(|location| match location {
                Location::Value(place) | Location::Key(place) | Location::Repeated(place) => {
                    if let Some(found) = self.place(place) {
                        *place = found;
                    }
                }
                Location::Position { .. } | Location::Nowhere => {}
            });
        }
    }

    /// Where a place of the description stands in the overlay that put it there; the last one wins.
    fn place(&self, place: &Place) -> Option<Place> {
        if place.source != SourceId(0) {
            return None;
        }
        self.0.iter().rev().find_map(|change| {
            let rest = place.pointer.as_str().strip_prefix(change.target.as_str())?;
            // The target itself stands in the description; elements of lists are counted anew there.
            let rest = Pointer::parse(rest.strip_prefix('/').map(|_| rest)?);
            let within = change.update.find(rest.tokens()).is_some();
            within.then(|| Place {
                source: change.place.source,
                pointer: rest
                    .tokens()
                    .fold(change.place.pointer.clone(), |pointer, token| pointer.key(&token)),
            })
        })
    }
}
