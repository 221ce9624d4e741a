//! Objects: the properties that they must have, and some that they may.

use std::collections::BTreeSet;

use openapiv3::{AdditionalProperties, SchemaKind, Type};
use serde_json::{Map, Value};

use super::parts::{Part, Parts};
use super::{Direction, Fill, Maker, Wanted, Wish, pattern};
use crate::load::Node;
use crate::lower::resolve::Use;

/// How many optional properties an object has.
const MOST: usize = 32;
const SOME: usize = 4;

/// A property of which a value is made.
struct Property<'a> {
    name: &'a str,
    schemas: Vec<Use<'a>>,
}

impl<'a> Maker<'_, 'a> {
    /// The properties that are demanded, then others as far as the wish goes and the object has room.
    pub(super) fn object(&mut self, parts: &Parts<'a>, wish: Wish<'_>) -> Option<Value> {
        let mut object = Map::new();
        let documented = super::scalar::documented(parts, wish).find_map(Value::as_object);
        let demanded = demanded(parts);
        for name in demanded.iter().copied() {
            let property = property(parts, name);
            if self.is_other_way(&property) {
                continue;
            }
            if self.is_forbidden(parts, name) {
                return None;
            }
            let value = self.property(parts, &property, documented, wish)?;
            object.insert(name.to_owned(), value);
        }
        let (least, most) = sizes(parts);
        let wanted = match wish.fill {
            Fill::Least | Fill::One => 0,
            Fill::Some => SOME,
            Fill::Most => MOST,
        };
        let mut added = 0;
        for name in declared(parts).filter(|name| !demanded.contains(name)) {
            if (added >= wanted && object.len() >= least) || object.len() >= most {
                break;
            }
            let property = property(parts, name);
            if object.contains_key(name) || self.is_other_way(&property) {
                continue;
            }
            let is_left_out = self.is_forbidden(parts, name) || self.is_deprecated(&property);
            if is_left_out && object.len() >= least {
                continue;
            }
            let value = self.property(parts, &property, documented, wish);
            if let Some(value) = value.filter(|value| self.is_worth_it(value)) {
                object.insert(name.to_owned(), value);
                added += 1;
            }
        }
        let is_map = !parts
            .all
            .iter()
            .any(|part| part.shape.properties.is_some_and(|all| !all.is_empty()));
        let keys = if is_map && wish.fill > Fill::Least { 1 } else { 0 };
        self.add_keys(parts, &mut object, keys.max(least).min(most));
        self.add_dependents(parts, &mut object, wish)?;
        (object.len() >= least).then_some(Value::Object(object))
    }

    /// Whether a property travels the other way only.
    fn is_other_way(&self, property: &Property<'a>) -> bool {
        let one_way = property.schemas.iter().map(|schema| self.context.one_way(*schema, 0));
        one_way.into_iter().any(|(read_only, write_only)| match self.direction {
            Direction::Request => read_only,
            Direction::Answer => write_only,
        })
    }

    fn is_deprecated(&self, property: &Property<'a>) -> bool {
        let schemas = property
            .schemas
            .iter()
            .filter_map(|schema| self.context.schema(*schema));
        schemas.into_iter().any(|schema| schema.schema_data.deprecated)
    }

    /// Whether a part of `allOf` takes no property of this name.
    fn is_forbidden(&self, parts: &Parts<'a>, name: &str) -> bool {
        parts.all.iter().any(|part| {
            let is_closed = matches!(part.shape.additional, Some(AdditionalProperties::Any(false)));
            let declares = part
                .shape
                .properties
                .is_some_and(|properties| properties.contains_key(name));
            is_closed && !declares && self.patterns(part).all(|(pattern, _)| !pattern::matches(pattern, name))
        })
    }

    fn property(
        &mut self,
        parts: &Parts<'a>,
        property: &Property<'a>,
        documented: Option<&Map<String, Value>>,
        wish: Wish<'_>,
    ) -> Option<Value> {
        let tag = parts.tags.iter().find(|(name, _)| *name == property.name);
        let inner = Wish {
            fill: match (wish.fill, self.direction) {
                (Fill::Most, Direction::Request) => Fill::Some,
                (Fill::Most, Direction::Answer) => Fill::One,
                _ => Fill::Least,
            },
            hint: documented.and_then(|object| object.get(property.name)),
            nth: wish.nth,
        };
        let Some((_, tag)) = tag else {
            return self.value(&Wanted::of(property.schemas.iter().copied()), inner);
        };
        let tag = Value::from(tag.as_str());
        let hint = Some(&tag);
        let wanted = Wanted::of(property.schemas.iter().copied());
        self.value(&wanted, Wish { hint, ..inner })
    }

    /// Whether a value of an optional property shows anything.
    fn is_worth_it(&self, value: &Value) -> bool {
        match value {
            Value::Null => false,
            Value::Array(elements) => !elements.is_empty() && !self.flat,
            Value::Object(entries) => !entries.is_empty() && !self.flat,
            _ => true,
        }
    }

    /// Adds keys without a declaration until there are as many.
    fn add_keys(&mut self, parts: &Parts<'a>, object: &mut Map<String, Value>, wanted: usize) {
        for nth in 0..wanted.saturating_sub(object.len()) {
            let of_pattern = parts.all.iter().find_map(|part| self.patterns(part).next());
            let names: Vec<Use<'a>> = parts.all.iter().filter_map(|part| self.names(part)).collect();
            let least = Wish {
                fill: Fill::Least,
                hint: None,
                nth,
            };
            let key = match of_pattern {
                Some((pattern, _)) => pattern::texts(pattern, 0, usize::MAX)
                    .find(|key| pattern::matches(pattern, key) && !object.contains_key(key)),
                None if names.is_empty() => Some(if nth == 0 {
                    "key".to_owned()
                } else {
                    format!("key{}", nth + 1)
                }),
                None => match self.value(&Wanted::of(names), least) {
                    Some(Value::String(key)) => Some(key),
                    _ => None,
                },
            };
            let schemas: Vec<Use<'a>> = match of_pattern {
                Some((_, schema)) => vec![schema],
                None => parts.all.iter().filter_map(additional).collect(),
            };
            let Some(key) = key.filter(|key| of_pattern.is_some() || !self.is_forbidden(parts, key)) else {
                return;
            };
            let least = Wish { nth: 0, ..least };
            if let Some(value) = self.value(&Wanted::of(schemas), least) {
                object.insert(key, value);
            }
        }
    }

    /// Adds what must be there beside what is (`dependentRequired`).
    fn add_dependents(&mut self, parts: &Parts<'a>, object: &mut Map<String, Value>, wish: Wish<'_>) -> Option<()> {
        for part in &parts.all {
            let origin = self.context.document.origins.of(&part.shape.data.extensions);
            let dependents = origin
                .and_then(|origin| origin.extra("dependentRequired"))
                .map(Node::entries);
            for (name, demanded) in dependents.unwrap_or_default() {
                let names = demanded.elements().iter().filter_map(Node::as_str);
                for name in names.filter(|_| object.contains_key(name)).collect::<Vec<_>>() {
                    if !object.contains_key(name) {
                        let schemas = parts.all.iter().filter_map(|part| of_name(part, name));
                        let fill = Fill::Least;
                        let value = self.value(
                            &Wanted::of(schemas),
                            Wish {
                                fill,
                                hint: None,
                                ..wish
                            },
                        )?;
                        object.insert(name.to_owned(), value);
                    }
                }
            }
        }
        Some(())
    }

    /// `patternProperties`.
    fn patterns(&self, part: &Part<'a>) -> impl Iterator<Item = (&'a str, Use<'a>)> + use<'a> {
        let origin = self.context.document.origins.of(&part.shape.data.extensions);
        let patterns = origin
            .and_then(|origin| origin.extra("patternProperties"))
            .map(Node::entries);
        let schemas = origin
            .into_iter()
            .flat_map(|origin| origin.schemas("patternProperties"));
        let patterns = patterns.unwrap_or_default().iter().map(|(pattern, _)| pattern.as_str());
        patterns.zip(schemas.map(Use::from))
    }

    /// `propertyNames`.
    fn names(&self, part: &Part<'a>) -> Option<Use<'a>> {
        let origin = self.context.document.origins.of(&part.shape.data.extensions)?;
        origin.schemas("propertyNames").next().map(Use::from)
    }
}

/// The names of the properties that an object must have, or that name what was chosen.
fn demanded<'a>(parts: &Parts<'a>) -> BTreeSet<&'a str> {
    let required = parts.all.iter().flat_map(|part| part.shape.required);
    let tags = parts.tags.iter().map(|(name, _)| *name);
    required.map(String::as_str).chain(tags).collect()
}

/// The names of the properties that are declared, in the order of the description.
fn declared<'p, 'a>(parts: &'p Parts<'a>) -> impl Iterator<Item = &'a str> + use<'p, 'a> {
    let properties = parts.all.iter().filter_map(|part| part.shape.properties);
    properties.flatten().map(|(name, _)| name.as_str())
}

/// What all parts say of the property of a name.
fn property<'a>(parts: &Parts<'a>, name: &'a str) -> Property<'a> {
    Property {
        name,
        schemas: parts.all.iter().filter_map(|part| of_name(part, name)).collect(),
    }
}

/// What a part says of the property of a name.
fn of_name<'a>(part: &Part<'a>, name: &str) -> Option<Use<'a>> {
    let own = part.shape.properties.and_then(|properties| properties.get(name));
    own.map(Use::from).or_else(|| additional(part))
}

/// What a part says of properties that it does not declare.
fn additional<'a>(part: &Part<'a>) -> Option<Use<'a>> {
    match part.shape.additional {
        Some(AdditionalProperties::Schema(schema)) => Some(Use::from(schema.as_ref())),
        _ => None,
    }
}

/// How many properties an object has at least and at most.
fn sizes(parts: &Parts<'_>) -> (usize, usize) {
    let (mut least, mut most) = (0, usize::MAX);
    for part in &parts.all {
        let (low, high) = match &part.schema.schema_kind {
            SchemaKind::Type(Type::Object(object)) => (object.min_properties, object.max_properties),
            SchemaKind::Any(any) => (any.min_properties, any.max_properties),
            _ => (None, None),
        };
        least = least.max(low.unwrap_or(0));
        most = most.min(high.unwrap_or(usize::MAX));
    }
    (least, most)
}
