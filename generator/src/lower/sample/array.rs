//! Lists.

use openapiv3::{SchemaKind, Type};
use serde_json::Value;

use super::parts::Parts;
use super::{Fill, Maker, Wanted, Wish};
use crate::load::Node;
use crate::lower::resolve::Use;

/// How many elements a list has at most.
const MOST: usize = 200;

impl<'a> Maker<'_, 'a> {
    /// As many elements as the list must have, and one where there is room.
    pub(super) fn array(&mut self, parts: &Parts<'a>, wish: Wish<'_>) -> Option<Value> {
        let lengths = || parts.all.iter().map(|part| part.shape.length);
        let least = lengths().filter_map(|(least, _)| least).max().unwrap_or(0);
        let first: Vec<Use<'a>> = self.placed(parts);
        let closed = self.is_closed(parts).then_some(first.len());
        let most = lengths()
            .filter_map(|(_, most)| most)
            .chain(closed)
            .min()
            .unwrap_or(usize::MAX);
        let wanted = usize::from(wish.fill > Fill::Least);
        let wanted = wanted.max(first.len()).max(least).min(most);
        if least > most || wanted > MOST {
            return None;
        }
        let is_unique = parts.all.iter().any(|part| match &part.schema.schema_kind {
            SchemaKind::Type(Type::Array(list)) => list.unique_items,
            SchemaKind::Any(any) => any.unique_items.unwrap_or_default(),
            _ => false,
        });
        let documented = super::scalar::documented(parts, wish).find_map(Value::as_array);
        let mut elements: Vec<Value> = Vec::new();
        for place in 0..wanted {
            let schemas: Vec<Use<'a>> = match first.get(place) {
                Some(schema) => vec![*schema],
                None => parts
                    .all
                    .iter()
                    .filter_map(|part| part.shape.items)
                    .map(Use::from)
                    .collect(),
            };
            let element = Wish {
                fill: wish.fill,
                hint: documented.and_then(|elements| elements.get(place)),
                nth: if is_unique { place } else { 0 },
            };
            match self.value(&Wanted::of(schemas), element) {
                Some(made) if !is_unique || !elements.contains(&made) => elements.push(made),
                _ if elements.len() >= least && first.is_empty() => break,
                _ => return None,
            }
        }
        Some(Value::Array(elements))
    }

    /// Whether nothing can follow the first elements.
    fn is_closed(&self, parts: &Parts<'a>) -> bool {
        let origins = &self.context.document.origins;
        let mut origins = parts
            .all
            .iter()
            .filter_map(|part| origins.of(&part.shape.data.extensions));
        origins.any(|origin| {
            let is_false = |keyword| origin.extra(keyword) == Some(&Node::Bool(false));
            is_false("items") || is_false("additionalItems")
        })
    }

    /// `prefixItems`: the schemas of the first elements.
    fn placed(&self, parts: &Parts<'a>) -> Vec<Use<'a>> {
        let origins = &self.context.document.origins;
        let lists = parts.all.iter().filter_map(|part| {
            let origin = origins.of(&part.shape.data.extensions)?;
            Some(origin.schemas("prefixItems").map(Use::from).collect::<Vec<_>>())
        });
        lists.max_by_key(Vec::len).unwrap_or_default()
    }
}
