//! References in the walk: each is made one to a component, whatever it was.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::Node;
use super::at::At;
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
    hoisted: IndexMap<(Kind, Place), String>,
    /// Schemas that references lead to where they stand inside of others.
    deep: HashSet<Place>,
    names: HashMap<Kind, HashSet<String>>,
}

impl<'n> References<'n> {
    pub(super) fn new(dialect: Dialect, files: &'n Files, circles: HashSet<Place>) -> Self {
        let targets = files.0.iter().flat_map(File::all_targets);
        let deep = targets
            .filter(|place| component(dialect, place).is_none())
            .cloned()
            .collect();
        Self {
            files,
            dialect,
            circles,
            hoisted: IndexMap::new(),
            deep,
            names: HashMap::new(),
        }
    }

    /// The targets that became components so far, after the first few.
    pub(super) fn hoisted(&self, after: usize) -> Option<(Kind, Place, String)> {
        let ((kind, place), name) = self.hoisted.get_index(after)?;
        Some((*kind, place.clone(), name.clone()))
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
        let key = (kind, place);
        let name = match self.hoisted.get(&key) {
            Some(name) => name.clone(),
            None => {
                let name = self.unused(kind, names, &key.1);
                self.hoisted.insert(key, name.clone());
                name
            }
        };
        format!("#/components/{}{}", kind.section(), Pointer::root().key(&name))
    }

    /// The first of some names that no component has; without any, the one that a target would like to have.
    fn unused(&mut self, kind: Kind, wishes: &[String], place: &Place) -> String {
        let files = self.files;
        let named = self.named(kind);
        let names = self
            .names
            .entry(kind)
            .or_insert_with(|| named.iter().map(|(key, _)| key.clone()).collect());
        if let Some(free) = wishes.iter().find(|name| !names.contains(*name)) {
            names.insert(free.clone());
            return free.clone();
        }
        let wish = wishes.last().cloned().unwrap_or_else(|| wish(place, files));
        let mut name = wish.clone();
        let mut number = 2;
        while !names.insert(name.clone()) {
            name = format!("{wish}{number}");
            number += 1;
        }
        name
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

/// The name that a target would like to have as a component: its own, after that of the component it stands in.
fn wish(place: &Place, files: &Files) -> String {
    const FRAME: [&str; 12] = [
        "components",
        "schemas",
        "properties",
        "$defs",
        "definitions",
        "items",
        "paths",
        "content",
        "schema",
        "responses",
        "parameters",
        "headers",
    ];
    let words: Vec<String> = place
        .pointer
        .tokens()
        .filter(|token| !FRAME.contains(&token.as_str()))
        .map(|token| {
            token
                .chars()
                .map(|c| if c.is_alphanumeric() { c } else { '_' })
                .collect()
        })
        .collect();
    let in_definitions = place
        .pointer
        .tokens()
        .any(|token| token == "$defs" || token == "definitions");
    let own = |words: &[String]| words.last().cloned();
    let name = if in_definitions || place.source != SourceId(0) {
        own(&words)
    } else {
        Some(words.join("_"))
    };
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| {
        let path = files.get(place.source).map_or("", |file| file.path.as_str());
        let stem = path
            .rsplit('/')
            .next()
            .and_then(|file| file.split('.').next())
            .unwrap_or_default();
        if stem.is_empty() {
            "Schema".to_owned()
        } else {
            stem.to_owned()
        }
    })
}
