//! The names of fields, values and members of unions that were there before, which what is new beside them leaves to them.

use std::collections::HashSet;

use super::context::Context;
use super::draft::Draft;
use crate::model::{Struct, TypeKind, TypeRef, Variant};
use crate::naming::{
    Convention, FieldName, Members, Name, NameTable, Scope, TypeName, VariantName, identifier, keyword,
};

impl Context<'_> {
    /// How most members are written: as it was remembered, or else as those of all types are.
    pub(super) fn convention(&mut self, of: Members) -> Convention {
        if let Some(known) = self.given.convention(of) {
            return known;
        }
        let found = self.previous.convention(of).unwrap_or_else(|| match of {
            Members::Fields => Convention::prevailing(self.types.iter().flat_map(fields_of)),
            Members::Values => Convention::prevailing(self.types.iter().flat_map(values_of)),
        });
        self.given.set_convention(of, found);
        found
    }
}

/// Gives the members of every type that was there before the names which they had.
///
/// It comes when all types are known, as only then it is known which of them stand at several places.
pub(super) fn keep(context: &mut Context<'_>) {
    if context.previous.is_empty() {
        return;
    }
    let released: Vec<Option<String>> = context.types.iter().map(|draft| released(context, draft)).collect();
    for (draft, released) in context.types.iter_mut().zip(&released) {
        draft.released.clone_from(released);
    }
    let mut drafts = std::mem::take(&mut context.types);
    for draft in &mut drafts {
        let Some(owner) = &draft.released else { continue };
        match &mut draft.kind {
            TypeKind::Struct(object) => keep_fields(context.previous, owner, object),
            TypeKind::Enum(list) => {
                let mut scope = Scope::new(&[]);
                scope.reserve(list.unrecognized.as_str());
                keep_values(context.previous, owner, &mut list.variants, scope);
            }
            TypeKind::Values(list) => keep_values(context.previous, owner, &mut list.variants, Scope::new(&[])),
            TypeKind::Union(union) => {
                let mut scope = Scope::new(&[]);
                scope.reserve(union.unrecognized.as_str());
                let members = union.members.iter_mut();
                let items = members.map(|member| {
                    let text = shown(&member.ty, &|id| released.get(id).and_then(|name| name.as_deref()));
                    (&mut member.name, text)
                });
                keep_all(context.previous, &format!("{owner}::"), items.collect(), None, scope);
            }
            _ => {}
        }
    }
    context.types = drafts;
}

/// The name that a type had before.
fn released(context: &Context<'_>, draft: &Draft) -> Option<String> {
    if draft.released.is_some() {
        return draft.released.clone();
    }
    let node = draft.nodes.first()?;
    context.released_at(*node, &draft.origin).map(str::to_owned)
}

fn keep_fields(previous: &NameTable, owner: &str, object: &mut Struct) {
    let mut scope = Scope::new(&[keyword::FIELDS]);
    let rest = object.rest.as_mut();
    if let Some(rest) = rest
        && let Some(kept) = previous.get(&rest_key(owner)).and_then(|name| scope.keep(name))
    {
        rest.name = kept;
    }
    let items = object.fields.iter_mut();
    let items = items.map(|field| (&mut field.name, field.wire.clone())).collect();
    let convention = previous.convention(Members::Fields);
    keep_all::<FieldName>(previous, &format!("{owner}."), items, convention, scope);
}

fn keep_values(previous: &NameTable, owner: &str, variants: &mut [Variant], scope: Scope<'_>) {
    let items = variants.iter_mut();
    let items = items.map(|variant| (&mut variant.name, variant.wire.clone())).collect();
    let convention = previous.convention(Members::Values);
    keep_all::<VariantName>(previous, &format!("{owner}::"), items, convention, scope);
}

/// Members with their texts: those that are listed have their names, those that follow the convention the plain one, and
/// what is left is new.
fn keep_all<N: Name + AsRef<str> + PartialEq>(
    previous: &NameTable,
    start: &str,
    items: Vec<(&mut N, String)>,
    convention: Option<Convention>,
    mut scope: Scope<'_>,
) {
    let listed = previous.below(start).next().is_some();
    let is_plain = |name: &N, text: &str| convention.is_some_and(|convention| convention.writes(name.as_ref(), text));
    if !listed && items.iter().all(|(name, text)| is_plain(name, text)) {
        return;
    }
    let mut open = Vec::new();
    for (name, text) in items {
        match previous
            .get(&format!("{start}{text}"))
            .and_then(|kept| scope.keep(kept))
        {
            Some(kept) => *name = kept,
            None => open.push((name, text)),
        }
    }
    let mut new = Vec::new();
    for (name, text) in open {
        let plain = identifier::<N>(&text);
        let is_regular = convention.is_some_and(|convention| convention.writes(&plain, &text));
        match is_regular.then(|| scope.plain(&text)).flatten() {
            Some(kept) => *name = kept,
            None => new.push((name, text)),
        }
    }
    let mut left = Vec::new();
    for (name, text) in new {
        match scope.keep(name.as_ref()) {
            Some(kept) => *name = kept,
            None => left.push((name, text)),
        }
    }
    let texts: Vec<String> = left.iter().map(|(_, text)| text.clone()).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let minted: Vec<N> = scope.mint_all(&texts);
    for ((name, _), minted) in left.into_iter().zip(minted) {
        *name = minted;
    }
}

/// Remembers the names of members, but those that follow the convention and have the plain identifier of their text.
pub(super) fn give(context: &mut Context<'_>, names: &[TypeName]) {
    let fields = context.convention(Members::Fields);
    let values = context.convention(Members::Values);
    let mut given = std::mem::take(&mut context.given);
    let is_inline = |draft: &Draft| draft.nodes.iter().all(|node| context.is_inline(*node));
    let inline = context.types.iter().zip(names).filter(|(draft, _)| is_inline(draft));
    let inline: HashSet<&str> = inline.map(|(_, name)| name.as_str()).collect();
    for (draft, owner) in context.types.iter().zip(names) {
        for (name, wire) in fields_of(draft).filter(|(name, wire)| !fields.writes(name, wire)) {
            given.insert(format!("{owner}.{wire}"), name);
        }
        for (name, wire) in values_of(draft).filter(|(name, wire)| !values.writes(name, wire)) {
            given.insert(format!("{owner}::{wire}"), name);
        }
        match &draft.kind {
            TypeKind::Struct(object) => {
                let rest = object.rest.iter();
                given
                    .0
                    .extend(rest.map(|rest| (rest_key(owner.as_str()), rest.name.as_str().to_owned())));
            }
            TypeKind::Union(union) => {
                let shown = |ty: &TypeRef| shown(ty, &|id| names.get(id).map(TypeName::as_str));
                let members = union.members.iter().map(|member| (shown(&member.ty), &member.name));
                let members = members.filter(|(text, name)| text != name.as_str() || inline.contains(text.as_str()));
                given
                    .0
                    .extend(members.map(|(text, name)| (format!("{owner}::{text}"), name.as_str().to_owned())));
            }
            _ => {}
        }
    }
    context.given = given;
}

fn fields_of(draft: &Draft) -> impl Iterator<Item = (&str, &str)> {
    let object = match &draft.kind {
        TypeKind::Struct(object) => Some(object),
        _ => None,
    };
    let fields = object.into_iter().flat_map(|object| &object.fields);
    fields.map(|field| (field.name.bare(), field.wire.as_str()))
}

fn values_of(draft: &Draft) -> impl Iterator<Item = (&str, &str)> {
    let variants = match &draft.kind {
        TypeKind::Enum(list) => list.variants.as_slice(),
        TypeKind::Values(list) => list.variants.as_slice(),
        _ => &[],
    };
    variants
        .iter()
        .map(|variant| (variant.name.bare(), variant.wire.as_str()))
}

/// The key of the map beside the fields of a struct.
fn rest_key(owner: &str) -> String {
    format!("{owner} additionalProperties")
}

/// A type as text, by which a member of a union is told from the others.
fn shown<'n>(ty: &TypeRef, name: &impl Fn(usize) -> Option<&'n str>) -> String {
    match ty {
        TypeRef::Named(id) => name(id.0 as usize).unwrap_or_default().to_owned(),
        TypeRef::List(inner) => format!("Vec<{}>", shown(inner, name)),
        TypeRef::Map(_, inner) => format!("Map<{}>", shown(inner, name)),
        TypeRef::Nullable(inner) => format!("Option<{}>", shown(inner, name)),
        TypeRef::Boxed(inner) | TypeRef::Secret(inner) => shown(inner, name),
        TypeRef::Tuple(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| shown(part, name)).collect();
            format!("({})", parts.join(", "))
        }
        TypeRef::OpenTuple(tuple) => {
            let parts: Vec<String> = tuple.parts().map(|part| shown(part, name)).collect();
            format!("({}, ...)", parts.join(", "))
        }
        other => format!("{other:?}"),
    }
}
