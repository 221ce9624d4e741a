//! Equal inline schemas become one type: the key by which they are found equal.

use std::fmt::Write;

use super::context::Context;
use super::draft::{self, NodeId, Payload, Role};
use crate::model::{Decision, Field, TypeKind, Variant};
use crate::naming::{self, VariantName, noun};

/// Texts that two inline schemas share when they have the same shape and are called alike, and whether a new type goes by each.
///
/// An answer is found equal to what its group gets or lists, else to answers of methods with the same verb; a request to none.
pub(super) fn signatures(context: &Context<'_>, kind: &TypeKind, node: NodeId) -> Vec<String> {
    let shape = shape(kind);
    let alike = match payload_of(context, node) {
        Some(payload) if payload.suffix == ["request"] => vec![format!("request to {}", payload.phrase.join(" "))],
        Some(payload) => {
            let of = format!("{} of {}", payload.suffix.join(" "), payload.noun.join(" "));
            let verb = payload.method.first().map(String::as_str).unwrap_or_default();
            let mut keys = vec![format!("read {of}")];
            if !draft::reads(&payload.method) {
                keys.push(format!("{verb} {of}"));
            }
            keys
        }
        None => {
            let noun = relative_noun(context, node, None);
            let last = noun.last().map(|last| noun::singular(last)).unwrap_or_default();
            vec![match variant(context, node) {
                Some(_) if only_text(kind).is_some() => "one text".to_owned(),
                Some(_) => noun.join(" "),
                None => last,
            }]
        }
    };
    alike.into_iter().map(|alike| format!("{alike}:{shape}")).collect()
}

/// A text that two inline schemas share when they had one name before and still have the same shape, in whatever order.
pub(super) fn released_signature(name: &str, kind: &TypeKind) -> String {
    let mut parts = parts(kind);
    parts.sort_unstable();
    format!("released as {name}:{}", naming::digest(&parts.join(";")))
}

fn shape(kind: &TypeKind) -> String {
    let mut out = parts(kind).join(";");
    if let TypeKind::Union(union) = kind {
        let _ = match &union.decision {
            Decision::Tag(tag) => write!(out, "{tag:?}"),
            Decision::Guards(guards) => guards.iter().try_for_each(|guard| write!(out, "{:?};", guard.added)),
        };
    }
    out
}

/// What a type consists of, in its order.
fn parts(kind: &TypeKind) -> Vec<String> {
    match kind {
        TypeKind::Struct(object) => {
            let rest = object.rest.iter().map(|rest| format!("rest {:?}", rest.value));
            object.fields.iter().map(field).chain(rest).collect()
        }
        TypeKind::Enum(list) => values(&list.variants).collect(),
        TypeKind::Values(list) => values(&list.variants).chain([format!("{:?}", list.form)]).collect(),
        TypeKind::Union(union) => {
            let members = union.members.iter();
            let members = members.map(|member| format!("{} {:?}", member.name, member.ty));
            members.chain([union.is_closed.to_string()]).collect()
        }
        TypeKind::Newtype(newtype) => vec![format!("{:?}", newtype.inner)],
        TypeKind::Alias(ty) => vec![format!("{ty:?}")],
        TypeKind::Custom(path) => vec![path.clone()],
    }
}

fn field(field: &Field) -> String {
    format!(
        "{:?} {:?} {:?} {} {} {:?} {:?}",
        field.wire, field.ty, field.presence, field.deprecated, field.one_or_many, field.default, field.access
    )
}

fn values(variants: &[Variant]) -> impl Iterator<Item = String> {
    variants
        .iter()
        .map(|variant| format!("{:?} {}", variant.wire, variant.name))
}

/// The words of the member of a union that a node is.
pub(super) fn variant<'c>(context: &'c Context<'_>, node: NodeId) -> Option<&'c [String]> {
    match &context.nodes.get(node.0)?.role {
        Role::Variant { words, .. } => Some(words),
        _ => None,
    }
}

/// The variant of an enumeration of a single text: beside other members of a union it says the same everywhere.
pub(super) fn only_text(kind: &TypeKind) -> Option<&VariantName> {
    match kind {
        TypeKind::Enum(list) => match list.variants.as_slice() {
            [only] => Some(&only.name),
            _ => None,
        },
        _ => None,
    }
}

/// The payload that a node is, as a whole or as its element.
pub(super) fn payload_of<'c>(context: &'c Context<'_>, node: NodeId) -> Option<&'c Payload> {
    let found = context.nodes.get(node.0)?;
    match &found.role {
        Role::Payload(payload) => Some(payload),
        Role::Item => payload_of(context, found.parent?),
        _ => None,
    }
}

/// What stands at a node is called so, in words; below `owner` when that is given.
pub(super) fn relative_noun(context: &Context<'_>, node: NodeId, owner: Option<NodeId>) -> Vec<String> {
    if Some(node) == owner {
        return Vec::new();
    }
    let Some(found) = context.nodes.get(node.0) else {
        return Vec::new();
    };
    let above = |context: &Context<'_>| {
        found
            .parent
            .map(|parent| relative_noun(context, parent, owner))
            .unwrap_or_default()
    };
    match &found.role {
        Role::Component(key) => crate::naming::words::split(key),
        Role::Payload(payload) => payload.phrase.iter().chain(&payload.suffix).cloned().collect(),
        Role::Parameter { wire, .. } | Role::Property(wire) => crate::naming::words::split(wire),
        Role::Item => element(above(context), "item"),
        Role::Value => element(above(context), "value"),
        Role::Variant { words, .. } if words.is_empty() => above(context),
        Role::Variant { words, .. } if owner.is_some() && found.parent == owner => words.clone(),
        Role::Variant { words, .. } => above(context).into_iter().chain(words.iter().cloned()).collect(),
    }
}

/// What one of several is called: the singular, or the noun with a word for its place.
pub(super) fn element(many: Vec<String>, word: &str) -> Vec<String> {
    let one = noun::singular_words(&many);
    if one != many {
        return one;
    }
    let mut words = many;
    words.push(word.to_owned());
    words
}
