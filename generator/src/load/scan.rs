//! The search for references before the walk: which there are, where they lead, which files they need.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Node;
use super::file::{File, Files, Unresolved};
use super::read::read;
use super::uri::{decode, is_remote, join};
use super::walk::similar;
use crate::diagnostic::{Diagnostics, codes};
use crate::pointer::{Place, Pointer, SourceId};
use crate::source::{Fetch, Source};

/// Finds every reference that the description reaches, and reads the files that they lead into.
///
/// Overlays have had their effect; they keep their places among the sources.
pub(super) fn scan(root: Node, overlays: Vec<Node>, fetch: &dyn Fetch, diagnostics: &mut Diagnostics) -> Files {
    let mut scan = Scan {
        files: Files::default(),
        sources: HashMap::new(),
        identities: HashMap::new(),
        hops: 0,
        fetch,
        diagnostics,
    };
    scan.add(String::new(), root);
    for overlay in overlays {
        scan.add(String::new(), overlay);
    }
    let mut seen: HashSet<Place> = HashSet::new();
    let mut waiting = vec![Place::default()];
    while let Some(place) = waiting.pop() {
        let found = scan
            .files
            .get(place.source)
            .map(|file| references(file, &place.pointer));
        for (resource, reference) in found.unwrap_or_default() {
            let known = scan
                .files
                .get(place.source)
                .is_some_and(|file| file.knows(resource, &reference));
            if known {
                continue;
            }
            scan.hops = 0;
            let target = scan.resolve(place.source, resource, &reference);
            if let Ok(target) = &target
                && target.source != SourceId(0)
                && seen.insert(target.clone())
            {
                waiting.push(target.clone());
            }
            if let Some(file) = scan.files.get_mut(place.source) {
                file.learn(resource, reference, target);
            }
        }
    }
    scan.files
}

struct Scan<'a, 'd> {
    files: Files,
    sources: HashMap<String, Result<SourceId, Unresolved>>,
    /// Resources by their URI.
    identities: HashMap<String, (SourceId, usize)>,
    /// How many places have been looked for on the way of the reference that is resolved.
    hops: usize,
    fetch: &'a dyn Fetch,
    diagnostics: &'d mut Diagnostics,
}

/// How many places may be looked for on the way of one reference.
const HOPS: usize = 64;

impl Scan<'_, '_> {
    fn add(&mut self, path: String, node: Node) -> SourceId {
        let id = SourceId(u32::try_from(self.files.0.len()).unwrap_or(u32::MAX));
        let file = File::new(path, node);
        for (index, resource) in file.resources.iter().enumerate() {
            if !resource.uri.is_empty() {
                self.identities.entry(resource.uri.clone()).or_insert((id, index));
            }
        }
        self.files.0.push(file);
        id
    }

    fn resolve(&mut self, from: SourceId, resource: usize, reference: &str) -> Result<Place, Unresolved> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let fragment = decode(fragment);
        if path.is_empty() {
            return self.within(from, resource, &fragment, reference);
        }
        let base = self.files.get(from).and_then(|file| file.resources.get(resource));
        let uri = join(base.map_or("", |base| base.uri.as_str()), path);
        if let Some((source, resource)) = self.identities.get(&uri).copied() {
            return self.within(source, resource, &fragment, reference);
        }
        let source = self.source(from, path)?;
        self.within(source, 0, &fragment, reference)
    }

    /// Where the fragment of a reference leads in a resource.
    fn within(
        &mut self,
        source: SourceId,
        resource: usize,
        fragment: &str,
        reference: &str,
    ) -> Result<Place, Unresolved> {
        let file = self.files.get(source);
        let resources = file.map_or(&[][..], |file| &file.resources);
        let base = resources.get(resource);
        if !fragment.is_empty() && !fragment.starts_with('/') {
            let named = base
                .into_iter()
                .chain(resources)
                .find_map(|found| found.anchors.get(fragment));
            let pointer = named.cloned().ok_or_else(|| Unresolved {
                code: codes::DANGLING_REFERENCE,
                message: format!("`{reference}` leads to nothing: there is no `$anchor: {fragment}`"),
                help: "name a schema by its pointer, such as `#/components/schemas/Pet`".to_owned(),
            })?;
            return Ok(Place { source, pointer });
        }
        let base = base.map_or("", |base| base.pointer.as_str());
        let pointer = Pointer::parse(&format!("{base}{fragment}"));
        if let Some(found) = self.existing(Place { source, pointer }) {
            return Ok(found);
        }
        // Many mean the whole description, also inside of a schema with an `$id`.
        let place = Place {
            source,
            pointer: Pointer::parse(fragment),
        };
        if let Some(found) = self.existing(place.clone()) {
            return Ok(found);
        }
        Err(Unresolved {
            code: codes::DANGLING_REFERENCE,
            message: format!("`{reference}` leads to nothing"),
            help: self
                .nearest(&place)
                .unwrap_or_else(|| "add what it names, or mend the name".to_owned()),
        })
    }

    /// The place itself, or where the references on the way to it lead.
    fn existing(&mut self, place: Place) -> Option<Place> {
        if self.hops == HOPS {
            return None;
        }
        self.hops += 1;
        self.through_references(place)
    }

    fn through_references(&mut self, mut place: Place) -> Option<Place> {
        for _ in 0..HOPS {
            let file = self.files.get(place.source)?;
            let mut node = &file.node;
            let mut way = Pointer::root();
            let tokens: Vec<String> = place.pointer.tokens().collect();
            let mut done = 0;
            while let Some(next) = tokens.get(done).and_then(|token| Some((token, node.child(token)?))) {
                (way, node) = (way.key(next.0), next.1);
                done += 1;
            }
            let rest = tokens.get(done..).unwrap_or_default();
            if rest.is_empty() {
                return Some(place);
            }
            let reference = node.get("$ref").and_then(Node::as_str)?.to_owned();
            let resource = file.resource_of(|| way);
            let next = self.resolve(place.source, resource, &reference).ok()?;
            place = Place {
                source: next.source,
                pointer: rest.iter().fold(next.pointer, |pointer, token| pointer.key(token)),
            };
        }
        None
    }

    /// What the reference may have meant: the most similar name where the way breaks off.
    fn nearest(&self, place: &Place) -> Option<String> {
        let mut node = &self.files.get(place.source)?.node;
        let mut way = Pointer::root();
        let mut tokens = place.pointer.tokens();
        while let Some(token) = tokens.next() {
            if let Some(next) = node.child(&token) {
                (node, way) = (next, way.key(&token));
                continue;
            }
            let names: Vec<&str> = node.entries().iter().map(|(key, _)| key.as_str()).collect();
            let Some(name) = similar(&token, &names) else {
                let holder = if way == Pointer::root() {
                    "the description".to_owned()
                } else {
                    format!("`#{way}`")
                };
                return Some(format!("{holder} has no `{token}`"));
            };
            way = way.key(name);
            // With this name mended the rest may lead somewhere.
            let rest: Vec<String> = tokens.collect();
            if node
                .get(name)
                .is_some_and(|next| next.find(rest.iter().cloned()).is_some())
            {
                way = rest.iter().fold(way, |way, token| way.key(token));
            }
            return Some(format!("did you mean `#{way}`?"));
        }
        None
    }

    /// The source of a file that a reference names, which is read when it is named first.
    fn source(&mut self, from: SourceId, path: &str) -> Result<SourceId, Unresolved> {
        let base = self.files.get(from).map_or("", |file| file.path.as_str());
        let path = join(base, &decode(path));
        if let Some(known) = self.sources.get(&path) {
            return known.clone();
        }
        let source = self.open(&path);
        self.sources.insert(path, source.clone());
        source
    }

    fn open(&mut self, path: &str) -> Result<SourceId, Unresolved> {
        let refused = |why: String| Unresolved {
            code: codes::EXTERNAL_REFERENCE,
            message: format!("`{path}` cannot be had: {why}"),
            help: if is_remote(path) {
                format!(
                    "keep a copy beside the description, and say so in `codegen.toml`: `remote = {{ \"{path}\" = \"FILE\" }}`"
                )
            } else {
                "put the file below the folder of the description, or copy what is meant into the description"
                    .to_owned()
            },
        };
        let bytes = self.fetch.fetch(path).map_err(refused)?;
        let source = Source {
            name: path.to_owned(),
            bytes,
        };
        let id = SourceId(u32::try_from(self.files.0.len()).unwrap_or(u32::MAX));
        let before = self.diagnostics.as_slice().len();
        let node = if is_prose(path) {
            Some(Node::String(String::from_utf8_lossy(&source.bytes).into_owned()))
        } else {
            read(&source, id, self.diagnostics)
        };
        // What another file has wrong costs the places that refer to it, and nothing else.
        self.diagnostics.degrade_errors_after(before);
        self.diagnostics.keep_source(source);
        // A file that cannot be read has had its say; its place is kept, so that sources and files stay aligned.
        Ok(self.add(path.to_owned(), node.unwrap_or(Node::Null)))
    }
}

/// Whether a file holds text, such as a description that is kept by itself.
fn is_prose(path: &str) -> bool {
    [".md", ".markdown", ".txt", ".html"]
        .iter()
        .any(|end| path.ends_with(end))
}

/// What the members of a mapping are.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    /// Each key is a keyword of OpenAPI or JSON Schema.
    Keywords,
    /// Each key is a name that the author chose.
    Names,
}

/// Keys whose values are mappings by names that the author chose.
const NAMED: [&str; 21] = [
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "dependentSchemas",
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
    "securitySchemes",
    "securityDefinitions",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
    "paths",
    "webhooks",
    "content",
    "encoding",
    "variables",
];

/// The references in a file from a place on, each once with the resource that it stands in.
fn references(file: &File, from: &Pointer) -> BTreeSet<(usize, String)> {
    let mut search = Search {
        file,
        way: from.clone(),
        resource: file.resource_of(|| from.clone()),
        found: BTreeSet::new(),
    };
    if let Some(node) = file.node.find(from.tokens()) {
        search.node(node, Holds::Keywords);
    }
    search.found
}

/// The search for the texts of `$ref`, but not for what only looks like one: examples, defaults, extensions.
struct Search<'f> {
    file: &'f File,
    /// Kept up to date only where the file has several resources.
    way: Pointer,
    resource: usize,
    found: BTreeSet<(usize, String)>,
}

impl Search<'_> {
    fn node(&mut self, node: &Node, holds: Holds) {
        for (index, element) in node.elements().iter().enumerate() {
            self.inner(|way| way.index(index), element, Holds::Keywords);
        }
        for (key, member) in node.entries() {
            if holds == Holds::Names {
                if let ("$ref", Node::String(reference)) = (key.as_str(), member) {
                    self.add(reference);
                }
                self.inner(|way| way.key(key), member, Holds::Keywords);
                continue;
            }
            match (key.as_str(), member) {
                ("$ref" | "$dynamicRef" | "$recursiveRef", Node::String(reference)) => self.add(reference),
                ("discriminator", Node::Map(_)) => self.discriminator(member),
                ("example" | "default" | "enum" | "const" | "value" | "mapping", _) => {}
                ("examples", Node::Map(_)) => {
                    let references = member.entries().iter().filter_map(|(_, example)| example.get("$ref"));
                    references
                        .filter_map(Node::as_str)
                        .for_each(|reference| self.add(reference));
                }
                ("examples", _) => {}
                (key, _) if key.starts_with("x-") => {}
                (key, Node::Map(_)) if NAMED.contains(&key) => {
                    self.inner(|way| way.key(key), member, Holds::Names);
                }
                _ => self.inner(|way| way.key(key), member, Holds::Keywords),
            }
        }
    }

    fn inner(&mut self, step: impl FnOnce(&Pointer) -> Pointer, node: &Node, holds: Holds) {
        if !matches!(node, Node::Map(_) | Node::List(_)) {
            return;
        }
        if self.file.resources.len() < 2 {
            self.node(node, holds);
            return;
        }
        let way = step(&self.way);
        let outer = (std::mem::replace(&mut self.way, way), self.resource);
        self.resource = self.file.resource_of(|| self.way.clone());
        self.node(node, holds);
        (self.way, self.resource) = outer;
    }

    /// The schemas that a discriminator names by references.
    fn discriminator(&mut self, node: &Node) {
        let mapping = node.get("mapping").map_or(&[][..], Node::entries);
        let texts = mapping
            .iter()
            .map(|(_, target)| target)
            .chain(node.get("defaultMapping"));
        let texts = texts.filter_map(Node::as_str).filter(|text| is_reference(text));
        texts.for_each(|text| self.add(text));
    }

    fn add(&mut self, reference: &str) {
        let found = (self.resource, reference.to_owned());
        self.found.insert(found);
    }
}

/// Whether the text of a discriminator's mapping is a reference, and no name of a schema.
pub(super) fn is_reference(text: &str) -> bool {
    text.contains(['#', '/']) || [".json", ".yaml", ".yml"].iter().any(|end| text.ends_with(end))
}
