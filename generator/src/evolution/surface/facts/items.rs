//! Facts about items and what is in them.

use std::collections::BTreeSet;

use super::super::fact::Fact;
use super::super::names::{Definition, Route, Target};
use super::super::source::{Gate, Marks, Member, MemberKind, RawKind, RawTrait, RawType, Shape};
use super::auto::Table;
use super::render::{Place, Renderer};
use super::{Facts, tell as add};

/// Tells what a definition is, under the first of its paths.
pub(super) fn tell(
    id: usize,
    routes: &BTreeSet<Route>,
    renderer: &Renderer<'_>,
    threads: &Table<'_, '_>,
    facts: &mut Facts,
) {
    let Some(route) = routes.first().filter(|route| !route.is_hidden) else {
        return;
    };
    let Some(definition) = renderer.names.definitions.get(id) else {
        return;
    };
    let path = &route.path;
    let place = Place {
        module: definition.module,
        itself: None,
    };
    let gate: Gate = route.gate.union(&definition.gate).cloned().collect();
    let marks = &definition.item.marks;
    let (key, text) = match &definition.item.kind {
        RawKind::Type(found) => {
            members(path, &found.members, &gate, renderer, place, facts);
            (
                path.clone(),
                type_text(found, marks, &threads.missing(id), renderer, place),
            )
        }
        RawKind::Trait(found) => {
            members(path, &found.members, &gate, renderer, place, facts);
            (path.clone(), trait_text(found, renderer, place))
        }
        RawKind::Alias { generics, target } => {
            let generics = renderer.text(generics, place);
            (
                path.clone(),
                format!("type{generics} = {}", renderer.text(target, place)),
            )
        }
        RawKind::Value { text, is_function } => {
            let key = if *is_function {
                format!("{path}()")
            } else {
                path.clone()
            };
            (key, renderer.text(text, place))
        }
        RawKind::Macro => (format!("{path}!"), "macro".to_owned()),
        RawKind::Module(_) | RawKind::Use { .. } | RawKind::Impl(_) => return,
    };
    add(facts, key, fact(text, marks, gate));
}

fn fact(text: String, marks: &Marks, gate: Gate) -> Fact {
    Fact {
        text,
        is_deprecated: marks.deprecated,
        gate,
        docs: marks.docs.clone(),
    }
}

fn type_text(found: &RawType, marks: &Marks, missing: &[&str], renderer: &Renderer<'_>, place: Place<'_>) -> String {
    let mut words: Vec<String> = found.words.iter().map(|word| (*word).to_owned()).collect();
    let mut fields = found.members.iter().filter(|member| member.kind == MemberKind::Field);
    if fields.any(|field| !field.public || field.marks.hidden) {
        words.push("private".to_owned());
    }
    if marks.non_exhaustive {
        words.push("non_exhaustive".to_owned());
    }
    words.extend(missing.iter().map(|word| (*word).to_owned()));
    words.extend(marks.repr.iter().map(|repr| format!("repr:{repr}")));
    let generics = renderer.text(&found.generics, place);
    if !generics.is_empty() {
        words.push(generics);
    }
    words.join(" ") + &renderer.text(&found.bounds, place)
}

fn trait_text(found: &RawTrait, renderer: &Renderer<'_>, place: Place<'_>) -> String {
    let mut words = found.words.clone();
    if is_sealed(found, renderer, place.module, 8) {
        words.push("sealed");
    }
    let mut text = words.join(" ");
    let generics = renderer.text(&found.generics, place);
    if !generics.is_empty() {
        text = format!("{text} {generics}");
    }
    if !found.supertraits.is_empty() {
        text = format!("{text} : {}", renderer.unordered(&found.supertraits, " + ", place));
    }
    text + &renderer.text(&found.bounds, place)
}

/// Whether a supertrait is out of the reach of users, so that no type of theirs can have the trait.
fn is_sealed(found: &RawTrait, renderer: &Renderer<'_>, module: usize, depth: usize) -> bool {
    let mut paths = Vec::new();
    for supertrait in &found.supertraits {
        paths.extend(first_path(supertrait));
    }
    paths.iter().any(|path| {
        let Target::Item(id) = renderer.resolve(module, path) else {
            return false;
        };
        let Some(definition) = renderer.names.definitions.get(id) else {
            return false;
        };
        !renderer.is_public(id) || is_sealed_definition(definition, renderer, depth)
    })
}

fn is_sealed_definition(definition: &Definition, renderer: &Renderer<'_>, depth: usize) -> bool {
    match (&definition.item.kind, depth.checked_sub(1)) {
        (RawKind::Trait(found), Some(depth)) => is_sealed(found, renderer, definition.module, depth),
        _ => false,
    }
}

fn first_path(shape: &Shape) -> Option<Vec<String>> {
    let mut paths = Vec::new();
    super::super::source::paths(shape, &mut paths);
    paths.into_iter().next()
}

/// Tells what is in an item; of the features those that it needs beside the item's own.
pub(super) fn members(
    path: &str,
    found: &[Member],
    gate: &Gate,
    renderer: &Renderer<'_>,
    place: Place<'_>,
    facts: &mut Facts,
) {
    for member in found.iter().filter(|member| member.public && !member.marks.hidden) {
        let key = match member.kind {
            MemberKind::Function => format!("{path}::{}()", member.name),
            _ => format!("{path}::{}", member.name),
        };
        let more: Gate = member.marks.gate.difference(gate).cloned().collect();
        add(
            facts,
            key,
            fact(renderer.text(&member.text, place), &member.marks, more),
        );
    }
}
