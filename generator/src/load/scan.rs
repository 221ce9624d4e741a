//! The search for references before the walk: which there are, where they lead, which files they need.

use std::collections::{HashMap, HashSet};

use super::Node;
use super::file::{File, Files, Unresolved};
use super::read::read;
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
        let Some(node) = scan.files.node(&place) else { continue };
        let mut found = Vec::new();
        references(node, Holds::Keywords, &mut found);
        let new: HashSet<String> = found.into_iter().map(str::to_owned).collect();
        let mut new: Vec<String> = new.into_iter().collect();
        new.sort_unstable();
        for reference in new {
            let known = scan
                .files
                .get(place.source)
                .is_some_and(|file| file.targets.contains_key(&reference));
            if known {
                continue;
            }
            let target = scan.resolve(place.source, &reference);
            if let Ok(target) = &target
                && target.source != SourceId(0)
                && seen.insert(target.clone())
            {
                waiting.push(target.clone());
            }
            if let Some(file) = scan.file_mut(place.source) {
                file.targets.insert(reference, target);
            }
        }
    }
    scan.files
}

struct Scan<'a, 'd> {
    files: Files,
    sources: HashMap<String, Result<SourceId, Unresolved>>,
    fetch: &'a dyn Fetch,
    diagnostics: &'d mut Diagnostics,
}

impl Scan<'_, '_> {
    fn add(&mut self, path: String, node: Node) -> SourceId {
        let id = SourceId(u32::try_from(self.files.0.len()).unwrap_or(u32::MAX));
        let mut names = HashMap::new();
        anchors(&node, &mut Vec::new(), &mut names);
        self.files.0.push(File {
            path,
            node,
            names,
            targets: HashMap::new(),
        });
        id
    }

    fn file_mut(&mut self, source: SourceId) -> Option<&mut File> {
        self.files.0.get_mut(usize::try_from(source.0).ok()?)
    }

    fn resolve(&mut self, from: SourceId, reference: &str) -> Result<Place, Unresolved> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let named = |file: &File, name: &str| file.names.get(name).cloned();
        if let Some(pointer) = self
            .files
            .get(from)
            .filter(|_| !path.is_empty())
            .and_then(|file| named(file, path))
        {
            let pointer = Pointer::parse(&format!("{pointer}{}", decode(fragment)));
            return self.existing(Place { source: from, pointer }, reference);
        }
        let source = if path.is_empty() {
            from
        } else {
            self.source(from, path)?
        };
        let fragment = decode(fragment);
        let pointer = if fragment.is_empty() || fragment.starts_with('/') {
            Pointer::parse(&fragment)
        } else {
            let found = self
                .files
                .get(source)
                .and_then(|file| named(file, &format!("#{fragment}")));
            found.ok_or_else(|| Unresolved {
                code: codes::DANGLING_REFERENCE,
                message: format!("`{reference}` leads to nothing: there is no `$anchor: {fragment}`"),
                help: "name a schema by its pointer, such as `#/components/schemas/Pet`".to_owned(),
            })?
        };
        self.existing(Place { source, pointer }, reference)
    }

    fn existing(&self, place: Place, reference: &str) -> Result<Place, Unresolved> {
        if self.files.node(&place).is_some() {
            return Ok(place);
        }
        Err(Unresolved {
            code: codes::DANGLING_REFERENCE,
            message: format!("`{reference}` leads to nothing"),
            help: self
                .nearest(&place)
                .unwrap_or_else(|| "add what it names, or mend the name".to_owned()),
        })
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
            help: "put the file below the folder of the description, or copy what is meant into the description"
                .to_owned(),
        };
        if path.contains("://") {
            return Err(refused("references to other servers are not followed".to_owned()));
        }
        let bytes = self.fetch.fetch(path).map_err(refused)?;
        let source = Source {
            name: path.to_owned(),
            bytes,
        };
        let id = SourceId(u32::try_from(self.files.0.len()).unwrap_or(u32::MAX));
        let node = read(&source, id, self.diagnostics);
        self.diagnostics.keep_source(source);
        // A file that cannot be read has had its say; its place is kept, so that sources and files stay aligned.
        Ok(self.add(path.to_owned(), node.unwrap_or(Node::Null)))
    }
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

/// Collects the texts of `$ref`, but not of what only looks like one: examples, defaults, extensions.
fn references<'n>(node: &'n Node, holds: Holds, found: &mut Vec<&'n str>) {
    match node {
        Node::List(elements) => elements
            .iter()
            .for_each(|element| references(element, Holds::Keywords, found)),
        Node::Map(entries) if holds == Holds::Names => {
            entries
                .iter()
                .for_each(|(_, node)| references(node, Holds::Keywords, found));
        }
        Node::Map(entries) => {
            for (key, node) in entries {
                match (key.as_str(), node) {
                    ("$ref" | "$dynamicRef" | "$recursiveRef", Node::String(reference)) => found.push(reference),
                    ("example" | "default" | "enum" | "const" | "value" | "mapping", _) => {}
                    ("examples", Node::Map(_)) => node.entries().iter().for_each(|(_, example)| {
                        found.extend(example.get("$ref").and_then(Node::as_str));
                    }),
                    ("examples", _) => {}
                    (key, _) if key.starts_with("x-") => {}
                    (key, Node::Map(_)) if NAMED.contains(&key) => references(node, Holds::Names, found),
                    _ => references(node, Holds::Keywords, found),
                }
            }
        }
        _ => {}
    }
}

fn anchors<'n>(node: &'n Node, way: &mut Vec<&'n str>, names: &mut HashMap<String, Pointer>) {
    for (key, member) in node.entries() {
        if let Node::String(name) = member {
            let name = match key.as_str() {
                "$anchor" | "$dynamicAnchor" => format!("#{name}"),
                "$id" => name.trim_end_matches('#').to_owned(),
                _ => continue,
            };
            let pointer = way.iter().fold(Pointer::root(), |pointer, step| pointer.key(step));
            names.entry(name).or_insert(pointer);
        } else if !key.starts_with("x-") && !matches!(key.as_str(), "example" | "examples" | "default") {
            way.push(key);
            anchors(member, way, names);
            way.pop();
        }
    }
    for (index, element) in node.elements().iter().enumerate() {
        if let (Node::Map(_), Some(step)) = (element, INDICES.get(index)) {
            way.push(step);
            anchors(element, way, names);
            way.pop();
        }
    }
}

/// Anchors are looked for in the first elements of a list only.
const INDICES: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// A path relative to the folder of another one.
fn join(base: &str, path: &str) -> String {
    if path.contains("://") || path.starts_with('/') {
        return path.to_owned();
    }
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|part| *part != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Undoes percent-encoding.
fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (*first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            (byte, _) => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
