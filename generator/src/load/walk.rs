//! What every part of the walk shares: reading values of a type, keeping origins, saying what is wrong.

use indexmap::IndexMap;
use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

use super::at::At;
use super::binding::Slots;
use super::json::{is_exact, to_json};
use super::origin::KEY;
use super::reference::References;
use super::v2::Inherited;
use super::version::Dialect;
use super::{Node, Origin, Origins};
use crate::diagnostic::{Diagnostics, codes};

/// The walk over a description that checks it and builds the document.
pub(super) struct Walk<'n, 'd> {
    pub(super) dialect: Dialect,
    pub(super) references: References<'n>,
    pub(super) origins: Origins,
    /// The template of the path in which the walk is.
    pub(super) slots: Option<Slots>,
    /// What operations of 2.0 take over from the description as a whole.
    pub(super) inherited: Inherited,
    pub(super) diagnostics: &'d mut Diagnostics,
}

/// What an object has beside the keys that `openapiv3` knows.
#[derive(Debug, Default)]
pub(super) struct Rest {
    pub(super) extensions: IndexMap<String, Value>,
    pub(super) extra: Vec<(String, Node)>,
    /// The schemas inside `extra`, each with its keyword.
    pub(super) schemas: Vec<(&'static str, ReferenceOr<Schema>)>,
}

impl Rest {
    /// Keeps a keyword that `openapiv3` cannot hold; a later one of the same name wins.
    pub(super) fn keep(&mut self, at: &At<'_>) {
        match self.extra.iter_mut().find(|(key, _)| key == at.key()) {
            Some((_, node)) => *node = at.node.clone(),
            None => self.extra.push((at.key().to_owned(), at.node.clone())),
        }
    }
}

impl Walk<'_, '_> {
    /// Keeps an `x-` key as extension, and says of any other that OpenAPI has none of its name here.
    pub(super) fn other(&mut self, rest: &mut Rest, at: &At<'_>, known: &[&str]) {
        if self.extension(rest, at) {
            return;
        }
        rest.keep(at);
        let help = match similar(at.key(), known) {
            Some(known) => format!("did you mean `{known}`?"),
            None => format!("remove it, or name it `x-{}` if it is an extension", at.key()),
        };
        let message = format!("OpenAPI has no key `{}` here", at.key());
        self.diagnostics
            .note_at_key(codes::UNKNOWN_KEY, &at.place(), message, help);
    }

    /// Says of a key that it belongs to a later version, as which it is read.
    pub(super) fn note_later(&mut self, at: &At<'_>) {
        let message = format!(
            "Swagger 2.0 has no `{}` here; it is read as OpenAPI 3 means it",
            at.key()
        );
        let help = "nothing to do, or say that the description is one of OpenAPI 3";
        self.diagnostics
            .note_at_key(codes::LATER_KEY, &at.place(), message, help);
    }

    /// Keeps an `x-` key.
    pub(super) fn extension(&mut self, rest: &mut Rest, at: &At<'_>) -> bool {
        let is_extension = at.key().starts_with("x-");
        if is_extension && (at.key() == KEY || !is_exact(at.node)) {
            rest.keep(at);
        } else if is_extension {
            rest.extensions.insert(at.key().to_owned(), to_json(at.node));
        }
        is_extension
    }

    /// The extensions of an object, with the place of its origin among them.
    pub(super) fn finish(&mut self, at: &At<'_>, rest: Rest) -> IndexMap<String, Value> {
        let Rest {
            mut extensions,
            extra,
            schemas,
        } = rest;
        extensions.insert(KEY.to_owned(), Value::from(self.origins.0.len()));
        self.origins.0.push(Origin {
            place: at.place(),
            extra,
            schemas,
            later: None,
        });
        extensions
    }

    /// Whether the node is a mapping; says so where it is not.
    pub(super) fn is_object(&mut self, at: &At<'_>) -> bool {
        let found = matches!(at.node, Node::Map(_));
        if !found {
            self.wrong_type(at, "an object");
        }
        found
    }

    /// Whether the node is a list; says so where it is not.
    pub(super) fn is_list(&mut self, at: &At<'_>) -> bool {
        let found = matches!(at.node, Node::List(_));
        if !found && !matches!(at.node, Node::Null) {
            self.wrong_type(at, "a list");
        }
        found
    }

    /// A text; another scalar is taken as text.
    pub(super) fn text(&mut self, at: &At<'_>) -> Option<String> {
        let text = match at.node {
            Node::String(text) => return Some(text.clone()),
            // `description:` without a value is as good as none.
            Node::Null => return None,
            Node::Bool(value) => value.to_string(),
            Node::Integer(value) => value.to_string(),
            Node::Float(value) => format!("{value:?}"),
            Node::Map(_) if at.node.get("$ref").is_some() => {
                let place = self.elsewhere(at)??;
                let target = At::start(&place, self.references.files.node(&place)?);
                return self.text(&target);
            }
            Node::List(_) | Node::Map(_) => {
                self.wrong_type(at, "a string");
                return None;
            }
        };
        let help = format!("write it in quotes: `\"{text}\"`");
        if matches!(at.node, Node::Float(_)) {
            // `1.10` has become `1.1`.
            self.wrong_type_with(at, "a string", help);
        } else {
            let message = format!("`{}` must be a string, but is {}", at.key(), at.node.kind());
            self.diagnostics.note(codes::WRONG_TYPE, &at.place(), message, help);
        }
        Some(text)
    }

    /// A truth value.
    pub(super) fn boolean(&mut self, at: &At<'_>) -> Option<bool> {
        match at.node {
            Node::Bool(value) => Some(*value),
            Node::Null => None,
            Node::String(text) if text == "true" || text == "false" => {
                self.wrong_type_with(at, "a boolean", format!("write it without quotes: `{text}`"));
                Some(text == "true")
            }
            _ => {
                self.wrong_type(at, "a boolean");
                None
            }
        }
    }

    /// A number of things.
    pub(super) fn count(&mut self, at: &At<'_>) -> Option<usize> {
        let count = match at.node {
            Node::Integer(value) => usize::try_from(*value).ok(),
            Node::Float(value) if value.fract() == 0.0 && (0.0..9e15).contains(value) => Some(*value as usize),
            Node::Null => return None,
            _ => None,
        };
        if count.is_none() {
            self.wrong_type(at, "an integer of 0 or more");
        }
        count
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, at: &At<'_>) -> Option<Vec<String>> {
        if let Node::String(text) = at.node {
            self.wrong_type_with(at, "a list", format!("write it as a list: `[{text}]`"));
            return Some(vec![text.clone()]);
        }
        if !self.is_list(at) {
            return None;
        }
        Some(at.elements().filter_map(|element| self.text(&element)).collect())
    }

    /// Each element of a list, as far as it can be read.
    pub(super) fn list<T>(&mut self, at: &At<'_>, mut read: impl FnMut(&mut Self, &At<'_>) -> Option<T>) -> Vec<T> {
        if let Some(place) = self.elsewhere(at) {
            let files = self.references.files;
            let target = place
                .as_ref()
                .and_then(|place| Some(At::start(place, files.node(place)?)));
            return target.map_or_else(Vec::new, |target| self.list(&target, read));
        }
        if !self.is_list(at) {
            return Vec::new();
        }
        at.elements().filter_map(|element| read(self, &element)).collect()
    }

    /// Each member of a mapping, as far as it can be read.
    pub(super) fn map<T>(
        &mut self,
        at: &At<'_>,
        mut read: impl FnMut(&mut Self, &At<'_>) -> Option<T>,
    ) -> IndexMap<String, T> {
        if let Some(place) = self.elsewhere(at) {
            let files = self.references.files;
            let target = place
                .as_ref()
                .and_then(|place| Some(At::start(place, files.node(place)?)));
            return target.map_or_else(IndexMap::new, |target| self.map(&target, read));
        }
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return IndexMap::new();
        }
        at.members()
            .filter_map(|member| Some((member.key().to_owned(), read(self, &member)?)))
            .collect()
    }

    /// Says that a value is not of the type that it must have.
    pub(super) fn wrong_type(&mut self, at: &At<'_>, expected: &str) {
        self.wrong_type_with(at, expected, format!("write {expected} here"));
    }

    pub(super) fn wrong_type_with(&mut self, at: &At<'_>, expected: &str, help: String) {
        let subject = match at.key() {
            "" => "this".to_owned(),
            key => format!("`{key}`"),
        };
        let message = format!("{subject} must be {expected}, but is {}", at.node.kind());
        self.diagnostics.degraded(codes::WRONG_TYPE, &at.place(), message, help);
    }

    /// Says that an object lacks a key.
    pub(super) fn missing(&mut self, at: &At<'_>, object: &str, key: &str, help: &str) {
        let message = format!("{object} has no `{key}`, which OpenAPI requires");
        self.diagnostics
            .degraded(codes::MISSING_KEY, &at.place(), message, help);
    }
}

/// The known word that is nearest to one that is not known, where one is near.
pub(super) fn similar<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let distance = |known: &str| strsim::damerau_levenshtein(&word.to_lowercase(), &known.to_lowercase());
    if let Some(longer) = known.iter().find(|known| word.len() > 2 && known.starts_with(word)) {
        return Some(longer);
    }
    let nearest = known.iter().map(|known| (distance(known), *known)).min()?;
    (nearest.0 <= 1 + word.len() / 5).then_some(nearest.1)
}
