//! The order of a group's operations: that of the life of what the group is about.

use crate::model::Operation;
use crate::naming::words;

/// The words that methods begin with, by their place in that life; all others stand between the last two.
const RANKS: [&[&str]; 4] = [
    &["create", "add", "new", "upload", "register", "insert", "post"],
    &["list", "search", "find", "query", "browse"],
    &[
        "get", "fetch", "read", "retrieve", "show", "view", "describe", "download", "count", "check",
    ],
    &[
        "update",
        "set",
        "put",
        "patch",
        "configure",
        "replace",
        "edit",
        "modify",
        "change",
        "rename",
        "upsert",
    ],
];

/// The words that methods begin with that end the life.
const LAST: [&str; 4] = ["delete", "remove", "destroy", "purge"];

/// Where an operation comes, whatever the order of the description: by its verb, then the plainer the sooner.
pub(super) fn order(operation: &Operation) -> (usize, usize, String) {
    let words = words::split(operation.method.bare());
    let verb = words.first().map(String::as_str).unwrap_or_default();
    let rank = if LAST.contains(&verb) {
        RANKS.len() + 1
    } else {
        RANKS
            .iter()
            .position(|verbs| verbs.contains(&verb))
            .unwrap_or(RANKS.len())
    };
    (rank, words.len(), operation.method.as_str().to_owned())
}
