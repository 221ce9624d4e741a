//! References that lead in a circle and never say what they are.

use std::collections::{HashMap, HashSet};

use super::Node;
use super::file::{File, Files};
use crate::pointer::Place;

/// The places of the `$ref`s at which circles are cut: one for each circle, the last on its way.
pub(super) fn circles(files: &Files) -> HashSet<Place> {
    let mut targets: Vec<&Place> = files.0.iter().flat_map(File::all_targets).collect();
    targets.sort_unstable();
    let mut state: HashMap<Place, bool> = HashMap::new();
    let mut cuts = HashSet::new();
    for target in targets {
        visit(files, target, &mut state, &mut cuts);
    }
    cuts
}

/// Goes along the references depth first; `state` tells whether a place is done.
fn visit(files: &Files, start: &Place, state: &mut HashMap<Place, bool>, cuts: &mut HashSet<Place>) {
    if state.contains_key(start) {
        return;
    }
    state.insert(start.clone(), false);
    let mut way = vec![(start.clone(), aliases(files, start))];
    while let Some((place, rest)) = way.last_mut() {
        let Some((reference, target)) = rest.pop() else {
            state.insert(place.clone(), true);
            way.pop();
            continue;
        };
        match state.get(&target) {
            Some(true) => {}
            Some(false) => {
                cuts.insert(reference);
            }
            None => {
                state.insert(target.clone(), false);
                let next = aliases(files, &target);
                way.push((target, next));
            }
        }
    }
}

/// The references that a node is, or is put together from; each with its own place. The first comes last.
fn aliases(files: &Files, place: &Place) -> Vec<(Place, Place)> {
    let mut found = Vec::new();
    if let Some(node) = files.node(place) {
        collect(files, node, place, &mut found);
    }
    found.reverse();
    found
}

fn collect(files: &Files, node: &Node, place: &Place, found: &mut Vec<(Place, Place)>) {
    for (key, member) in node.entries() {
        match (key.as_str(), member) {
            ("$ref" | "$dynamicRef" | "$recursiveRef", Node::String(text)) => {
                let target = files
                    .get(place.source)
                    .and_then(|file| file.target(text, || place.pointer.clone()));
                if let Some(Ok(target)) = target {
                    found.push((place.key(key), target.clone()));
                }
            }
            // One of several alternatives may lead back: the others still say something.
            ("anyOf" | "oneOf", Node::List(elements)) if elements.len() > 1 => {}
            ("allOf" | "anyOf" | "oneOf", Node::List(elements)) => {
                for (index, element) in elements.iter().enumerate() {
                    collect(files, element, &place.key(key).index(index), found);
                }
            }
            _ => {}
        }
    }
}
