//! Patterns for paths: `*` stands for anything but `/`, and `**` for anything.

/// Whether a pattern takes a whole path.
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    if let Some(rest) = pattern.strip_prefix("**") {
        return suffixes(path).any(|end| matches(rest, end));
    }
    if let Some(rest) = pattern.strip_prefix('*') {
        let segment = path.find('/').unwrap_or(path.len());
        return suffixes(path)
            .take_while(|end| path.len() - end.len() <= segment)
            .any(|end| matches(rest, end));
    }
    let mut pattern = pattern.chars();
    let mut path = path.chars();
    match (pattern.next(), path.next()) {
        (None, None) => true,
        (Some(wanted), Some(found)) => wanted == found && matches(pattern.as_str(), path.as_str()),
        _ => false,
    }
}

/// A text without its first characters, from none to all of them.
fn suffixes(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.char_indices().map(|(place, _)| place).chain([text.len()]);
    ends.filter_map(|place| text.get(place..))
}
