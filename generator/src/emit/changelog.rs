//! `CHANGELOG.md`: the first entry; later ones come from the comparison with what was released.

use super::client;
use super::manifest;
use crate::model::Api;
use crate::options::Options;

/// The text of the file.
pub(super) fn text(api: &Api, options: &Options) -> String {
    let operations: usize = api.groups.iter().map(|group| group.operations.len()).sum();
    let of = match super::docs::one_line(&api.info.version) {
        version if version.is_empty() => String::new(),
        version => format!(", from version {version} of its description"),
    };
    format!(
        "# Changelog\n\n## {}\n\n- First version: the {operations} operations of the {} API{of}.\n",
        manifest::version(&options.package),
        client::title(api),
    )
}
