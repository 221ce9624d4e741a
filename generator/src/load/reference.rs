//! References in the walk: each is made one to a component, whatever it was.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::Node;
use super::at::At;
use super::file::{File, Files};
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
}

/// Where references lead, and what has to become a component for them.
pub(super) struct References<'n> {
    pub(super) files: &'n Files,
    /// References that only lead back to themselves.
    circles: HashSet<Place>,
    /// Targets that are no components: they become some.
    hoisted: IndexMap<(Kind, Place), String>,
    /// Schemas that references lead to where they stand inside of others.
    deep: HashSet<Place>,
    names: HashMap<Kind, HashSet<String>>,
}

impl<'n> References<'n> {
    pub(super) fn new(files: &'n Files, circles: HashSet<Place>) -> Self {
        let targets = files.0.iter().flat_map(File::all_targets);
        let deep = targets.filter(|place| component(place).is_none()).cloned().collect();
        Self {
            files,
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

    /// Whether references lead to this schema, which is no component.
    pub(super) fn is_deep(&self, at: &At<'_>) -> Option<Place> {
        if self.deep.is_empty() {
            return None;
        }
        Some(at.place()).filter(|place| self.deep.contains(place))
    }

    /// The reference to what stands at a place.
    pub(super) fn to(&mut self, kind: Kind, place: Place) -> String {
        if component(&place).is_some_and(|(section, _)| section == kind.section()) {
            return format!("#{}", place.pointer);
        }
        let key = (kind, place);
        let name = match self.hoisted.get(&key) {
            Some(name) => name.clone(),
            None => {
                let name = self.unused(kind, &wish(&key.1, self.files));
                self.hoisted.insert(key, name.clone());
                name
            }
        };
        format!("#/components/{}{}", kind.section(), Pointer::root().key(&name))
    }

    fn unused(&mut self, kind: Kind, wish: &str) -> String {
        let files = self.files;
        let names = self.names.entry(kind).or_insert_with(|| {
            let root = files.0.first().map_or(&Node::Null, |file| &file.node);
            let section = root
                .get("components")
                .and_then(|components| components.get(kind.section()));
            section
                .map_or(&[][..], Node::entries)
                .iter()
                .map(|(key, _)| key.clone())
                .collect()
        });
        let mut name = wish.to_owned();
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
        if let Some((section, _)) = component(&place)
            && section != kind.section()
        {
            let message = format!("a reference to one of `components/{}` is needed here", kind.section());
            let help = format!("this one leads to one of `components/{section}`");
            self.diagnostics
                .degraded(codes::DANGLING_REFERENCE, &at.place(), message, help);
            return None;
        }
        Some(self.references.to(kind, place))
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
pub(super) fn component(place: &Place) -> Option<(&str, &str)> {
    if place.source != SourceId(0) {
        return None;
    }
    let (section, name) = place.pointer.as_str().strip_prefix("/components/")?.split_once('/')?;
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
