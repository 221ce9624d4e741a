//! The names that the user chose for fields, values and members of unions: they win, and others give way.

mod findings;

use std::collections::BTreeMap;

use self::findings::Findings;
use super::context::Context;
use super::draft::Draft;
use super::names::{component_key, key_of};
use crate::model::{Member, Struct, TypeKind, TypeRef, Variant};
use crate::naming::{FieldName, Name, Scope, VariantName, keyword};

/// The names of a table, by the place of the type and by what the description calls the member.
type Table = BTreeMap<String, BTreeMap<String, String>>;

/// An entry by its table, the place of the type and its key.
type Entry<'a> = (&'static str, &'a str, &'a str);

const FIELDS: &str = "fields";
const VARIANTS: &str = "variants";

/// Gives the members of types the names that the configuration has for them.
///
/// It comes when members have the names of before, which these replace, and before anything is called after a member.
pub(super) fn give(context: &mut Context<'_>) {
    let options = context.options;
    if options.fields.is_empty() && options.variants.is_empty() {
        return;
    }
    let mut findings = Findings::default();
    let origins: Vec<Vec<String>> = context.types.iter().map(|draft| origins(context, draft)).collect();
    let mut drafts = std::mem::take(&mut context.types);
    for (at, draft) in drafts.iter_mut().enumerate() {
        let Some(places) = origins.get(at) else { continue };
        let before = draft.released.is_some().then(|| names_of(&draft.kind));
        match &mut draft.kind {
            TypeKind::Struct(object) => fields(&options.fields, places, object, &mut findings),
            TypeKind::Union(union) => {
                let unrecognized = (!union.is_closed).then_some(&union.unrecognized);
                let members = (union.members.as_mut_slice(), unrecognized);
                self::members(&options.variants, places, members, &origins, &mut findings);
            }
            kind @ (TypeKind::Enum(_) | TypeKind::Values(_)) => {
                values(&options.variants, places, kind.values_mut(), &mut findings);
            }
            _ => {}
        }
        let renamed = before.iter().flatten().zip(names_of(&draft.kind));
        for (before, now) in renamed.filter(|(before, now)| *before != now) {
            context.aliases.rename_value(at, before, &now);
        }
    }
    context.types = drafts;
    findings.complain(context);
}

/// The names of values; none of what is no enumeration.
fn names_of(kind: &TypeKind) -> Vec<String> {
    let (variants, _) = kind.values();
    variants.iter().map(|variant| variant.name.bare().to_owned()).collect()
}

/// The places by which the user can mean a type: its own, that of the component, and those of further schemas of its shape.
fn origins(context: &Context<'_>, draft: &Draft) -> Vec<String> {
    let component = component_key(context, draft).map(|key| Context::component_place("schemas", key).pointer);
    let own = [key_of(context, draft), draft.origin.pointer.as_str().to_owned()];
    let component = component.map(|pointer| pointer.as_str().to_owned());
    let nodes = draft.nodes.iter().map(|node| {
        let key = context.place_key(*node);
        key.strip_prefix('#').map_or(key.clone(), str::to_owned)
    });
    own.into_iter().chain(component).chain(nodes).collect()
}

/// The entry of the first place that has one, among several that a member may be meant by.
fn entry<'a>(
    kind: &'static str,
    table: &'a Table,
    places: &[String],
    is_key: impl Fn(&str) -> bool,
) -> Option<(Entry<'a>, &'a str)> {
    let found = places.iter().filter_map(|place| table.get_key_value(place));
    found
        .flat_map(|(place, names)| names.iter().map(move |(key, name)| (place, key, name)))
        .find(|(_, key, _)| is_key(key))
        .map(|(place, key, name)| ((kind, place.as_str(), key.as_str()), name.as_str()))
}

fn fields<'a>(table: &'a Table, places: &[String], object: &mut Struct, findings: &mut Findings<'a>) {
    let wires: Vec<String> = object.fields.iter().map(|field| field.wire.clone()).collect();
    findings.know(FIELDS, table, places, &wires);
    let chosen: Vec<_> = object
        .fields
        .iter()
        .map(|field| {
            let declaring = field
                .origin
                .as_ref()
                .and_then(|origin| origin.pointer.parent()?.parent());
            let declaring: Vec<String> = declaring.iter().map(|place| place.as_str().to_owned()).collect();
            let own = entry(FIELDS, table, places, |key| key == field.wire);
            own.or_else(|| entry(FIELDS, table, &declaring, |key| key == field.wire))
        })
        .collect();
    let rest = object
        .rest
        .as_mut()
        .map(|rest| (&mut rest.name, "extra".to_owned(), None));
    let items = object.fields.iter_mut().zip(chosen);
    let items = items.map(|(field, chosen)| (&mut field.name, field.wire.clone(), chosen));
    rename::<FieldName>(items.chain(rest).collect(), Scope::new(&[keyword::FIELDS]), findings);
}

fn values<'a>(
    table: &'a Table,
    places: &[String],
    (variants, unrecognized): (&mut [Variant], Option<&VariantName>),
    findings: &mut Findings<'a>,
) {
    let wires: Vec<String> = variants.iter().map(|variant| variant.wire.clone()).collect();
    findings.know(VARIANTS, table, places, &wires);
    let items = variants.iter_mut().map(|variant| {
        // A text among values of other types is written as JSON.
        let text: Option<String> = serde_json::from_str(&variant.wire).ok();
        let quoted = |key: &str| text.as_deref() == Some(key);
        let is_exact = |key: &str| key == variant.wire;
        let chosen = entry(VARIANTS, table, places, is_exact);
        let is_other = |key: &str| wires.iter().any(|wire| wire == key);
        let chosen = chosen.or_else(|| entry(VARIANTS, table, places, |key| quoted(key) && !is_other(key)));
        (&mut variant.name, variant.wire.clone(), chosen)
    });
    rename(items.collect(), beside(unrecognized), findings);
}

fn members<'a>(
    table: &'a Table,
    places: &[String],
    (members, unrecognized): (&mut [Member], Option<&VariantName>),
    origins: &[Vec<String>],
    findings: &mut Findings<'a>,
) {
    let of_type = |ty: &TypeRef| match ty {
        TypeRef::Named(id) => origins.get(id.0 as usize).cloned().unwrap_or_default(),
        _ => Vec::new(),
    };
    let meant = |member: &Member| {
        let listed = member.origin.iter().map(|place| place.pointer.as_str().to_owned());
        listed.chain(of_type(&member.ty)).collect::<Vec<_>>()
    };
    let known: Vec<String> = members.iter().filter_map(|member| meant(member).pop()).collect();
    findings.know(VARIANTS, table, places, &known);
    let items = members.iter_mut().map(|member| {
        let meant = meant(member);
        let chosen = entry(VARIANTS, table, places, |key| meant.iter().any(|place| place == key));
        let text = member.name.bare().to_owned();
        (&mut member.name, text, chosen)
    });
    rename(items.collect(), beside(unrecognized), findings);
}

/// The scope of an enum: the variant for what is not known keeps its name.
fn beside(unrecognized: Option<&VariantName>) -> Scope<'static> {
    let mut scope = Scope::new(&[]);
    unrecognized.into_iter().for_each(|name| scope.reserve(name.as_str()));
    scope
}

/// A member by its name, its text and what is chosen for it.
type Item<'n, 'a, N> = (&'n mut N, String, Option<(Entry<'a>, &'a str)>);

/// Gives the chosen names; all other members keep theirs, but those that have a chosen one.
fn rename<'a, N: Name + AsRef<str>>(items: Vec<Item<'_, 'a, N>>, mut scope: Scope<'_>, findings: &mut Findings<'a>) {
    if items.iter().all(|(_, _, chosen)| chosen.is_none()) {
        return;
    }
    let mut others = Vec::new();
    for (name, text, chosen) in items {
        let Some((entry, wanted)) = chosen else {
            others.push((name, text));
            continue;
        };
        findings.entries.insert(entry);
        match scope.plain(wanted) {
            Some(given) => *name = given,
            None => drop(findings.taken.insert(entry)),
        }
    }
    let mut left = Vec::new();
    for (name, text) in others {
        match scope.keep(name.as_ref()) {
            Some(kept) => *name = kept,
            None => left.push((name, text)),
        }
    }
    let texts: Vec<&str> = left.iter().map(|(_, text)| text.as_str()).collect();
    let minted: Vec<N> = scope.mint_all(&texts);
    for ((name, _), minted) in left.into_iter().zip(minted) {
        *name = minted;
    }
}
