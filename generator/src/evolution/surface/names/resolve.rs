//! What a path means where it stands.

use std::collections::BTreeSet;

use super::{DEPTH, Entry, Meaning, Names, Target};
use crate::evolution::surface::source::Reach;

impl Names {
    /// The type, trait or module that a path means in a module; a path that the crate does not know is a word of the
    /// language, or of its prelude.
    pub(in super::super) fn resolve(&self, module: usize, path: &[String]) -> Target {
        let all = self.resolve_all(module, path, DEPTH);
        let fitting = all.iter().find(|target| match target {
            Target::Item(id) => self
                .definitions
                .get(*id)
                .is_some_and(|definition| definition.item.is_type()),
            Target::Module(_) | Target::Other(_) => true,
        });
        let other = || Target::Other(path.iter().filter(|segment| !segment.is_empty()).cloned().collect());
        fitting.or(all.first()).cloned().unwrap_or_else(other)
    }

    /// All that a path means: a name can be a module, a type and a value at once.
    pub(super) fn resolve_all(&self, module: usize, path: &[String], depth: usize) -> Vec<Target> {
        let (Some((first, rest)), Some(depth)) = (path.split_first(), depth.checked_sub(1)) else {
            return Vec::new();
        };
        let mut found = match first.as_str() {
            "" => return vec![Target::Other(rest.to_vec())],
            "crate" => vec![Target::Module(0)],
            "self" => vec![Target::Module(module)],
            "super" => {
                let parent = self.modules.get(module).and_then(|module| module.parent);
                parent.map(Target::Module).into_iter().collect()
            }
            name if self.is_other_crate(module, name) => return vec![Target::Other(path.to_vec())],
            name => self.lookup(module, name, module, &mut BTreeSet::new(), depth),
        };
        for name in rest {
            found = found
                .iter()
                .flat_map(|target| self.step(target, name, module, depth))
                .collect();
        }
        found
    }

    fn step(&self, target: &Target, name: &str, from: usize, depth: usize) -> Vec<Target> {
        match target {
            Target::Module(module) if name == "super" => {
                let parent = self.modules.get(*module).and_then(|module| module.parent);
                parent.map(Target::Module).into_iter().collect()
            }
            Target::Module(_) if name == "self" => vec![target.clone()],
            Target::Module(module) => self.lookup(*module, name, from, &mut BTreeSet::new(), depth),
            // A variant, or what a type has.
            Target::Item(_) => vec![target.clone()],
            Target::Other(path) => {
                let mut path = path.clone();
                path.push(name.to_owned());
                vec![Target::Other(path)]
            }
        }
    }

    /// A name of a dependency, unless the module has an item that is called so.
    fn is_other_crate(&self, module: usize, name: &str) -> bool {
        let entries = self.modules.get(module).and_then(|module| module.entries.get(name));
        let is_own = entries.is_some_and(|entries| {
            let mut entries = entries.iter();
            entries.any(|entry| !matches!(&entry.means, Meaning::Import(path) if path.len() == 1))
        });
        self.crates.contains(name) && !is_own
    }

    /// What a name means in a module for the code of another one.
    fn lookup(&self, module: usize, name: &str, from: usize, seen: &mut BTreeSet<usize>, depth: usize) -> Vec<Target> {
        let Some(found) = self.modules.get(module).filter(|_| depth > 0) else {
            return Vec::new();
        };
        let entries = found.entries.get(name).into_iter().flatten();
        let entries = entries.filter(|entry| self.is_visible(entry, module, from));
        let targets: Vec<Target> = entries.flat_map(|entry| self.targets(entry, module, depth)).collect();
        if !targets.is_empty() || !seen.insert(module) {
            return targets;
        }
        let globs = found.globs.iter().filter(|glob| self.is_visible(glob, module, from));
        for glob in globs {
            for target in self.targets(glob, module, depth) {
                let found = match target {
                    // What a glob brings is what the module sees that has it.
                    Target::Module(inner) => self.lookup(inner, name, module, seen, depth - 1),
                    Target::Item(_) | Target::Other(_) => Vec::new(),
                };
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// What an entry stands for.
    pub(super) fn targets(&self, entry: &Entry, module: usize, depth: usize) -> Vec<Target> {
        match &entry.means {
            Meaning::Module(inner) => vec![Target::Module(*inner)],
            Meaning::Definition(id) => vec![Target::Item(*id)],
            Meaning::Import(path) => self.resolve_all(module, path, depth),
        }
    }

    fn is_visible(&self, entry: &Entry, module: usize, from: usize) -> bool {
        entry.reach > Reach::Module || self.is_inside(from, module)
    }

    fn is_inside(&self, module: usize, outer: usize) -> bool {
        let mut at = Some(module);
        while let Some(module) = at {
            if module == outer {
                return true;
            }
            at = self.modules.get(module).and_then(|module| module.parent);
        }
        false
    }
}
