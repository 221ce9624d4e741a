//! A feature for each group of operations, and which types each of them needs.

use std::collections::BTreeMap;

use super::pass::walk;
use crate::diagnostic::{Diagnostics, codes};
use crate::model::{Api, Group, TypeGate, TypeGates, TypeId, TypeRef};
use crate::naming::{ModuleName, features};
use crate::options::Options;
use crate::pointer::Place;

/// How many groups have features. The registry takes 300 features of a crate, and as many that one turns on; what is left
/// is for those that a crate has anyhow, and for those to come.
const MOST_GROUPS: usize = 270;

/// How many features a gate names. What more of them need is wanted by nearly everybody: of the 6,800 files of types of eight
/// large APIs that is a dozen, and all other gates are short enough to be read.
const MOST_IN_GATE: usize = 8;

/// Gives each group its feature, where there are several groups, and finds the types that only some of them need.
pub(super) fn settle(api: &mut Api, options: &Options, diagnostics: &mut Diagnostics) {
    if options.without_tag_features || api.groups.len() < 2 {
        return;
    }
    if api.groups.len() > MOST_GROUPS {
        let place = Place::default().key("paths");
        diagnostics.note(
            codes::TOO_MANY_TAGS,
            &place,
            format!(
                "there are {} groups of operations, more than the registry takes features of one crate; they have none",
                api.groups.len()
            ),
            "put several tags into one group under `[groups]`, leave operations out, or say `tag_features = false`",
        );
        return;
    }
    let modules = api.groups.iter().map(|group| &group.module);
    let modules: Vec<_> = modules
        .chain(api.aliases.modules.iter().map(|alias| &alias.old))
        .collect();
    let mut names = features(&modules);
    let old = names.split_off(api.groups.len());
    api.type_gates = gates(api);
    for (group, name) in api.groups.iter_mut().zip(names) {
        group.feature = Some(name);
    }
    for (alias, name) in api.aliases.modules.iter_mut().zip(old) {
        alias.feature = Some(name);
    }
}

/// The files of types as a graph: a file is as little as the compiler can leave out.
struct Files<'a> {
    names: Vec<&'a ModuleName>,
    /// The file of each type.
    of_types: Vec<usize>,
    /// The files that the types of each file are made of.
    uses: Vec<Vec<usize>>,
}

/// Who needs each file.
fn gates(api: &Api) -> TypeGates {
    let files = Files::of(api);
    let mut needed_by = vec![TypeGate::default(); files.names.len()];
    for (place, group) in api.groups.iter().enumerate() {
        let needs = files.reached(files.holding(of_group(group)));
        for (gate, _) in needed_by.iter_mut().zip(needs).filter(|(_, is_needed)| *is_needed) {
            gate.groups.push(place);
        }
    }
    let needs = files.reached(files.holding(of_webhooks(api)));
    for (gate, is_needed) in needed_by.iter_mut().zip(needs) {
        gate.webhooks = is_needed;
    }
    let unused = (0..).zip(&needed_by).filter(|(_, gate)| **gate == TypeGate::default());
    let needs = files.reached(unused.map(|(file, _)| file).collect());
    for (gate, is_needed) in needed_by.iter_mut().zip(needs) {
        gate.unused = is_needed;
    }
    // One struct reads the headers of all answers.
    let headers = api.response_headers.iter().map(|header| &header.ty);
    let always = files.reached(files.holding(headers.collect()));
    let gated = files.names.iter().zip(needed_by).zip(always);
    gated
        .filter(|((_, gate), always)| !always && is_short(gate))
        .map(|((name, gate), _)| ((*name).clone(), gate))
        .collect()
}

/// Whether a gate is short enough to be read. A file has no gate where one that uses it has none, as it has the features of
/// that too. What all groups need has one: it would get it with the next group, and be gone for whoever has no group on.
fn is_short(gate: &TypeGate) -> bool {
    gate.groups.len() + usize::from(gate.webhooks) <= MOST_IN_GATE
}

/// What the operations of a group are made of.
fn of_group(group: &Group) -> Vec<&TypeRef> {
    group.operations.iter().flat_map(walk::of_operation).collect()
}

/// What the service sends of its own accord.
fn of_webhooks(api: &Api) -> Vec<&TypeRef> {
    let bodies = api.webhooks.iter().filter_map(|webhook| webhook.ty.as_ref());
    let headers = api.webhook_headers.iter().map(|header| &header.ty);
    bodies.chain(&api.webhook_event).chain(headers).collect()
}

impl<'a> Files<'a> {
    fn of(api: &'a Api) -> Self {
        let mut places: BTreeMap<&ModuleName, usize> = BTreeMap::new();
        let mut names = Vec::new();
        let mut of_types = Vec::with_capacity(api.types.0.len());
        for def in &api.types.0 {
            let place = *places.entry(&def.module).or_insert_with(|| {
                names.push(&def.module);
                names.len() - 1
            });
            of_types.push(place);
        }
        let mut files = Self {
            uses: vec![Vec::new(); names.len()],
            names,
            of_types,
        };
        for (def, file) in api.types.0.iter().zip(files.of_types.clone()) {
            let used = files.holding(walk::uses(&def.kind));
            if let Some(uses) = files.uses.get_mut(file) {
                uses.extend(used);
            }
        }
        files
    }

    /// The files that hold the types of these uses.
    fn holding(&self, uses: Vec<&TypeRef>) -> Vec<usize> {
        let mut found = Vec::new();
        for ty in uses {
            ty.each_named(&mut |TypeId(id)| found.extend(self.of_types.get(id as usize)));
        }
        found
    }

    /// Whether each file is among these, or is used by one that is.
    fn reached(&self, mut open: Vec<usize>) -> Vec<bool> {
        let mut reached = vec![false; self.names.len()];
        while let Some(file) = open.pop() {
            let Some(slot) = reached.get_mut(file).filter(|slot| !**slot) else {
                continue;
            };
            *slot = true;
            open.extend(self.uses.get(file).into_iter().flatten());
        }
        reached
    }
}
