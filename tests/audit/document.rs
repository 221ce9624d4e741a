//! Reads descriptions as plain values, and follows references, files included.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// A value, and the file that it stands in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub(crate) value: &'static Value,
    pub(crate) file: usize,
}

impl Node {
    pub(crate) fn get(self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?;
        Some(Self { value, ..self })
    }

    /// The members of an object.
    pub(crate) fn members(self) -> impl Iterator<Item = (&'static str, Self)> {
        let members = self.value.as_object().into_iter().flatten();
        members.map(move |(key, value)| (key.as_str(), Self { value, ..self }))
    }

    /// The items of a list.
    pub(crate) fn items(self) -> impl Iterator<Item = Self> {
        let items = self.value.as_array().into_iter().flatten();
        items.map(move |value| Self { value, ..self })
    }

    pub(crate) fn text(self, key: &str) -> Option<&'static str> {
        self.value.get(key)?.as_str()
    }

    /// What tells this value from every other.
    pub(crate) fn address(self) -> usize {
        std::ptr::from_ref(self.value).addr()
    }
}

/// Every file that was read. Values live as long as the program, which reads each file once.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    files: RefCell<Vec<(PathBuf, &'static Value)>>,
    siblings: Cell<bool>,
}

impl Documents {
    /// Reads the file that a description starts with.
    pub(crate) fn open(&self, path: &Path) -> Result<Node, String> {
        let root = self.load(path)?;
        let version = root.text("openapi").unwrap_or_default();
        self.siblings
            .set(version.starts_with("3.") && !version.starts_with("3.0"));
        Ok(root)
    }

    /// Whether what stands beside a `$ref` counts.
    pub(crate) fn has_siblings(&self) -> bool {
        self.siblings.get()
    }

    /// The whole of a file.
    pub(crate) fn load(&self, path: &Path) -> Result<Node, String> {
        let path = fs::canonicalize(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let known = self.files.borrow().iter().position(|(known, _)| *known == path);
        if let Some(file) = known {
            let value = self.files.borrow()[file].1;
            return Ok(Node { value, file });
        }
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let value: &'static Value = Box::leak(Box::new(parse(&text)?));
        let mut files = self.files.borrow_mut();
        files.push((path, value));
        let file = files.len() - 1;
        Ok(Node { value, file })
    }

    /// What a node stands for: itself, or what its `$ref` leads to.
    pub(crate) fn follow(&self, mut node: Node) -> Result<Node, String> {
        for _ in 0..64 {
            match node.text("$ref") {
                Some(reference) => node = self.target(node, reference)?,
                None => return Ok(node),
            }
        }
        Err("references lead in a circle".to_owned())
    }

    /// Where a reference leads.
    pub(crate) fn target(&self, from: Node, reference: &str) -> Result<Node, String> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let dangling = || format!("`{reference}` leads to nothing");
        let document = if file.is_empty() {
            let value = self.files.borrow()[from.file].1;
            Node { value, ..from }
        } else {
            let base = self.files.borrow()[from.file].0.clone();
            let place = base.parent().unwrap_or(&base).join(unescape(file));
            match self.load(&place) {
                Ok(document) => document,
                Err(_) => identified(
                    Node {
                        value: self.files.borrow()[from.file].1,
                        ..from
                    },
                    "$id",
                    file,
                )
                .ok_or_else(dangling)?,
            }
        };
        let fragment = unescape(fragment);
        if fragment.is_empty() || fragment.starts_with('/') {
            let value = document.value.pointer(&fragment).ok_or_else(dangling)?;
            return Ok(Node { value, ..document });
        }
        identified(document, "$anchor", &fragment).ok_or_else(dangling)
    }
}

/// The first object below a node that has a key of some value.
fn identified(node: Node, key: &str, value: &str) -> Option<Node> {
    if node.text(key) == Some(value) {
        return Some(node);
    }
    let below = node.members().map(|(_, member)| member).chain(node.items());
    below.into_iter().find_map(|below| identified(below, key, value))
}

/// Undoes percent encoding.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn parse(text: &str) -> Result<Value, String> {
    if let Ok(value) = serde_json::from_str(text) {
        return Ok(value);
    }
    let text = text.trim_start_matches('\u{feff}');
    let mut value: serde_yaml::Value = serde_yaml::from_str(text)
        .or_else(|_| serde_yaml::from_str(&without_large_integers(text)))
        .map_err(|error| error.to_string())?;
    value.apply_merge().map_err(|error| error.to_string())?;
    Ok(plain(value))
}

/// The reader takes no integer beyond 64 bits; no schema is told apart by one, so they become fractions.
fn without_large_integers(text: &str) -> String {
    let line = |line: &str| {
        let last = line.rsplit(' ').next().unwrap_or_default();
        let digits = last.trim_start_matches('-');
        let large = digits.len() > 18 && digits.bytes().all(|byte| byte.is_ascii_digit());
        format!("{line}{}\n", if large { ".0" } else { "" })
    };
    text.lines().map(line).collect()
}

/// A YAML value as JSON would have it; keys become texts.
fn plain(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(value) => value.into(),
        serde_yaml::Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => number.into(),
            (None, Some(number)) => number.into(),
            _ => number.as_f64().map_or(Value::Null, Into::into),
        },
        serde_yaml::Value::String(text) => text.into(),
        serde_yaml::Value::Sequence(items) => items.into_iter().map(plain).collect(),
        serde_yaml::Value::Mapping(members) => {
            let member = |(key, value)| (key_text(&plain(key)), plain(value));
            let members: BTreeMap<String, Value> = members.into_iter().map(member).collect();
            Value::Object(Map::from_iter(members))
        }
        serde_yaml::Value::Tagged(tagged) => plain(tagged.value),
    }
}

fn key_text(key: &Value) -> String {
    match key {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
