//! References: what they point to inside the document.

use std::borrow::Cow;

use openapiv3::{Components, ReferenceOr, Schema};

use super::context::Context;
use crate::diagnostic::codes;
use crate::model::TypeId;
use crate::pointer::Place;

/// A schema where it is used: by reference or in place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Use<'a> {
    Reference(&'a str),
    Schema(&'a Schema),
}

impl Use<'_> {
    /// Whether it is the same reference, or the same schema in the same place.
    pub(super) fn is(self, other: Self) -> bool {
        match (self, other) {
            (Use::Reference(left), Use::Reference(right)) => left == right,
            (Use::Schema(left), Use::Schema(right)) => std::ptr::eq(left, right),
            _ => false,
        }
    }
}

impl<'a> From<&'a ReferenceOr<Schema>> for Use<'a> {
    fn from(schema: &'a ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Schema(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for Use<'a> {
    fn from(schema: &'a ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Schema(schema),
        }
    }
}

/// How many references may follow one another before they are taken for a circle.
const LIMIT: usize = 64;

impl<'a> Context<'a> {
    pub(super) fn parts(&self) -> Option<&'a Components> {
        self.document.openapi.components.as_ref()
    }

    /// The component of a reference, by its key.
    pub(super) fn schema_component(&self, reference: &str) -> Option<(&'a str, Use<'a>)> {
        let key = component_key(reference, "schemas")?;
        let (key, schema) = self.parts()?.schemas.get_key_value(&*key)?;
        Some((key.as_str(), schema.into()))
    }

    /// The schema that stands at the end of the references.
    pub(super) fn schema(&self, at: Use<'a>) -> Option<&'a Schema> {
        let mut at = at;
        for _ in 0..LIMIT {
            match at {
                Use::Schema(schema) => return Some(schema),
                Use::Reference(reference) => {
                    at = match self.schema_component(reference) {
                        Some((_, next)) => next,
                        None => Use::Schema(self.inner_schema(reference)?),
                    }
                }
            }
        }
        None
    }

    /// The schema of a reference into a component, such as `#/components/schemas/Pet/properties/name`.
    pub(super) fn inner_schema(&self, reference: &str) -> Option<&'a Schema> {
        if let Some(part) = self.composed.part(reference) {
            return Some(part);
        }
        let mut tokens = tokens(reference)?.into_iter();
        if tokens.next()? != "components" || tokens.next()? != "schemas" {
            return None;
        }
        let mut at: Use<'a> = self.parts()?.schemas.get(tokens.next()?.as_str())?.into();
        let mut steps = 0;
        while let Some(keyword) = tokens.next() {
            steps += 1;
            let Use::Schema(schema) = at else { return None };
            let shape = super::schema::shape::Shape::of(schema);
            at = match keyword.as_str() {
                "properties" => shape.properties?.get(tokens.next()?.as_str())?.into(),
                "items" => shape.items?.into(),
                "additionalProperties" => match shape.additional? {
                    openapiv3::AdditionalProperties::Schema(schema) => schema.as_ref().into(),
                    openapiv3::AdditionalProperties::Any(_) => return None,
                },
                "allOf" | "oneOf" | "anyOf" => {
                    let list = match keyword.as_str() {
                        "allOf" => shape.all_of,
                        "oneOf" => shape.one_of,
                        _ => shape.any_of,
                    };
                    list.get(tokens.next()?.parse::<usize>().ok()?)?.into()
                }
                _ => return None,
            };
        }
        match at {
            Use::Schema(schema) if steps > 0 => Some(schema),
            Use::Reference(reference) if steps > 0 => self.schema_component(reference).and_then(|(_, at)| match at {
                Use::Schema(schema) => Some(schema),
                Use::Reference(_) => None,
            }),
            _ => None,
        }
    }

    /// The type of a component; it is lowered later, once.
    pub(super) fn component(&mut self, key: &'a str) -> TypeId {
        if let Some(id) = self.components.get(key) {
            return *id;
        }
        let node = self.node(None, super::draft::Role::Component(key.to_owned()));
        let mut origin = Self::component_place("schemas", key);
        if let Some(ReferenceOr::Item(schema)) = self.parts().and_then(|parts| parts.schemas.get(key)) {
            origin = self.place(&schema.schema_data.extensions, &origin);
        }
        let id = self.next_type();
        self.types.push(super::draft::Draft {
            kind: crate::model::TypeKind::Alias(crate::model::TypeRef::Json),
            docs: crate::model::Docs::default(),
            example: None,
            deprecated: false,
            origin,
            nodes: vec![node],
            called: None,
            title: None,
            released: None,
        });
        if let Some(node) = self.nodes.get_mut(node.0) {
            node.ty = Some(id);
        }
        self.components.insert(key, id);
        self.queue.push_back((id, key));
        id
    }

    /// Complains about a reference to nothing.
    pub(super) fn dangling(&mut self, reference: &str, place: &Place, instead: &str) {
        let remote = !reference.starts_with('#');
        let (code, what, help) = if remote {
            (
                codes::EXTERNAL_REFERENCE,
                "is outside this description",
                "add the file to the description, or permit its folder",
            )
        } else {
            (
                codes::DANGLING_REFERENCE,
                "points to nothing",
                "correct the reference, or add what it points to",
            )
        };
        self.diagnostics
            .degraded(code, place, format!("`$ref: {reference}` {what}; {instead}"), help);
    }

    /// What a reference to an entry of `components` other than a schema points to.
    pub(super) fn entry<T>(
        &self,
        at: &'a ReferenceOr<T>,
        kind: &str,
        entries: impl Fn(&'a Components) -> &'a indexmap::IndexMap<String, ReferenceOr<T>>,
    ) -> Result<&'a T, &'a str> {
        let mut at = at;
        for _ in 0..LIMIT {
            match at {
                ReferenceOr::Item(item) => return Ok(item),
                ReferenceOr::Reference { reference } => {
                    let next = component_key(reference, kind)
                        .and_then(|key| self.parts().and_then(|parts| entries(parts).get(&*key)));
                    let Some(next) = next else { return Err(reference) };
                    at = next;
                }
            }
        }
        match at {
            ReferenceOr::Reference { reference } => Err(reference),
            ReferenceOr::Item(item) => Ok(item),
        }
    }
}

/// The key of a reference to an entry of `components`, as the description writes it.
pub(super) fn written_component_key(reference: &str, kind: &str) -> Option<String> {
    component_key(&percent_decoded(reference), kind).map(Cow::into_owned)
}

/// The key of a reference to an entry of `components`, as `load` writes it.
pub(super) fn component_key<'r>(reference: &'r str, kind: &str) -> Option<Cow<'r, str>> {
    let rest = reference.strip_prefix("#/components/")?;
    let key = rest.strip_prefix(kind)?.strip_prefix('/')?;
    (!key.contains('/')).then(|| untilded(key))
}

/// The keys of a local reference, with tildes resolved; `load` has resolved the percent signs.
fn tokens(reference: &str) -> Option<Vec<String>> {
    let pointer = reference.strip_prefix("#/")?;
    Some(pointer.split('/').map(|token| untilded(token).into_owned()).collect())
}

fn untilded(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

/// A text with its percent-encoded bytes as they are.
pub(super) fn percent_decoded(token: &str) -> String {
    if !token.contains('%') {
        return token.to_owned();
    }
    let bytes = token.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        let hex = (*byte == b'%')
            .then(|| token.get(place + 1..place + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match hex {
            Some(value) => {
                out.push(value);
                place += 3;
            }
            None => {
                out.push(*byte);
                place += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| token.to_owned())
}
