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
    let license = options.package.license.as_deref().unwrap_or("MIT OR Apache-2.0");
    for (path, name, text) in TEXTS {
        let named = license.split([' ', '/', '(', ')']).any(|part| part == name);
        if named {
            package.copy(path, text);
        }
    }
}
