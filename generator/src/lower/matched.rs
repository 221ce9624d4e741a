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
    Diagnostic {
        code: codes::FILTER_WITHOUT_MATCH,
        severity: Severity::Error,
        location: Location::Nowhere,
        message: format!("`{key}` under {table} is {what} of this description"),
        help: "remove it, or look in the description for what it is called now".to_owned(),
    }
}
