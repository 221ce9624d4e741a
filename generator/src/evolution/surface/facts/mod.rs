//! Facts about everything that users can name.

mod auto;
mod implementations;
mod items;
mod manifest;
mod projected;
mod render;

use std::collections::{BTreeMap, BTreeSet};

use super::fact::Fact;
use super::names::{Names, Reexport, Route, Routes, Target, standard_name};
use super::source::{self, Gate};
use crate::files::FileSet;
use manifest::Manifest;
use render::Renderer;

/// Facts by path; a method of several implementations has several.
type Facts = BTreeMap<String, BTreeSet<Fact>>;

/// Reads the facts about a crate from its files.
pub(super) fn read(files: &FileSet) -> BTreeMap<String, String> {
    let manifest = Manifest::of(files.text("Cargo.toml").unwrap_or_default());
    let names = Names::of(source::read(files), manifest.crate_names());
    let routes = names.routes();
    let renderer = Renderer::new(&names, &routes, called(&names, &routes));
    let mut facts = Facts::new();
    modules(&names, &routes, &mut facts);
    reexports(&renderer, &routes, &mut facts);
    let threads = auto::Table::new(&renderer);
    for (id, routes) in &routes.definitions {
        items::tell(*id, routes, &renderer, &threads, &mut facts);
    }
    others(&renderer, &routes, &mut facts);
    let mut told: BTreeMap<String, String> = facts
        .into_iter()
        .map(|(path, facts)| (path, Fact::write_all(&facts)))
        .collect();
    told.extend(implementations::tell(&renderer, &routes));
    told.extend(manifest.facts(&renderer.crates()));
    told
}

/// What each definition is called: by the first of its paths, or by where it stands where users have none.
fn called(names: &Names, routes: &Routes) -> Vec<String> {
    let each = names.definitions.iter().enumerate();
    each.map(|(id, definition)| {
        let route = routes.definitions.get(&id).and_then(BTreeSet::first);
        route.map_or_else(
            || {
                let mut path = names.module_path(definition.module);
                path.push(definition.item.name.clone());
                path.join("::")
            },
            |route| route.path.clone(),
        )
    })
    .collect()
}

fn modules(names: &Names, routes: &Routes, facts: &mut Facts) {
    for (module, routes) in &routes.modules {
        let mut routes = routes.iter().filter(|route| !route.is_hidden);
        let Some(first) = routes.next() else { continue };
        let (docs, is_deprecated) = names.module_marks(*module);
        tell(
            facts,
            first.path.clone(),
            Fact {
                text: "mod".to_owned(),
                is_deprecated,
                gate: first.gate.clone(),
                docs,
            },
        );
        for other in routes.filter(|route| !route.by_glob) {
            tell(facts, other.path.clone(), import(&first.path, &other.gate));
        }
    }
}

/// What is of other crates, and globs of modules that users see.
fn reexports(renderer: &Renderer<'_>, routes: &Routes, facts: &mut Facts) {
    for reexport in &routes.reexports {
        let Some(target) = target(renderer, routes, &reexport.target) else {
            continue;
        };
        let inside = |name: &str| match reexport.module.is_empty() {
            true => name.to_owned(),
            false => format!("{}::{name}", reexport.module),
        };
        if reexport.name == "*" {
            let key = inside(&format!("use {target}::*"));
            tell(
                facts,
                key,
                Fact {
                    text: "glob".to_owned(),
                    gate: reexport.gate.clone(),
                    ..Fact::default()
                },
            );
        } else {
            let fact = import(&target, &reexport.gate);
            tell(
                facts,
                inside(&reexport.name),
                Fact {
                    docs: reexport.docs.clone(),
                    ..fact
                },
            );
        }
    }
}

fn target(renderer: &Renderer<'_>, routes: &Routes, target: &Target) -> Option<String> {
    match target {
        Target::Other(path) => {
            renderer.note(path);
            Some(standard_name(path))
        }
        Target::Module(module) => {
            let mut routes = routes.modules.get(module)?.iter();
            routes.find(|route| !route.is_hidden).map(|route| route.path.clone())
        }
        Target::Item(id) => Some(renderer.called(*id)),
    }
}

/// Further paths of items, where no glob says that there are some.
fn others(renderer: &Renderer<'_>, routes: &Routes, facts: &mut Facts) {
    let globs: BTreeSet<(String, String)> = routes
        .reexports
        .iter()
        .filter(|reexport| reexport.name == "*")
        .filter_map(|glob: &Reexport| Some((glob.module.clone(), target(renderer, routes, &glob.target)?)))
        .collect();
    for (id, paths) in &routes.definitions {
        let is_public = paths.first().is_some_and(|first| !first.is_hidden);
        for route in paths.iter().skip(1).filter(|route| is_public && !route.is_hidden) {
            if !is_implied(route, paths, &globs) {
                tell(facts, route.path.clone(), import(&renderer.called(*id), &route.gate));
            }
        }
    }
}

fn is_implied(route: &Route, paths: &BTreeSet<Route>, globs: &BTreeSet<(String, String)>) -> bool {
    let (module, name) = route.path.rsplit_once("::").unwrap_or(("", route.path.as_str()));
    let mut sources = globs.iter().filter(|(into, _)| into == module);
    route.by_glob && sources.any(|(_, from)| paths.iter().any(|path| path.path == format!("{from}::{name}")))
}

fn import(target: &str, gate: &Gate) -> Fact {
    Fact {
        text: format!("use {target}"),
        gate: gate.clone(),
        ..Fact::default()
    }
}

fn tell(facts: &mut Facts, path: String, fact: Fact) {
    facts.entry(path).or_default().insert(fact);
}
