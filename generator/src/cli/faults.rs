//! What `--check` finds, a line for each: which file, and what is wrong with it.

use super::sync::{Change, Plan};
use super::workspace_lock;
use crate::Generated;
use crate::evolution::{Lock, changelog};

/// How many lines are shown; what is left is counted.
const MOST: usize = 20;

/// The lines.
pub(super) fn lines(crate_folder: &str, package: &str, plan: &Plan, generated: &Generated) -> Vec<String> {
    let of = |change| of_change(crate_folder, package, change, generated);
    let mut lines: Vec<String> = plan.changes().flat_map(of).collect();
    if lines.len() > MOST {
        let more = lines.len() - MOST;
        lines.truncate(MOST);
        lines.push(format!("and {more} more"));
    }
    lines
}

fn of_change(crate_folder: &str, package: &str, change: &Change, generated: &Generated) -> Vec<String> {
    let place = place(crate_folder, &change.path);
    let version = &generated.version;
    let before = String::from_utf8_lossy(change.before.as_deref().unwrap_or_default());
    let line = match change {
        Change { by_hand: true, .. } => format!("codegen did not write what stands in `{place}`"),
        Change { after: None, .. } => format!("`{place}` is not generated any more"),
        Change { before: None, .. } => format!("`{place}` is missing"),
        Change { path, .. } if path == Lock::PATH => {
            format!("`{place}` is stale: what it records is another generation")
        }
        Change { path, .. } if path == changelog::PATH => return of_changelog(&place, &before, generated),
        Change { path, .. } if workspace_lock::is_one(path) => {
            format!("`{place}` has another version of `{package}` than {version}")
        }
        _ => format!("`{place}` is not what the inputs give"),
    };
    let stated = version_of(&before).filter(|stated| change.path == "Cargo.toml" && *stated != version);
    let stated = stated.map(|stated| format!("`{place}` has the version {stated}, and should have {version}"));
    std::iter::once(line).chain(stated).collect()
}

fn of_changelog(place: &str, before: &str, generated: &Generated) -> Vec<String> {
    let after = generated.files.text(changelog::PATH).unwrap_or_default();
    let lacking = after.lines().filter(|line| line.starts_with("- "));
    let lacking: Vec<String> = lacking
        .filter(|line| before.lines().all(|other| other != *line))
        .map(|line| {
            format!(
                "`{place}` lacks the entry `{}`",
                line.trim_start_matches("- ").replace('`', "")
            )
        })
        .collect();
    match lacking.is_empty() {
        true => vec![format!("`{place}` has entries that are true no more")],
        false => lacking,
    }
}

/// The version that a manifest states.
fn version_of(manifest: &str) -> Option<&str> {
    let mut lines = manifest.lines();
    lines.find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
}

/// A path of a plan for people.
pub(super) fn place(crate_folder: &str, path: &str) -> String {
    let (mut folder, mut path) = (crate_folder, path);
    while let Some(rest) = path.strip_prefix("../") {
        match folder.rsplit_once('/') {
            Some((above, name)) if name != ".." => (folder, path) = (above, rest),
            None if !matches!(folder, "." | ".." | "") => (folder, path) = ("", rest),
            _ => break,
        }
    }
    match folder {
        "" => path.to_owned(),
        folder => format!("{folder}/{path}"),
    }
}
