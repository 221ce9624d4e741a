//! References in the walk: each is made one to a component, whatever it was.

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexMap;

use super::Node;
use super::at::At;
use super::component_name::{Names, settle, wishes};
use super::file::{File, Files};
use super::version::Dialect;
use super::walk::Walk;
use crate::diagnostic::codes;
use crate::pointer::{Place, Pointer, SourceId};

/// What a reference is expected to lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Schema,
    Response,
    Parameter,
    Example,
    RequestBody,
    Header,
    SecurityScheme,
    Link,
}

impl Kind {
    /// The member of `components` that holds things of this kind.
    pub(super) fn section(self) -> &'static str {
        match self {
            Self::Schema => "schemas",
            Self::Response => "responses",
            Self::Parameter => "parameters",
            Self::Example => "examples",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::SecurityScheme => "securitySchemes",
            Self::Link => "links",
        }
    }

    /// The way from the root of a description to the things of this kind that have names; 2.0 has none for some kinds.
    pub(super) fn way(self, dialect: Dialect) -> Option<Vec<&'static str>> {
        if dialect > Dialect::V2 {
            return Some(vec!["components", self.section()]);
        }
        let (section, _) = V2_SECTIONS.iter().find(|(_, kind)| *kind == self)?;
        Some(vec![section])
    }
}

/// What Swagger 2.0 has at the root of a description in the place of `components`.
const V2_SECTIONS: [(&str, Kind); 4] = [
    ("definitions", Kind::Schema),
    ("responses", Kind::Response),
    ("parameters", Kind::Parameter),
    ("securityDefinitions", Kind::SecurityScheme),
];

/// The members of `components` that hold things of one kind.
pub(super) const SECTIONS: [&str; 11] = [
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
];

/// Where references lead, and what has to become a component for them.
pub(super) struct References<'n> {
    pub(super) files: &'n Files,
    dialect: Dialect,
    /// References that only lead back to themselves.
    circles: HashSet<Place>,
    /// Targets that are no components: they become some.
    hoisted: IndexMap<(Kind, Place), Target>,
    /// The names of targets, where an earlier walk has found all of them.
    given: Names,
    /// Schemas elsewhere that a component is by reference and nothing else: they are that component.
    aliased: HashMap<Place, String>,
    /// Schemas that references lead to where they stand inside of others.
    deep: HashSet<Place>,
    names: HashMap<Kind, HashSet<String>>,
}

/// A target that becomes a component.
struct Target {
    name: String,
    /// What it could be called, the best first.
    wishes: Vec<String>,
}

impl<'n> References<'n> {
    pub(super) fn new(dialect: Dialect, files: &'n Files, circles: HashSet<Place>, given: Names) -> Self {
        let targets = files.0.iter().flat_map(File::all_targets);
        let deep = targets
            .filter(|place| component(dialect, place).is_none())
            .cloned()
            .collect();
        let mut references = Self {
            files,
            dialect,
            circles,
            hoisted: IndexMap::new(),
            given,
            aliased: HashMap::new(),
            deep,
            names: HashMap::new(),
        };
        references.find_aliased();
        references
    }

    /// Finds the schemas that components are by reference alone; of several components the one with the key of the target
    /// is it, or else the first by name.
    fn find_aliased(&mut self) {
        let way = Kind::Schema.way(self.dialect).unwrap_or_default();
        let section = way.iter().fold(Pointer::root(), |pointer, key| pointer.key(key));
        let mut found: Vec<(bool, &String, Place)> = Vec::new();
        for (name, node) in self.named(Kind::Schema) {
            let own = Place {
                source: SourceId(0),
                pointer: section.key(name),
            };
            let targets = self.aliases(own, node).into_iter();
            found.extend(targets.map(|target| (target.pointer.last().as_ref() != Some(name), name, target)));
        }
        found.sort_unstable();
        for (_, name, target) in found {
            self.aliased.entry(target).or_insert_with(|| name.clone());
        }
    }

    /// The places out of the components that a schema with nothing but a reference leads through, in their order.
    fn aliases(&self, place: Place, node: &Node) -> Vec<Place> {
        let (mut place, mut node) = (place, node);
        let mut found = Vec::new();
        while let ([(key, Node::String(reference))], 0..64) = (node.entries(), found.len()) {
            let file = self.files.get(place.source).filter(|_| key == "$ref");
            let target = file.and_then(|file| file.target(reference, || place.pointer.clone()));
            let Some(Ok(target)) = target else { break };
            let Some(next) = self.files.node(target) else { break };
            if component(self.dialect, target).is_some() || found.contains(target) {
                break;
            }
            found.push(target.clone());
            (place, node) = (target.clone(), next);
        }
        found
    }

    /// What a component is by reference alone, where it has its name.
    pub(super) fn aliased(&self, at: &At<'_>) -> Option<Place> {
        if self.aliased.is_empty() {
            return None;
        }
        let mut targets = self.aliases(at.place(), at.node).into_iter().rev();
        targets.find(|target| self.aliased.get(target).is_some_and(|name| name == at.key()))
    }

    /// The targets that became components so far, after the first few.
    pub(super) fn hoisted(&self, after: usize) -> Option<(Kind, Place, String)> {
        let ((kind, place), target) = self.hoisted.get_index(after)?;
        Some((*kind, place.clone(), target.name.clone()))
    }

    /// What a node is once the references are followed that stand in its place, and where; says nothing where they break off.
    pub(super) fn followed<'a>(&self, place: Place, node: &'a Node) -> Option<(Place, &'a Node)>
    where
        'n: 'a,
    {
        let (mut place, mut node) = (place, node);
        for _ in 0..64 {
            let Some(Node::String(reference)) = node.get("$ref") else {
                break;
            };
            let file = self.files.get(place.source)?;
            let target = file.target(reference, || place.pointer.clone())?.as_ref().ok()?;
            node = self.files.node(target)?;
            place = target.clone();
        }
        Some((place, node))
    }

    /// Whether references lead to this schema, which is no component.
    pub(super) fn is_deep(&self, at: &At<'_>) -> Option<Place> {
        if self.deep.is_empty() {
            return None;
        }
        Some(at.place()).filter(|place| self.deep.contains(place))
    }

    /// The things of a kind that have names in the description itself.
    pub(super) fn named(&self, kind: Kind) -> &'n [(String, Node)] {
        let root = self.files.0.first().map(|file| &file.node);
        let way = kind.way(self.dialect).unwrap_or_default();
        let found = root.filter(|_| !way.is_empty());
        let found = way.iter().fold(found, |node, key| node.and_then(|node| node.get(key)));
        found.map_or(&[], Node::entries)
    }

    /// The reference to what stands at a place.
    pub(super) fn to(&mut self, kind: Kind, place: Place) -> String {
        self.leading_to(kind, place, &[])
    }

    /// The reference to what stands at a place, which becomes a component of the first name that is free if it is none.
    pub(super) fn leading_to(&mut self, kind: Kind, place: Place, names: &[String]) -> String {
        if let Some((found, name)) = component(self.dialect, &place)
            && found == kind.section()
        {
            return format!("#/components/{found}/{name}");
        }
        if let Some(name) = self.aliased.get(&place).filter(|_| kind == Kind::Schema) {
            return format!("#/components/{}{}", kind.section(), Pointer::root().key(name));
        }
        let key = (kind, place);
        let name = match (self.hoisted.get(&key), self.given.get(&key)) {
            (Some(target), _) => target.name.clone(),
            (None, given) => {
                let given = given.cloned();
                let wishes = wishes(&key.1, names, self.files);
                let name = given.unwrap_or_else(|| self.unused(kind, &wishes));
                let target = Target {
                    name: name.clone(),
                    wishes,
                };
                self.hoisted.insert(key, target);
                name
            }
        };
        format!("#/components/{}{}", kind.section(), Pointer::root().key(&name))
    }

    /// The first of some names that no component has, with a number where all are taken.
    fn unused(&mut self, kind: Kind, wishes: &[String]) -> String {
        let names = self.names_of(kind);
        if let Some(free) = wishes.iter().find(|name| !names.contains(*name)) {
            names.insert(free.clone());
            return free.clone();
        }
        let wish = wishes.first().map_or("Schema", String::as_str);
        let mut name = wish.to_owned();
        let mut number = 2;
        while !names.insert(name.clone()) {
            name = format!("{wish}{number}");
            number += 1;
        }
        name
    }

    /// The names that are taken among the components of a kind.
    fn names_of(&mut self, kind: Kind) -> &mut HashSet<String> {
        let named = self.named(kind);
        let own = || named.iter().map(|(key, _)| key.clone()).collect();
        self.names.entry(kind).or_insert_with(own)
    }

    /// The names that all targets have by right, where those that the walk gave in its order are others.
    pub(super) fn settled(&self) -> Option<Names> {
        let targets: Vec<((Kind, Place), Vec<String>)> = self
            .hoisted
            .iter()
            .map(|(key, target)| (key.clone(), target.wishes.clone()))
            .collect();
        let kinds: BTreeMap<&str, Kind> = targets.iter().map(|((kind, _), _)| (kind.section(), *kind)).collect();
        let own = |kind: Kind| {
            self.named(kind)
                .iter()
                .map(move |(key, _)| (kind.section(), key.clone()))
        };
        let taken = kinds.into_values().flat_map(own).collect();
        let names = settle(&targets, taken, self.files);
        let is_given = |(key, target): (&(Kind, Place), &Target)| names.get(key) == Some(&target.name);
        (!self.hoisted.iter().all(is_given)).then_some(names)
    }
}

impl Walk<'_, '_> {
    /// The reference that a `$ref` becomes; says so where it leads to nothing.
    pub(super) fn reference(&mut self, at: &At<'_>, kind: Kind) -> Option<String> {
        let place = self.target(at)?;
        if let Some((section, _)) = component(self.dialect, &place)
            && section != kind.section()
            && SECTIONS.contains(&section)
        {
            let schema = place.key("schema");
            if kind == Kind::Schema && self.references.files.node(&schema).is_some() {
                let message = format!("a schema is needed here; that of `{}` is taken", place.pointer);
                let help = format!("write `#{}`, or make a component of the schema", schema.pointer);
                self.diagnostics
                    .degraded(codes::DANGLING_REFERENCE, &at.place(), message, help);
                return Some(self.references.to(kind, schema));
            }
            let needed = kind.way(self.dialect).unwrap_or_else(|| vec![kind.section()]);
            let message = format!("a reference to one of `{}` is needed here", needed.join("/"));
            let way = place.pointer.parent().unwrap_or_default();
            let help = format!("this one leads to one of `{}`", way.as_str().trim_start_matches('/'));
            self.diagnostics
                .degraded(codes::DANGLING_REFERENCE, &at.place(), message, help);
            return None;
        }
        Some(self.references.to(kind, place))
    }

    /// What stands at the end of a `$ref` where OpenAPI has none, but files are put together by one all the same.
    ///
    /// Nothing where there is no such reference; nothing inside where it leads nowhere, which is said.
    pub(super) fn elsewhere(&mut self, at: &At<'_>) -> Option<Option<Place>> {
        let reference = at.member("$ref")?;
        if !matches!(reference.node, Node::String(_)) {
            return None;
        }
        self.note_siblings(at);
        Some(self.target(&reference))
    }

    /// Where a `$ref` leads; says so where that is nowhere.
    pub(super) fn target(&mut self, at: &At<'_>) -> Option<Place> {
        let Node::String(text) = at.node else {
            self.wrong_type(at, "a string");
            return None;
        };
        if !self.references.circles.is_empty() && self.references.circles.contains(&at.place()) {
            let message = format!("`{text}` leads back to here without ever saying what it is");
            let help = "describe the type at one of the places of the circle";
            self.diagnostics
                .degraded(codes::REFERENCE_CYCLE, &at.place(), message, help);
            return None;
        }
        match self
            .references
            .files
            .get(at.source())?
            .target(text, || at.place().pointer)
        {
            Some(Ok(place)) => Some(place.clone()),
            Some(Err(why)) => {
                let why = why.clone();
                self.diagnostics.degraded(why.code, &at.place(), why.message, why.help);
                None
            }
            None => {
                let message = format!("`{text}` leads to nothing");
                self.diagnostics
                    .degraded(codes::DANGLING_REFERENCE, &at.place(), message, "mend the name");
                None
            }
        }
    }
}

/// Section and name of a component of the description itself.
pub(super) fn component(dialect: Dialect, place: &Place) -> Option<(&str, &str)> {
    if place.source != SourceId(0) {
        return None;
    }
    let pointer = place.pointer.as_str();
    let (section, name) = if dialect == Dialect::V2 {
        let (section, name) = pointer.strip_prefix('/')?.split_once('/')?;
        let (_, kind) = V2_SECTIONS.iter().find(|(known, _)| *known == section)?;
        (kind.section(), name)
    } else {
        pointer.strip_prefix("/components/")?.split_once('/')?
    };
    (!name.contains('/')).then_some((section, name))
}
