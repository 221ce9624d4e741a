//! How the registry finds the crate, where nobody chose keywords and categories.

use super::client;
use crate::config::is_keyword;
use crate::model::Api;

/// How many words of the title are keywords.
const TITLE_WORDS: usize = 2;

/// Words of titles that say nothing of the service.
const PLAIN: [&str; 24] = [
    "a",
    "an",
    "and",
    "api",
    "apis",
    "client",
    "definition",
    "for",
    "http",
    "management",
    "of",
    "open",
    "openapi",
    "platform",
    "public",
    "reference",
    "rest",
    "restful",
    "server",
    "service",
    "spec",
    "swagger",
    "the",
    "web",
];

/// Words of the title that can be keywords, where all that it says can, and what every client is.
pub(super) fn keywords(api: &Api) -> Vec<String> {
    let title = client::title(api).to_lowercase();
    let words = title
        .split_whitespace()
        .map(|word| word.trim_matches([',', ':', '.', '-']));
    let says = words.filter(|word| !word.is_empty() && !PLAIN.contains(word) && !is_version(word));
    let mut keywords: Vec<String> = says.map(str::to_owned).collect();
    keywords.dedup();
    let is_clean = |word: &String| word.len() > 1 && is_keyword(word);
    if keywords.len() > TITLE_WORDS || !keywords.iter().all(is_clean) || api.info.title.trim().is_empty() {
        keywords.clear();
    }
    keywords.push("api".to_owned());
    if api.has_operations() {
        keywords.push("client".to_owned());
    }
    keywords
}

/// `3`, `v3`, `2024`.
fn is_version(word: &str) -> bool {
    let digits = word.strip_prefix('v').unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What every client is.
pub(super) fn categories(api: &Api) -> &'static [&'static str] {
    match api.has_operations() {
        true => &["api-bindings", "web-programming::http-client"],
        false => &["api-bindings"],
    }
}
