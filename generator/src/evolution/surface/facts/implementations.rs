//! Facts about implementations: methods under the path of their type, and all traits of a type on one line.

use std::collections::{BTreeMap, BTreeSet};

use super::super::fact::Fact;
use super::super::names::{Implementation, Routes, Target};
use super::super::source::{Gate, MemberKind, RawKind};
use super::projected::projected;
use super::render::{Place, Renderer};

/// The traits of each type: features, and what is written of a trait.
type Traits = BTreeMap<String, BTreeSet<(Gate, String)>>;

/// Tells what implementations give.
pub(super) fn tell(renderer: &Renderer<'_>, routes: &Routes) -> BTreeMap<String, String> {
    let mut traits = Traits::new();
    let mut members: BTreeMap<String, BTreeSet<Fact>> = BTreeMap::new();
    derived(renderer, &mut traits);
    let projected = projected(renderer);
    for found in &renderer.names.implementations {
        match &found.of.of_trait {
            Some(_) => of_trait(found, renderer, &projected, &mut traits),
            None => own(found, renderer, routes, &mut members),
        }
    }
    let traits = traits.into_iter().map(|(path, traits)| (path, line(&traits)));
    let members = members.into_iter().map(|(path, facts)| (path, Fact::write_all(&facts)));
    members.chain(traits).collect()
}

/// `Clone, Debug; serde: serde::Serialize`.
fn line(traits: &BTreeSet<(Gate, String)>) -> String {
    let mut by_gate: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (gate, text) in traits {
        let gate = gate.iter().map(String::as_str).collect::<Vec<_>>().join("+");
        by_gate.entry(gate).or_default().push(text);
    }
    let groups = by_gate.into_iter().map(|(gate, texts)| match gate.is_empty() {
        true => texts.join(", "),
        false => format!("{gate}: {}", texts.join(", ")),
    });
    groups.collect::<Vec<_>>().join("; ")
}

fn gate_of(id: usize, renderer: &Renderer<'_>) -> Gate {
    let definition = renderer.names.definitions.get(id);
    definition.map(|definition| definition.gate.clone()).unwrap_or_default()
}

/// What `derive` gives: each parameter needs the trait too.
fn derived(renderer: &Renderer<'_>, traits: &mut Traits) {
    for (id, definition) in renderer.names.definitions.iter().enumerate() {
        let RawKind::Type(found) = &definition.item.kind else {
            continue;
        };
        if !renderer.is_public(id) {
            continue;
        }
        for (gate, path) in &definition.item.marks.derives {
            let target = renderer.resolve(definition.module, path);
            let name = renderer.name(&target);
            let parameters = found.parameters.iter().filter(|(name, _)| name.starts_with('T'));
            let needs: Vec<String> = parameters
                .map(|(parameter, _)| format!("{parameter}: {name}"))
                .collect();
            let text = match needs.is_empty() {
                true => name,
                false => format!("{name} [{}]", needs.join(", ")),
            };
            traits
                .entry(format!("{}: impl", renderer.called(id)))
                .or_default()
                .insert((gate.clone(), text));
        }
    }
}

/// The items of a type's own implementation.
fn own(
    found: &Implementation,
    renderer: &Renderer<'_>,
    routes: &Routes,
    members: &mut BTreeMap<String, BTreeSet<Fact>>,
) {
    let place = Place {
        module: found.module,
        itself: None,
    };
    let Some(base) = &found.of.base else { return };
    let Target::Item(id) = renderer.resolve(found.module, base) else {
        return;
    };
    let id = renderer.behind_alias(id);
    if !renderer.is_public(id) {
        return;
    }
    let of = renderer.text(&found.of.of, place);
    let called = renderer.called(id);
    let (is_whole, shown) = shown(&of, id, renderer);
    let place = Place {
        module: found.module,
        itself: Some(&of),
    };
    let route = routes.definitions.get(&id).and_then(BTreeSet::first);
    let outer: Gate = route.map(|route| route.gate.clone()).unwrap_or_default();
    let outer: Gate = outer.union(&gate_of(id, renderer)).cloned().collect();
    for member in found
        .of
        .members
        .iter()
        .filter(|member| member.public && !member.marks.hidden)
    {
        let key = match member.kind {
            MemberKind::Function => format!("{called}::{}()", member.name),
            _ => format!("{called}::{}", member.name),
        };
        let text = renderer.text(&member.text, place);
        let gate = found.gate.union(&member.marks.gate);
        members.entry(key).or_default().insert(Fact {
            text: match is_whole {
                true => text,
                false => format!("for {shown}: {text}"),
            },
            is_deprecated: member.marks.deprecated,
            gate: gate.filter(|feature| !outer.contains(*feature)).cloned().collect(),
            docs: member.marks.docs.clone(),
        });
    }
}

/// Whether an implementation is for a type with any arguments; and the type as it is shown, `<Blocking>`.
fn shown(of: &str, id: usize, renderer: &Renderer<'_>) -> (bool, String) {
    let called = renderer.called(id);
    let declared = renderer.parameters(id);
    let whole = match declared.is_empty() {
        true => called.clone(),
        false => format!("{called}<{}>", declared.join(", ")),
    };
    let shown = match of.strip_prefix(&called) {
        Some("") => "<>".to_owned(),
        Some(arguments) if arguments.starts_with('<') => arguments.to_owned(),
        _ => of.to_owned(),
    };
    // Lifetimes that are left out stand for any.
    let is_whole = of == whole || (of == called && declared.iter().all(|name| name.starts_with('\'')));
    (is_whole, shown)
}

/// A trait of a type.
fn of_trait(found: &Implementation, renderer: &Renderer<'_>, projected: &BTreeSet<String>, traits: &mut Traits) {
    let Some(used) = &found.of.of_trait else { return };
    let place = Place {
        module: found.module,
        itself: None,
    };
    // What users cannot name they cannot convert from, either.
    let is_hidden = |path: &Vec<String>| match renderer.resolve(found.module, path) {
        Target::Item(id) => !renderer.is_public(id),
        Target::Module(_) | Target::Other(_) => false,
    };
    if used.mentioned.iter().any(is_hidden) {
        return;
    }
    let of_trait = renderer.resolve(found.module, &used.path);
    let is_hidden = match of_trait {
        Target::Item(id) if !renderer.is_nameable(id) => return,
        Target::Item(id) => !renderer.is_public(id),
        Target::Module(_) | Target::Other(_) => false,
    };
    let Some((key, owner)) = owner(found, of_trait.clone(), is_hidden, renderer) else {
        return;
    };
    let of = renderer.text(&found.of.of, place);
    let itself = Place {
        itself: Some(&of),
        ..place
    };
    let mut arguments: Vec<String> = used
        .arguments
        .iter()
        .map(|shape| renderer.text(shape, itself))
        .collect();
    let types = found.of.members.iter().filter(|member| member.kind == MemberKind::Type);
    let types = types.filter(|member| !is_hidden || projected.contains(&member.name));
    let types: BTreeSet<String> = types
        .map(|member| format!("{} = {}", member.name, renderer.text(&member.text, itself)))
        .collect();
    arguments.extend(types);
    let mut text = match used.is_negative {
        true => format!("!{}", renderer.name(&of_trait)),
        false => renderer.name(&of_trait),
    };
    if !arguments.is_empty() {
        text.push_str(&format!("<{}>", arguments.join(", ")));
    }
    let (is_whole, shown) = owner.map_or((false, of.clone()), |id| shown(&of, id, renderer));
    if !is_whole {
        text.push_str(&format!(" for {shown}"));
    }
    if !found.of.predicates.is_empty() {
        text.push_str(&format!(
            " [{}]",
            renderer.unordered(&found.of.predicates, ", ", itself)
        ));
    }
    let outer = owner.map(|id| gate_of(id, renderer)).unwrap_or_default();
    let gate = found.gate.difference(&outer).cloned().collect();
    traits.entry(key).or_default().insert((gate, text));
}

/// The fact that has an implementation: that of the type, of the trait, or of a type that the trait speaks of.
fn owner(
    found: &Implementation,
    of_trait: Target,
    is_hidden: bool,
    renderer: &Renderer<'_>,
) -> Option<(String, Option<usize>)> {
    let used = found.of.of_trait.as_ref()?;
    let base = found.of.base.as_ref().map(|base| renderer.resolve(found.module, base));
    if let Some(Target::Item(id)) = base {
        let id = renderer.behind_alias(id);
        return renderer
            .is_public(id)
            .then(|| (format!("{}: impl", renderer.called(id)), Some(id)));
    }
    if let Target::Item(id) = of_trait {
        return (!is_hidden).then(|| (format!("{}: impl", renderer.called(id)), None));
    }
    let mut mentioned = used
        .mentioned
        .iter()
        .filter_map(|path| match renderer.resolve(found.module, path) {
            Target::Item(id) if renderer.is_public(id) => Some(id),
            _ => None,
        });
    mentioned
        .next()
        .map(|id| (format!("{}: impl", renderer.called(id)), None))
}
