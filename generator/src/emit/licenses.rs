//! The licence texts, for the licences that the crate names.

use super::package::Package;
use crate::options::Options;

/// File, the licence that it is the text of, and the text.
const TEXTS: [(&str, &str, &str); 2] = [
    ("LICENSE-MIT", "MIT", include_str!("../../licenses/LICENSE-MIT")),
    (
        "LICENSE-APACHE",
        "Apache-2.0",
        include_str!("../../licenses/LICENSE-APACHE"),
    ),
];

/// Adds the texts of the licences that `package.license` names and that are known here.
pub(super) fn files(package: &mut Package<'_>, options: &Options) {
    for (path, _) in named(options) {
        if let Some((_, _, text)) = TEXTS.iter().find(|(known, _, _)| *known == path) {
            package.copy(path, text);
        }
    }
}

/// The texts that the crate has: path and name of the licence.
pub(super) fn named(options: &Options) -> Vec<(&'static str, &'static str)> {
    let license = options.package.license.as_deref().unwrap_or("MIT OR Apache-2.0");
    TEXTS
        .iter()
        .filter(|(_, name, _)| license.split([' ', '/', '(', ')']).any(|part| part == *name))
        .map(|(path, name, _)| (*path, *name))
        .collect()
}
