//! Fields that always have the same value: an enumeration of one value, and the tag of a member of unions.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use crate::model::{Decision, Field, FixedValue, Presence, Tag, TypeId, TypeKind, TypeRef};

/// How many aliases may follow one another.
const LIMIT: usize = 32;

/// The texts that name a struct in unions, by the property that holds them.
type Names = BTreeMap<(TypeId, String), BTreeSet<String>>;

/// Finds the fields which nobody has to set.
pub(super) fn find(context: &mut Context<'_>) {
    let mut names = Names::new();
    for draft in &context.types {
        let TypeKind::Union(union) = &draft.kind else { continue };
        for (place, member) in union.members.iter().enumerate() {
            let Some(id) = structure(context, &member.ty) else {
                continue;
            };
            for (property, texts) in named_by(&union.decision, place) {
                names.entry((id, property)).or_default().extend(texts);
            }
        }
    }
    let mut found: Vec<(usize, usize, FixedValue)> = Vec::new();
    for (place, draft) in context.types.iter().enumerate() {
        let TypeKind::Struct(object) = &draft.kind else {
            continue;
        };
        let id = TypeId::at(u32::try_from(place).unwrap_or(u32::MAX));
        for (index, field) in object.fields.iter().enumerate() {
            let named = names.get(&(id, field.wire.clone()));
            found.extend(fixed(context, field, named).map(|value| (place, index, value)));
        }
    }
    for (place, index, value) in found {
        if let Some(draft) = context.types.get_mut(place)
            && let TypeKind::Struct(object) = &mut draft.kind
            && let Some(field) = object.fields.get_mut(index)
        {
            field.fixed = Some(value);
        }
    }
}

/// The properties that name a member, and their texts.
fn named_by(decision: &Decision, place: usize) -> Vec<(String, BTreeSet<String>)> {
    match decision {
        Decision::Tag(tag) => vec![(tag.property.clone(), texts(tag, place))],
        Decision::Guards(guards) => {
            let constants = guards.get(place).map_or(&[][..], |guard| &guard.constants);
            let plain = |json: &String| serde_json::from_str(json).unwrap_or_else(|_| json.clone());
            constants
                .iter()
                .map(|(property, values)| (property.clone(), values.iter().map(plain).collect()))
                .collect()
        }
    }
}

/// The texts that name a member; of one that stands for others too there are two, so that none is the one.
fn texts(tag: &Tag, place: usize) -> BTreeSet<String> {
    let own = tag.cases.iter().filter(|(_, member)| *member == place);
    let mut texts: BTreeSet<String> = own.map(|(text, _)| text.clone()).collect();
    if tag.other == Some(place) || tag.absent == Some(place) {
        texts.extend([String::new(), "?".to_owned()]);
    }
    texts
}

fn fixed(context: &Context<'_>, field: &Field, named: Option<&BTreeSet<String>>) -> Option<FixedValue> {
    let names = |text: &str| named.is_some_and(|texts| texts.contains(text));
    let named = named.filter(|texts| texts.len() == 1).and_then(BTreeSet::first);
    let ty = resolved(context, &field.ty);
    let variants = match ty {
        TypeRef::Named(id) => match &context.types.get(id.0 as usize)?.kind {
            TypeKind::Enum(list) => list.variants.as_slice(),
            // A tag is compared as text, and texts among other values are written as JSON.
            TypeKind::Values(list) => list.variants.as_slice(),
            _ => return None,
        },
        _ => &[],
    };
    match (field.presence, named, variants) {
        (Presence::Required, None, [only]) => Some(FixedValue::Variant(only.name.clone())),
        // A value without the tag may be of this member too: that it has one is still more certain.
        (Presence::Optional, None, [only]) if names(&only.wire) => Some(FixedValue::Variant(only.name.clone())),
        (Presence::Required | Presence::Optional, Some(text), variants) => match ty {
            TypeRef::String => Some(FixedValue::Text(text.clone())),
            TypeRef::Integer(_) => text.parse().ok().map(FixedValue::Integer),
            TypeRef::Bool => text.parse().ok().map(FixedValue::Bool),
            _ => {
                let found = variants.iter().find(|variant| variant.wire == *text)?;
                Some(FixedValue::Variant(found.name.clone()))
            }
        },
        _ => None,
    }
}

fn structure(context: &Context<'_>, ty: &TypeRef) -> Option<TypeId> {
    match resolved(context, ty) {
        TypeRef::Named(id) => Some(*id),
        _ => None,
    }
}

/// The type behind the names that are only other names of it.
fn resolved<'c>(context: &'c Context<'_>, ty: &'c TypeRef) -> &'c TypeRef {
    let mut ty = ty;
    for _ in 0..LIMIT {
        match ty {
            TypeRef::Named(id) => match context.types.get(id.0 as usize).map(|draft| &draft.kind) {
                Some(TypeKind::Alias(next)) => ty = next,
                _ => return ty,
            },
            _ => return ty,
        }
    }
    ty
}
