//! Whether a text matches a documented pattern, as ECMAScript understands it.

use regress::Regex;

/// Whether a text matches a pattern; what is no pattern rules nothing out.
#[must_use]
pub fn matches_pattern(text: &str, pattern: &str) -> bool {
    let regex = Regex::with_flags(pattern, "u").or_else(|_| Regex::new(pattern));
    regex.map_or(true, |regex| regex.find(text).is_some())
}
