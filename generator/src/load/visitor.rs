//! The one visitor that reads YAML and JSON into nodes.

use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::Node;

/// What is noticed while reading; a path is written from its end to its beginning, since it is completed on the way out.
#[derive(Debug, Default)]
pub(super) struct Noticed {
    /// Keys that stand twice in their mapping.
    pub(super) duplicates: Vec<Vec<String>>,
    /// Numbers too big for the deserializer, which only their text can tell exactly.
    pub(super) inexact: Vec<Vec<String>>,
}

impl Noticed {
    fn counts(&self) -> (usize, usize) {
        (self.duplicates.len(), self.inexact.len())
    }

    fn inside(&mut self, (duplicates, inexact): (usize, usize), step: impl Fn() -> String) {
        for path in self.duplicates.iter_mut().skip(duplicates) {
            path.push(step());
        }
        for path in self.inexact.iter_mut().skip(inexact) {
            path.push(step());
        }
    }
}

/// Reads one node.
pub(super) struct NodeSeed<'a>(pub(super) &'a mut Noticed);

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Integer(value.into()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Node, E> {
        Ok(Node::Integer(value))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Node, E> {
        Ok(i128::try_from(value).map_or_else(|_| Node::String(value.to_string()), Node::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        // The deserializers hand out integers beyond their own as floats.
        if value.abs() >= 9_223_372_036_854_775_808.0 {
            self.0.inexact.push(Vec::new());
        }
        Ok(Node::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Node, A::Error> {
        let mut elements = Vec::with_capacity(sequence.size_hint().unwrap_or(0).min(1024));
        loop {
            let before = self.0.counts();
            let Some(element) = sequence.next_element_seed(NodeSeed(self.0))? else {
                return Ok(Node::List(elements));
            };
            self.0.inside(before, || elements.len().to_string());
            elements.push(element);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries: Vec<(String, Node)> = Vec::with_capacity(map.size_hint().unwrap_or(0).min(1024));
        let mut merged = false;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let before = self.0.counts();
            let value = map.next_value_seed(NodeSeed(self.0))?;
            self.0.inside(before, || key.clone());
            merged |= key == "<<";
            entries.push((key, value));
        }
        for key in deduplicate(&mut entries) {
            self.0.duplicates.push(vec![key]);
        }
        if merged {
            merge(&mut entries);
        }
        Ok(Node::Map(entries))
    }

    /// A tag of YAML, such as `!Ref name`: the value counts, the tag says nothing to OpenAPI.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (_, value) = tagged.variant_seed(KeySeed)?;
        value.newtype_variant_seed(self)
    }
}

/// Reads a key as the text that stands there, whatever its type would be as a value.
struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key that is text")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<String, E> {
        Ok(value)
    }
}

/// Removes all but the last entry of each key; gives the keys that stood more than once.
fn deduplicate(entries: &mut Vec<(String, Node)>) -> Vec<String> {
    let unique = match entries.len() {
        0 | 1 => true,
        2..=12 => (1..entries.len()).all(|end| {
            let (before, rest) = entries.split_at(end);
            rest.first()
                .is_none_or(|(key, _)| before.iter().all(|(other, _)| other != key))
        }),
        many => {
            let mut seen = std::collections::HashSet::with_capacity(many);
            entries.iter().all(|(key, _)| seen.insert(key.as_str()))
        }
    };
    if unique {
        return Vec::new();
    }
    let mut last: HashMap<String, usize> = HashMap::new();
    let mut twice = Vec::new();
    for (index, (key, _)) in entries.iter().enumerate() {
        if last.insert(key.clone(), index).is_some() && !twice.contains(key) {
            twice.push(key.clone());
        }
    }
    let mut index = 0;
    entries.retain(|(key, _)| {
        index += 1;
        last.get(key).is_some_and(|last| last + 1 == index)
    });
    twice
}

/// Puts the members of `<<` in its place; what the mapping says itself wins, then what is merged first.
fn merge(entries: &mut Vec<(String, Node)>) {
    let Some(place) = entries.iter().position(|(key, _)| key == "<<") else {
        return;
    };
    let sources = match entries.get(place) {
        Some((_, Node::Map(_))) => vec![entries.remove(place).1],
        Some((_, Node::List(list))) if list.iter().all(|node| matches!(node, Node::Map(_))) => {
            match entries.remove(place).1 {
                Node::List(list) => list,
                other => vec![other],
            }
        }
        _ => return,
    };
    let mut at = place;
    for source in sources {
        let Node::Map(members) = source else { continue };
        for (key, value) in members {
            if entries.iter().all(|(other, _)| *other != key) {
                entries.insert(at.min(entries.len()), (key, value));
                at += 1;
            }
        }
    }
}
