//! Under which paths users find what a crate has.

use std::collections::{BTreeMap, BTreeSet};

use super::{DEPTH, Entry, Names, Target};
use crate::evolution::surface::source::{Gate, Reach};

/// A path that leads to something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Route {
    /// Whether a part of it is kept out of the documentation.
    pub(in super::super) is_hidden: bool,
    /// Whether it is by a glob.
    pub(in super::super) by_glob: bool,
    /// How many segments it has.
    length: usize,
    /// The path, `types::Connection`.
    pub(in super::super) path: String,
    /// The features that the modules and imports on the way need.
    pub(in super::super) gate: Gate,
}

/// Something of another crate under a path of this one, or a glob.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Reexport {
    /// The module that has it.
    pub(in super::super) module: String,
    /// The name there; `*` for all that is in a module.
    pub(in super::super) name: String,
    /// What it is.
    pub(in super::super) target: Target,
    pub(in super::super) gate: Gate,
    pub(in super::super) docs: Option<String>,
}

/// All paths.
#[derive(Debug, Default)]
pub(in super::super) struct Routes {
    /// Those of each definition, the one it is called by first.
    pub(in super::super) definitions: BTreeMap<usize, BTreeSet<Route>>,
    /// Those of each module.
    pub(in super::super) modules: BTreeMap<usize, BTreeSet<Route>>,
    /// What is of other crates, and globs.
    pub(in super::super) reexports: BTreeSet<Reexport>,
}

/// Where a walk is.
#[derive(Clone, Default)]
struct Place {
    path: Vec<String>,
    gate: Gate,
    is_hidden: bool,
    by_glob: bool,
}

impl Names {
    /// Finds every path that leads to something from the root.
    pub(in super::super) fn routes(&self) -> Routes {
        let mut routes = Routes::default();
        self.walk(0, &Place::default(), &mut vec![0], &mut routes);
        routes
    }

    fn walk(&self, module: usize, place: &Place, inside: &mut Vec<usize>, routes: &mut Routes) {
        let Some(found) = self.modules.get(module) else { return };
        for (name, entries) in &found.entries {
            for entry in entries.iter().filter(|entry| entry.reach == Reach::Everyone) {
                self.follow(module, name, entry, place, inside, routes);
            }
        }
        for glob in found.globs.iter().filter(|glob| glob.reach == Reach::Everyone) {
            for target in self.targets(glob, module, DEPTH) {
                let mut place = place.clone();
                place.gate.extend(glob.gate.iter().cloned());
                place.is_hidden |= glob.is_hidden;
                if !place.is_hidden {
                    routes.reexports.insert(Reexport {
                        module: place.path.join("::"),
                        name: "*".to_owned(),
                        target: target.clone(),
                        gate: place.gate.clone(),
                        docs: None,
                    });
                }
                if let Target::Module(inner) = target {
                    place.by_glob = true;
                    let mut taken = found.entries.keys().cloned().collect();
                    self.unfold(inner, &place, &mut taken, inside, routes);
                }
            }
        }
    }

    /// What a glob brings: every name that is not taken.
    fn unfold(
        &self,
        module: usize,
        place: &Place,
        taken: &mut BTreeSet<String>,
        inside: &mut Vec<usize>,
        routes: &mut Routes,
    ) {
        let Some(found) = self.modules.get(module).filter(|_| inside.len() < DEPTH) else {
            return;
        };
        for (name, entries) in found.entries.iter().filter(|(name, _)| !taken.contains(*name)) {
            for entry in entries.iter().filter(|entry| entry.reach == Reach::Everyone) {
                self.follow(module, name, entry, place, inside, routes);
            }
        }
        taken.extend(found.entries.keys().cloned());
        for glob in found.globs.iter().filter(|glob| glob.reach == Reach::Everyone) {
            for target in self.targets(glob, module, DEPTH) {
                if let Target::Module(inner) = target {
                    let mut place = place.clone();
                    place.gate.extend(glob.gate.iter().cloned());
                    place.is_hidden |= glob.is_hidden;
                    inside.push(module);
                    self.unfold(inner, &place, taken, inside, routes);
                    inside.pop();
                }
            }
        }
    }

    fn follow(
        &self,
        module: usize,
        name: &str,
        entry: &Entry,
        place: &Place,
        inside: &mut Vec<usize>,
        routes: &mut Routes,
    ) {
        let mut place = place.clone();
        let within = place.path.join("::");
        place.path.push(name.to_owned());
        place.gate.extend(entry.gate.iter().cloned());
        place.is_hidden |= entry.is_hidden;
        for target in self.targets(entry, module, DEPTH) {
            match target {
                Target::Item(id) => {
                    let mut route = place.route();
                    route.is_hidden |= self.definitions.get(id).is_some_and(|found| found.item.marks.hidden);
                    routes.definitions.entry(id).or_default().insert(route);
                }
                Target::Module(inner) => {
                    routes.modules.entry(inner).or_default().insert(place.route());
                    if !inside.contains(&inner) {
                        inside.push(inner);
                        self.walk(inner, &place, inside, routes);
                        inside.pop();
                    }
                }
                Target::Other(_) if place.is_hidden => {}
                target @ Target::Other(_) => {
                    routes.reexports.insert(Reexport {
                        module: within.clone(),
                        name: name.to_owned(),
                        target,
                        gate: place.gate.clone(),
                        docs: entry.docs.clone(),
                    });
                }
            }
        }
    }
}

impl Place {
    fn route(&self) -> Route {
        Route {
            is_hidden: self.is_hidden,
            by_glob: self.by_glob,
            length: self.path.len(),
            path: self.path.join("::"),
            gate: self.gate.clone(),
        }
    }
}
