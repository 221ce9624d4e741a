//! Names that come by a glob until an item of the module has the name.

use super::{Facts, change, outer};
use crate::evolution::{Change, Severity};

/// What a new item takes the path from: something that the module has by a glob.
pub(super) fn shadowing(key: &str, before: &Facts, after: &Facts) -> Option<Change> {
    let module = outer(key);
    let name = key.rsplit("::").next()?;
    let prefix = module.map_or_else(|| "use ".to_owned(), |module| format!("{module}::use "));
    let mut globs = before.keys().filter_map(|glob| {
        let from = glob.strip_prefix(prefix.as_str())?.strip_suffix("::*")?;
        after.contains_key(glob).then_some(from)
    });
    let hidden = globs.find_map(|from| {
        let hidden = format!("{from}::{name}");
        before.contains_key(&hidden).then_some(hidden)
    })?;
    let what = format!("is new, and takes this path from `{}`", hidden.trim_end_matches("()"));
    Some(change(Severity::Breaking, "glob-shadowed", key, what))
}
