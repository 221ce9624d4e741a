//! What targets of references are called as components: each by its own file and place, whatever comes first in the walk.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::file::Files;
use super::reference::Kind;
use crate::pointer::{Place, SourceId};

/// Names of targets, which become components.
pub(super) type Names = HashMap<(Kind, Place), String>;

/// Keys on the way to a target that say nothing about it.
const FRAME: [&str; 12] = [
    "components",
    "schemas",
    "properties",
    "$defs",
    "definitions",
    "items",
    "paths",
    "content",
    "schema",
    "responses",
    "parameters",
    "headers",
];

/// What a target could be called, the best first.
pub(super) fn wishes(place: &Place, names: &[String], files: &Files) -> Vec<String> {
    let mut folders: Vec<&str> = path_of(place, files).split('/').collect();
    if let Some(file) = folders.last_mut() {
        *file = file.split('.').next().unwrap_or_default();
    }
    folders.retain(|word| !word.is_empty());
    let mut wishes = names.to_vec();
    if wishes.is_empty() {
        let file = || folders.pop().map_or_else(|| "Schema".to_owned(), str::to_owned);
        wishes.push(own(place).unwrap_or_else(file));
    }
    if let Some(last) = wishes.last().cloned() {
        let more = (0..folders.len()).rev();
        wishes
            .extend(more.map(|from| letters(&format!("{}_{last}", folders.get(from..).unwrap_or_default().join("_")))));
    }
    wishes
}

/// Gives each target the first of its wishes that it alone has and no component; what is left gets a number, in the order
/// of the places.
pub(super) fn settle(
    targets: &[((Kind, Place), Vec<String>)],
    taken: BTreeSet<(&'static str, String)>,
    files: &Files,
) -> Names {
    let mut used = taken;
    let mut open: Vec<&((Kind, Place), Vec<String>)> = targets.iter().collect();
    open.sort_by_key(|((_, place), _)| (path_of(place, files), &place.pointer));
    let mut given = Names::new();
    let levels = targets.iter().map(|(_, wishes)| wishes.len()).max();
    for level in 0..levels.unwrap_or_default() {
        let mut claims: BTreeMap<(&'static str, &String), usize> = BTreeMap::new();
        for ((kind, _), wishes) in &open {
            if let Some(wish) = wishes.get(level) {
                *claims.entry((kind.section(), wish)).or_default() += 1;
            }
        }
        open.retain(|(key, wishes)| {
            let Some(wish) = wishes.get(level) else { return true };
            let name = (key.0.section(), wish.clone());
            if claims.get(&(name.0, wish)) != Some(&1) || used.contains(&name) {
                return true;
            }
            used.insert(name);
            given.insert(key.clone(), wish.clone());
            false
        });
    }
    for (key, wishes) in open {
        let wish = wishes.first().map_or("Schema", String::as_str);
        let numbered = (2u32..).map(|number| format!("{wish}{number}"));
        let free = numbered
            .into_iter()
            .find(|name| used.insert((key.0.section(), name.clone())));
        given.extend(free.map(|name| (key.clone(), name)));
    }
    given
}

/// The name that a target has by its own pointer: its key, after those of the component of the description it stands in.
fn own(place: &Place) -> Option<String> {
    let tokens = || place.pointer.tokens();
    let words: Vec<String> = tokens()
        .filter(|token| !FRAME.contains(&token.as_str()))
        .map(|token| letters(&token))
        .collect();
    let in_definitions = tokens().any(|token| token == "$defs" || token == "definitions");
    let name = if in_definitions || place.source != SourceId(0) {
        words.last().cloned()
    } else {
        Some(words.join("_"))
    };
    name.filter(|name| !name.is_empty())
}

fn letters(text: &str) -> String {
    let letter = |character: char| if character.is_alphanumeric() { character } else { '_' };
    text.chars().map(letter).collect()
}

/// The path of the file that a place is in; empty for the first.
fn path_of<'f>(place: &Place, files: &'f Files) -> &'f str {
    files.get(place.source).map_or("", |file| file.path.as_str())
}
