//! `[fields]` and `[variants]`: names of what is in a type, by the place of the type.

use std::collections::BTreeMap;

use crate::naming::{Name, identifier};
use crate::toml_text::Section;

/// The names that are chosen for the members of types, by the place of the type and by what the description calls each.
pub(super) fn names<N: Name>(mut section: Section<'_>, kind: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let places = section.keys().into_iter();
    places
        .map(|place| {
            let members = of_type::<N>(section.section(&place), kind);
            (place, members)
        })
        .collect()
}

/// Those of one type, in which no name can stand twice.
fn of_type<N: Name>(mut section: Section<'_>, kind: &str) -> BTreeMap<String, String> {
    let mut members: BTreeMap<String, String> = BTreeMap::new();
    for key in section.keys() {
        let Some(name) = section.string(&key) else { continue };
        let other = members.iter().find(|(_, taken)| **taken == name);
        if let Some((other, _)) = other {
            let message = format!("`{name}` is chosen for `{other}` already");
            section.problem_at(&key, "bad-value", message, "choose another name for one of them");
        }
        let conventional = identifier::<N>(&name);
        if conventional != name {
            let message = format!("`{name}` is no name of a {kind} in the conventions of Rust");
            let help = format!("write it as Rust does: `{conventional}`");
            section.problem_at(&key, "bad-value", message, help);
        }
        members.insert(key, name);
    }
    members
}
