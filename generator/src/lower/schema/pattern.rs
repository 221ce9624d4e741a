//! What can be said of a regular expression without running it: whether it matches a name.

/// What a pattern may end with without asking for anything.
const ANYTHING: [&str; 4] = ["", "$", ".*", ".*$"];

/// Characters that mean something other than themselves.
const SPECIAL: &str = "\\^$.|?*+()[]{}";

/// Whether a pattern matches a name; nothing where that takes more than to compare texts.
pub(super) fn matches(pattern: &str, name: &str) -> Option<bool> {
    let Some(anchored) = pattern.strip_prefix('^') else {
        if ANYTHING.contains(&pattern) || matches!(pattern, ".+" | ".+$") {
            return Some(!name.is_empty() || !pattern.starts_with(".+"));
        }
        return plain(pattern).then(|| name.contains(pattern));
    };
    let end = anchored
        .find(|character| SPECIAL.contains(character))
        .unwrap_or(anchored.len());
    let (prefix, rest) = anchored.split_at(end);
    match rest {
        "$" => Some(name == prefix),
        ".+" | ".+$" => Some(name.starts_with(prefix) && name.len() > prefix.len()),
        rest if ANYTHING.contains(&rest) => Some(name.starts_with(prefix)),
        // What begins otherwise is not matched, unless the last character of the prefix may be missing.
        rest if !rest.starts_with(['?', '*', '{', '|']) && !rest.contains('|') && !name.starts_with(prefix) => {
            Some(false)
        }
        _ => None,
    }
}

fn plain(pattern: &str) -> bool {
    !pattern.contains(|character| SPECIAL.contains(character))
}
