//! A schema with all that is said of it in one: references followed, `allOf` taken together.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::{Documents, Node};
use crate::kinds::Kinds;

/// How deep alternatives of alternatives are looked at for their types.
const DEEPEST: usize = 12;

/// Everything that is said of one value.
#[derive(Debug, Clone, Default)]
pub(crate) struct View {
    pub(crate) parts: Vec<Part>,
    /// References of it that lead nowhere.
    pub(crate) unresolved: Vec<String>,
}

/// One schema object among those that hold for a value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) node: Node,
    /// Whether its alternatives were replaced by one of them.
    decided: bool,
}

impl View {
    /// What some schemas say together.
    pub(crate) fn of(documents: &Documents, nodes: &[Node]) -> Self {
        let mut view = Self::default();
        for node in nodes {
            view.take(documents, *node);
        }
        view
    }

    fn take(&mut self, documents: &Documents, node: Node) {
        if self.parts.iter().any(|part| part.node.address() == node.address()) {
            return;
        }
        let reference = node.text("$ref");
        // Before 3.1 nothing beside a reference counts.
        if reference.is_none() || documents.has_siblings() {
            self.parts.push(Part { node, decided: false });
        }
        if let Some(reference) = reference {
            match documents.target(node, reference) {
                Ok(target) => self.take(documents, target),
                Err(error) => self.unresolved.push(error),
            }
        }
        for member in node.get("allOf").into_iter().flat_map(Node::items) {
            self.take(documents, member);
        }
    }

    /// The same value for each alternative of the first `oneOf` or `anyOf`.
    pub(crate) fn alternatives(&self, documents: &Documents) -> Option<Vec<Self>> {
        let place = self
            .parts
            .iter()
            .position(|part| !part.decided && members(part.node).next().is_some())?;
        let mut rest = self.clone();
        rest.parts[place].decided = true;
        let of_member = |member: Node| {
            let mut view = rest.clone();
            view.take(documents, member);
            view
        };
        let views = members(self.parts[place].node).map(of_member);
        let views: Vec<Self> = views.filter(|view| view.kinds(documents, 0) != Kinds::NULL).collect();
        Some(views).filter(|views| !views.is_empty())
    }

    /// The JSON types that it declares.
    pub(crate) fn kinds(&self, documents: &Documents, depth: usize) -> Kinds {
        let kinds = self.parts.iter().map(|part| part.kinds(documents, depth));
        kinds.fold(Kinds::ALL, Kinds::and)
    }

    /// Whether it declares any shape.
    pub(crate) fn has_shape(&self, documents: &Documents) -> bool {
        let kinds = self.kinds(documents, 0);
        kinds != Kinds::ALL && kinds != Kinds::ALL.without(Kinds::NULL) && !kinds.is_empty()
    }

    /// The texts that it lists.
    pub(crate) fn listed(&self) -> Vec<&'static str> {
        let lists = self.parts.iter().flat_map(|part| {
            let one = part.node.get("enum").into_iter().flat_map(Node::items);
            one.chain(part.node.get("const"))
        });
        lists.filter_map(|value| value.value.as_str()).collect()
    }

    /// The declared properties, each with all that is said of it.
    pub(crate) fn properties(&self) -> BTreeMap<&'static str, Vec<Node>> {
        let mut found = BTreeMap::<_, Vec<Node>>::new();
        for part in &self.parts {
            let declared = part.node.get("properties").into_iter().flat_map(Node::members);
            for (name, node) in declared.filter(|(_, node)| node.value.is_object() || node.value.is_boolean()) {
                found.entry(name).or_default().push(node);
            }
        }
        found
    }

    /// The schemas for a key that no property has.
    pub(crate) fn additional(&self) -> Vec<Node> {
        self.nodes(&["additionalProperties", "unevaluatedProperties"])
    }

    /// The schemas for keys of a pattern.
    pub(crate) fn patterned(&self) -> Vec<Node> {
        let all = self.parts.iter().filter_map(|part| part.node.get("patternProperties"));
        all.flat_map(Node::members).map(|(_, node)| node).collect()
    }

    /// The schemas of the items after the first ones.
    pub(crate) fn items(&self) -> Vec<Node> {
        self.nodes(&["items"])
    }

    /// The schemas of the first items.
    pub(crate) fn first_items(&self) -> Vec<Node> {
        let lists = ["prefixItems", "items"].map(|key| self.parts.iter().filter_map(move |part| part.node.get(key)));
        lists.into_iter().flatten().flat_map(Node::items).collect()
    }

    fn nodes(&self, keys: &[&str]) -> Vec<Node> {
        let all = self
            .parts
            .iter()
            .flat_map(|part| keys.iter().filter_map(|key| part.node.get(key)));
        all.filter(|node| node.value.is_object()).collect()
    }
}

impl Part {
    fn kinds(self, documents: &Documents, depth: usize) -> Kinds {
        let node = self.node;
        if depth > DEEPEST {
            return Kinds::ALL;
        }
        let mut kinds = own_kinds(node);
        if !self.decided && members(node).next().is_some() {
            let members = members(node).map(|member| View::of(documents, &[member]).kinds(documents, depth + 1));
            kinds = kinds.and(members.fold(Kinds::NONE, Kinds::or));
        }
        if is_nullable(node) && kinds != Kinds::ALL {
            kinds = kinds.or(Kinds::NULL);
        }
        kinds
    }
}

fn is_nullable(node: Node) -> bool {
    ["nullable", "x-nullable"]
        .iter()
        .any(|key| node.get(key).is_some_and(|node| node.value == &Value::Bool(true)))
}

fn members(node: Node) -> impl Iterator<Item = Node> {
    let lists = ["oneOf", "anyOf"].map(|key| node.get(key));
    lists
        .into_iter()
        .flatten()
        .flat_map(Node::items)
        .filter(|member| member.value.is_object())
}

/// What a schema object says without its compositions.
fn own_kinds(node: Node) -> Kinds {
    let has = |key: &str| node.get(key).is_some();
    // The registry of formats has those of integers for numbers.
    let of_integers = node.text("format").is_some_and(|format| format.contains("int"));
    let declared = match node.value.get("type") {
        Some(Value::String(name)) if name == "number" && of_integers => Kinds::INTEGER,
        Some(Value::String(name)) => Kinds::named(name),
        Some(Value::Array(names)) => {
            let names = names.iter().filter_map(Value::as_str).map(Kinds::named);
            names.fold(Kinds::NONE, Kinds::or)
        }
        _ if has("properties") => Kinds::OBJECT.or(if is_nullable(node) { Kinds::NULL } else { Kinds::NONE }),
        _ if has("prefixItems") || node.get("items").is_some_and(|items| items.value.is_object()) => Kinds::ARRAY,
        _ => Kinds::ALL,
    };
    let listed = node
        .get("enum")
        .into_iter()
        .flat_map(Node::items)
        .chain(node.get("const"));
    let listed = listed
        .map(|value| Kinds::of_value(value.value))
        .fold(Kinds::NONE, Kinds::or);
    match declared.and(listed) {
        // Values that contradict the type leave nothing to hold a type against.
        Kinds::NONE if !listed.is_empty() => Kinds::ALL,
        Kinds::NONE => declared,
        both => both,
    }
}
