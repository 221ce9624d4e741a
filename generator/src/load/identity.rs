//! Names of schemas beside their place: `$id`, `$anchor` and `$self`.

use std::collections::HashMap;

use super::Node;
use super::uri::join;
use crate::pointer::Pointer;

/// A part of a file that references start from: the file itself, or a schema with an `$id`.
#[derive(Debug, Clone)]
pub(super) struct Resource {
    pub(super) pointer: Pointer,
    /// Its URI, or its path.
    pub(super) uri: String,
    /// The schemas in it by `$anchor` and `$dynamicAnchor`.
    pub(super) anchors: HashMap<String, Pointer>,
}

/// The resources of a file, itself first.
pub(super) fn resources(path: &str, node: &Node) -> Vec<Resource> {
    let own = node.get("$self").and_then(Node::as_str);
    let file = Resource {
        pointer: Pointer::root(),
        uri: own.map_or_else(|| path.to_owned(), |own| join(path, own)),
        anchors: HashMap::new(),
    };
    let mut search = Search {
        way: Vec::new(),
        resources: vec![file],
    };
    search.node(node, 0);
    search.resources
}

struct Search<'n> {
    way: Vec<Step<'n>>,
    resources: Vec<Resource>,
}

#[derive(Clone, Copy)]
enum Step<'n> {
    Key(&'n str),
    Index(usize),
}

impl<'n> Search<'n> {
    fn node(&mut self, node: &'n Node, mut resource: usize) {
        if let Some(Node::String(id)) = node.get("$id") {
            resource = self.identified(id, resource);
        }
        for key in ["$anchor", "$dynamicAnchor"] {
            if let Some(Node::String(name)) = node.get(key) {
                self.anchor(name, resource);
            }
        }
        for (key, member) in node.entries() {
            // What only looks like a schema.
            let is_value = matches!(
                key.as_str(),
                "example" | "examples" | "default" | "enum" | "const" | "value"
            );
            if matches!(member, Node::Map(_) | Node::List(_)) && !is_value && !key.starts_with("x-") {
                self.way.push(Step::Key(key));
                self.node(member, resource);
                self.way.pop();
            }
        }
        for (index, element) in node.elements().iter().enumerate() {
            if matches!(element, Node::Map(_)) {
                self.way.push(Step::Index(index));
                self.node(element, resource);
                self.way.pop();
            }
        }
    }

    /// Takes up an `$id`, which drafts before 2019-09 have as anchor too.
    fn identified(&mut self, id: &str, resource: usize) -> usize {
        let id = id.trim_end_matches('#');
        if let Some(name) = id.strip_prefix('#') {
            self.anchor(name, resource);
            return resource;
        }
        let outer = self.resources.get(resource).map_or("", |outer| outer.uri.as_str());
        let uri = join(outer, id);
        let pointer = self.pointer();
        if pointer == Pointer::root() {
            if let Some(file) = self.resources.first_mut() {
                file.uri = uri;
            }
            return 0;
        }
        self.resources.push(Resource {
            pointer,
            uri,
            anchors: HashMap::new(),
        });
        self.resources.len() - 1
    }

    fn anchor(&mut self, name: &str, resource: usize) {
        let pointer = self.pointer();
        if let Some(resource) = self.resources.get_mut(resource) {
            resource.anchors.entry(name.to_owned()).or_insert(pointer);
        }
    }

    fn pointer(&self) -> Pointer {
        self.way.iter().fold(Pointer::root(), |pointer, step| match step {
            Step::Key(key) => pointer.key(key),
            Step::Index(index) => pointer.index(*index),
        })
    }
}
