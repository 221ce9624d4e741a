//! The model to facts.

mod client;
mod input;
mod limits;
mod operation;
mod type_text;
mod types;

use std::collections::BTreeMap;

use super::fact::{Fact, Line};
use super::place;
use crate::model::{Api, TypeId, TypeRef};
use crate::pointer::Place;

/// The facts of an API.
pub(super) fn facts(api: &Api) -> BTreeMap<String, String> {
    let mut reader = Reader {
        api,
        facts: BTreeMap::new(),
    };
    reader.client();
    for group in &api.groups {
        reader.group(group);
    }
    for (_, def) in api.types.iter() {
        reader.def(def);
    }
    reader.facts
}

/// The facts that were read so far.
struct Reader<'a> {
    api: &'a Api,
    facts: BTreeMap<String, String>,
}

/// What a fact belongs to.
struct Owner {
    path: String,
    place: String,
}

impl Owner {
    /// The path of a part.
    fn part(&self, name: &str) -> String {
        format!("{}::{name}", self.path)
    }

    /// The path of something that has no name in Rust.
    fn nameless(&self, words: &str) -> String {
        format!("{} {words}", self.path)
    }
}

impl Reader<'_> {
    /// Adds a fact that stands where what it belongs to does, or where that implies.
    fn add(&mut self, key: String, line: Line) {
        let line = line.finish();
        let mut free = key.clone();
        let mut number = 2;
        while self.facts.contains_key(&free) {
            free = format!("{key} {number}");
            number += 1;
        }
        self.facts.insert(free, line);
    }

    /// Adds a fact with its place, unless that follows.
    fn add_at(&mut self, key: String, line: Line, owner: Option<&str>, at: &str) {
        let text = line.finish();
        let implied = Fact::read(&text).and_then(|fact| place::implied(&key, &fact, owner));
        let written = place::written(at, owner, implied.as_deref());
        let mut line = Line::read(text);
        line = line.with(place::KEY, written.as_deref());
        self.add(key, line);
    }

    /// The text of a place.
    fn place(&self, place: &Place) -> String {
        place::text(place, &self.api.files)
    }

    /// The path of a type.
    fn path(&self, id: TypeId) -> String {
        self.api.types[id].path()
    }

    /// The text of a type.
    fn ty(&self, ty: &TypeRef) -> String {
        type_text::of(self.api, ty)
    }
}
