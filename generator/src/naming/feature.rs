//! Names of features of the generated crate.

use super::{FeatureName, ModuleName, keyword};

/// What stands before a name that is taken.
const PREFIX: &str = "tag";

/// The feature of each module, in their order: its name in kebab-case, unless a feature of every crate or a dependency has
/// that name.
#[must_use]
pub fn features(modules: &[&ModuleName]) -> Vec<FeatureName> {
    let plain: Vec<String> = modules.iter().map(|module| kebab(module)).collect();
    let mut order: Vec<usize> = (0..modules.len()).collect();
    // Who gets a name that two come to does not depend on the order of the description.
    order.sort_by_key(|place| modules.get(*place).map(|module| module.bare()));
    let mut names: Vec<String> = vec![String::new(); modules.len()];
    for place in order {
        let Some(text) = plain.get(place) else { continue };
        let name = first_free(text, |name| {
            // The plain names go to whom they are the names of.
            let is_plain_of_another = name != text && plain.iter().any(|other| other == name);
            keyword::FEATURES.contains(&name) || is_plain_of_another || names.iter().any(|other| other == name)
        });
        if let Some(slot) = names.get_mut(place) {
            *slot = name;
        }
    }
    names.into_iter().map(FeatureName).collect()
}

fn kebab(module: &ModuleName) -> String {
    let words: Vec<&str> = module.bare().split('_').filter(|word| !word.is_empty()).collect();
    words.join("-")
}

fn first_free(text: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut name = text.to_owned();
    let mut number = 1u32;
    while is_taken(&name) {
        name = match number {
            1 => format!("{PREFIX}-{text}"),
            _ => format!("{PREFIX}-{text}-{number}"),
        };
        number = number.saturating_add(1);
    }
    name
}
