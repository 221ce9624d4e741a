//! Which entries of the configuration stand for something in the description, and what is said of the others.

use std::collections::HashSet;

use super::context::Context;
use crate::diagnostic::{Diagnostic, Location, Severity, codes};
use crate::options::{Filter, Options};

/// The entries that stand for something, by their table.
#[derive(Default)]
pub(super) struct Matched<'a>(HashSet<(&'static str, &'a str)>);

impl<'a> Matched<'a> {
    /// Notes that an entry stands for something.
    pub(super) fn note(&mut self, table: &'static str, key: &'a str) {
        self.0.insert((table, key));
    }

    fn has(&self, table: &'static str, key: &str) -> bool {
        self.0.contains(&(table, key))
    }
}

impl<'a> Context<'a> {
    /// Whether the user says that what has this name on the wire is a secret.
    pub(super) fn is_called_sensitive(&mut self, wire: &str) -> bool {
        let found = self.options.sensitive.iter().find(|known| *known == wire);
        found.inspect(|known| self.matched.note("sensitive", known)).is_some()
    }
}

/// Says which entries stand for nothing: they are misspelled, or what they meant is gone.
pub(super) fn complain(context: &mut Context<'_>) {
    let options = context.options;
    if options.names_may_miss {
        return;
    }
    for key in options
        .replace
        .keys()
        .filter(|key| !context.matched.has("replace", key))
    {
        context
            .diagnostics
            .push(unmatched("replace", key, "no schema, component or `format`"));
    }
    if leaves_out(options) {
        return;
    }
    let tables: [(&'static str, &str, Vec<&String>); 5] = [
        ("types", "the place of no type", options.types.keys().collect()),
        ("methods", "the id of no operation", options.methods.keys().collect()),
        ("groups", "the tag of no operation", options.groups.keys().collect()),
        (
            "sensitive",
            "the name of no property and no parameter",
            options.sensitive.iter().collect(),
        ),
        (
            "keep_undeclared",
            "the place of no object",
            options.keep_undeclared.iter().collect(),
        ),
    ];
    for (table, what, keys) in tables {
        for key in keys.into_iter().filter(|key| !context.matched.has(table, key)) {
            context.diagnostics.push(unmatched(table, key, what));
        }
    }
}

/// Whether a part of the description is not generated, where what is named may stand.
fn leaves_out(options: &Options) -> bool {
    options.include != Filter::default() || options.exclude != Filter::default()
}

/// That an entry stands for nothing.
pub(super) fn unmatched(table: &str, key: &str, what: &str) -> Diagnostic {
    let table = match table {
        "sensitive" | "keep_undeclared" => format!("`{table}`"),
        _ => format!("`[{table}]`"),
    };
    let message = format!("`{key}` under {table} is {what} of this description");
    missing(message, mend(key, &[]))
}

/// That the configuration names what it cannot.
pub(super) fn missing(message: String, help: impl Into<String>) -> Diagnostic {
    Diagnostic {
        code: codes::FILTER_WITHOUT_MATCH,
        severity: Severity::Error,
        location: Location::Nowhere,
        message,
        help: help.into(),
    }
}

/// What to do about a text that stands for nothing, beside those that do.
pub(super) fn mend(text: &str, known: &[String]) -> String {
    match nearest(text, known) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "remove it, or look in the description for what it is called now".to_owned(),
    }
}

/// The known text that a value was probably meant to be.
pub(super) fn nearest<'k>(value: &str, known: &'k [String]) -> Option<&'k String> {
    let alike = |known: &str| strsim::jaro_winkler(&value.to_lowercase(), &known.to_lowercase());
    known
        .iter()
        .map(|known| (alike(known), known))
        .filter(|(alike, _)| *alike > 0.8)
        .max_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(left.1)))
        .map(|(_, known)| known)
}
