//! `Cargo.lock` of the workspace around a crate: the one line of it that says the version of the crate.

use std::io;
use std::path::Path;

use super::Disk;
use super::sync::Change;

const NAME: &str = "Cargo.lock";

/// The change that the file needs for a version of a package; nothing where it says that already, or does not know the
/// package.
///
/// The file is looked for in the folder of the crate, `root`, and those above it, as Cargo does.
///
/// # Errors
///
/// A file cannot be read.
pub fn change(disk: &dyn Disk, root: &Path, package: &str, version: &str) -> io::Result<Option<Change>> {
    for above in 0..root.components().count() {
        let path = format!("{}{NAME}", "../".repeat(above));
        let Some(before) = disk.read(&path)? else { continue };
        let after = std::str::from_utf8(&before)
            .ok()
            .and_then(|text| edited(text, package, version));
        return Ok(after.map(|after| Change {
            path,
            before: Some(before),
            after: Some(after.into_bytes()),
            by_hand: false,
        }));
    }
    Ok(None)
}

/// Whether a path of a plan is that of a lock of Cargo.
pub(super) fn is_one(path: &str) -> bool {
    path.rsplit('/').next() == Some(NAME)
}

/// The text with another version of a package; nothing where it says that one, or does not have the package. One with a
/// source is another package, from a registry.
fn edited(text: &str, package: &str, version: &str) -> Option<String> {
    let mut start = 0;
    for entry in text.split_inclusive("[[package]]") {
        let from = start;
        start += entry.len();
        let value = |key: &str| {
            let mut lines = entry.lines();
            lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
        };
        if value("name") != Some(package) || value("source").is_some() {
            continue;
        }
        let old = value("version").filter(|old| *old != version)?;
        let line = format!("version = \"{old}\"");
        let at = from + entry.find(&line)?;
        let (before, rest) = text.split_at_checked(at)?;
        return Some(format!("{before}version = \"{version}\"{}", rest.strip_prefix(&line)?));
    }
    None
}
