//! English just far enough for names: singular and plural, verbs that start a method's name.

/// Words whose singular no rule finds, and words that are their own.
const IRREGULAR: [(&str, &str); 18] = [
    ("people", "person"),
    ("children", "child"),
    ("men", "man"),
    ("women", "woman"),
    ("indices", "index"),
    ("vertices", "vertex"),
    ("matrices", "matrix"),
    ("criteria", "criterion"),
    ("statuses", "status"),
    ("aliases", "alias"),
    ("buses", "bus"),
    ("bonuses", "bonus"),
    ("caches", "cache"),
    ("leaves", "leaf"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("databases", "database"),
    ("licenses", "license"),
];

/// Words that end like plurals and are none.
const SINGULAR: [&str; 19] = [
    "access",
    "address",
    "alias",
    "analysis",
    "analytics",
    "basis",
    "bus",
    "business",
    "canvas",
    "dns",
    "gas",
    "https",
    "news",
    "process",
    "progress",
    "series",
    "sms",
    "status",
    "tls",
];

/// Verbs that methods start with.
const VERBS: [&str; 76] = [
    "accept",
    "activate",
    "add",
    "apply",
    "approve",
    "archive",
    "assign",
    "attach",
    "authorize",
    "batch",
    "build",
    "bulk",
    "cancel",
    "check",
    "clear",
    "clone",
    "close",
    "complete",
    "configure",
    "confirm",
    "connect",
    "copy",
    "count",
    "create",
    "deactivate",
    "delete",
    "detach",
    "disable",
    "download",
    "edit",
    "enable",
    "execute",
    "export",
    "fetch",
    "find",
    "forget",
    "generate",
    "get",
    "import",
    "insert",
    "install",
    "invite",
    "list",
    "lock",
    "login",
    "merge",
    "move",
    "patch",
    "pause",
    "post",
    "publish",
    "put",
    "read",
    "reject",
    "release",
    "remove",
    "rename",
    "replace",
    "reset",
    "restore",
    "resume",
    "retrieve",
    "revoke",
    "run",
    "search",
    "send",
    "set",
    "start",
    "stop",
    "submit",
    "suggest",
    "sync",
    "test",
    "update",
    "upload",
    "verify",
];

/// The singular of a lower-case English word, as far as rules go.
#[must_use]
pub fn singular(word: &str) -> String {
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
        return (*singular).to_owned();
    }
    if SINGULAR.contains(&word)
        || word.len() < 4 && word != "ids"
        || word.ends_with("ss")
        || word.ends_with("us")
        || word.ends_with("is")
    {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return word.strip_suffix("es").unwrap_or(word).to_owned();
        }
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// Whether methods start with this word: `create`, `list`, ...
#[must_use]
pub fn is_verb(word: &str) -> bool {
    VERBS.contains(&word)
}

/// The words with the last one in the singular.
#[must_use]
pub fn singular_words(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    words
}

/// The plural of a lower-case English word, as far as rules go.
#[must_use]
pub fn plural(word: &str) -> String {
    if let Some((plural, _)) = IRREGULAR.iter().find(|(_, singular)| *singular == word) {
        return (*plural).to_owned();
    }
    let consonant_before_y = word
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match consonant_before_y {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") => format!("{word}es"),
        None => format!("{word}s"),
    }
}
