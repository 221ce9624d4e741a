//! All schemas that a value has to meet, references followed and `allOf` taken apart.

use openapiv3::{Discriminator, ReferenceOr, Schema, SchemaKind};

use super::{Maker, Wanted};
use crate::lower::context::Context;
use crate::lower::resolve::Use;
use crate::lower::schema::annotated;
use crate::lower::schema::case::leads_to;
use crate::lower::schema::shape::Shape;

/// How deep schemas extend one another.
const DEEPEST: usize = 64;

/// One schema.
pub(super) struct Part<'a> {
    pub(super) schema: &'a Schema,
    pub(super) shape: Shape<'a>,
}

/// The schemas of a value.
#[derive(Default)]
pub(super) struct Parts<'a> {
    pub(super) all: Vec<Part<'a>>,
    /// Whether no value meets them.
    pub(super) is_never: bool,
    /// Whether `null` may stand for the value.
    pub(super) is_nullable: bool,
    /// The first choice that is still to be made.
    pub(super) choice: Option<Choice<'a>>,
    /// Properties that name what is chosen.
    pub(super) tags: Vec<(&'a str, String)>,
}

/// Several schemas, one of which the value has to meet.
pub(super) struct Choice<'a> {
    /// What makes it, so that it is made once.
    pub(super) key: *const (),
    /// Whether the value may meet no more than one of them (`oneOf`).
    pub(super) is_exclusive: bool,
    pub(super) members: Vec<Member<'a>>,
}

/// One of them, and the property that names it.
pub(super) struct Member<'a> {
    pub(super) schema: Use<'a>,
    pub(super) tag: Option<(&'a str, String)>,
}

impl<'a> Maker<'_, 'a> {
    /// Takes apart what is wanted.
    pub(super) fn parts(&self, wanted: &Wanted<'a>) -> Parts<'a> {
        let mut parts = Parts {
            tags: wanted.tags.clone(),
            ..Parts::default()
        };
        for at in &wanted.uses {
            self.add(*at, wanted, &mut parts, None, 0);
        }
        parts
    }

    /// Adds a schema; `component` is the one as a part of which it is looked at.
    fn add(&self, at: Use<'a>, wanted: &Wanted<'a>, parts: &mut Parts<'a>, component: Option<&'a str>, depth: usize) {
        let mut within = component;
        if let Use::Reference(reference) = at
            && component.is_none()
            && let Some((key, _)) = self.context.schema_component(reference)
        {
            within = Some(key);
            self.add_family(key, wanted, parts);
        }
        let Some(schema) = self.context.schema(at).filter(|_| depth < DEEPEST) else {
            return;
        };
        if parts.all.iter().any(|known| std::ptr::eq(known.schema, schema)) {
            return;
        }
        let shape = Shape::of(schema);
        // What is put together of several is of none of their families.
        let is_composed = !shape.all_of.is_empty() && annotated(&shape).is_none();
        let within = within.or(is_composed.then_some(""));
        parts.is_never |= is_false(schema);
        parts.is_nullable |= component.is_none() && shape.data.nullable;
        for part in shape.all_of {
            self.add(part.into(), wanted, parts, within, depth + 1);
        }
        for (members, is_exclusive) in [(shape.one_of, true), (shape.any_of, false)] {
            let key = members.as_ptr().cast::<()>();
            if !members.is_empty() && parts.choice.is_none() && !wanted.settled.contains(&key) {
                parts.choice = Some(Choice {
                    key,
                    is_exclusive,
                    members: self.members(members, shape.data.discriminator.as_ref()),
                });
            }
        }
        parts.all.push(Part { schema, shape });
    }

    /// The members of `oneOf` or `anyOf`.
    fn members(&self, members: &'a [ReferenceOr<Schema>], discriminator: Option<&'a Discriminator>) -> Vec<Member<'a>> {
        let tagged = |schema: Use<'a>| {
            let Use::Reference(reference) = schema else { return None };
            let (key, _) = self.context.schema_component(reference)?;
            Some(tag(discriminator?, key))
        };
        let members = members.iter().map(Use::from);
        members
            .map(|schema| Member {
                schema,
                tag: tagged(schema),
            })
            .collect()
    }

    /// Of a parent with heirs the value is one of these; of an heir the tag is its own.
    fn add_family(&self, key: &'a str, wanted: &Wanted<'a>, parts: &mut Parts<'a>) {
        let context: &Context<'a> = self.context;
        let Some(discriminator) = context.discriminator_of(key, 0) else {
            return;
        };
        let settled = std::ptr::from_ref(key).cast::<()>();
        let heirs = context.family(key).map(|(_, heirs)| heirs).unwrap_or_default();
        if heirs.is_empty() || wanted.settled.contains(&settled) {
            if !parts.tags.iter().any(|(name, _)| *name == discriminator.property_name) {
                parts.tags.push(tag(discriminator, key));
            }
            return;
        }
        let components = context.parts().map(|parts| &parts.schemas);
        let members = heirs.into_iter().filter_map(|heir| {
            Some(Member {
                schema: Use::from(components?.get(heir)?),
                tag: Some(tag(discriminator, heir)),
            })
        });
        parts.choice = Some(Choice {
            key: settled,
            is_exclusive: false,
            members: members.collect(),
        });
    }
}

/// The property that names a component, and what it is called there.
fn tag<'a>(discriminator: &'a Discriminator, key: &str) -> (&'a str, String) {
    let mapped = discriminator.mapping.iter().find(|(_, target)| leads_to(target, key));
    let text = mapped.map_or(key, |(text, _)| text);
    (&discriminator.property_name, text.to_owned())
}

/// The schema `false`.
fn is_false(schema: &Schema) -> bool {
    match &schema.schema_kind {
        SchemaKind::Not { not } => match not.as_ref() {
            ReferenceOr::Item(inner) => Shape::of(inner).is_empty() && !Shape::of(inner).not,
            ReferenceOr::Reference { .. } => false,
        },
        _ => false,
    }
}
