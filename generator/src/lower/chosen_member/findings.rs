//! Which entries of `[fields]` and `[variants]` name something, and what is said of the others.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, FIELDS, Table, VARIANTS};
use crate::lower::context::Context;
use crate::lower::matched::{mend, missing};

/// What was found of the tables while names were given.
#[derive(Default)]
pub(super) struct Findings<'a> {
    /// The types that entries are about.
    types: BTreeSet<(&'static str, &'a str)>,
    /// The entries that name something.
    pub(super) entries: BTreeSet<Entry<'a>>,
    /// What could have been named instead, by table and place.
    known: BTreeMap<(&'static str, &'a str), Vec<String>>,
    /// Names that something else has which does not give way.
    pub(super) taken: BTreeSet<Entry<'a>>,
}

impl<'a> Findings<'a> {
    /// Notes that there is a type at the places, and what it has.
    pub(super) fn know(&mut self, kind: &'static str, table: &'a Table, places: &[String], members: &[String]) {
        for (place, _) in places.iter().filter_map(|place| table.get_key_value(place)) {
            self.types.insert((kind, place));
            self.known.entry((kind, place)).or_default().extend_from_slice(members);
        }
    }

    /// Says which entries name nothing, and which names cannot be had.
    pub(super) fn complain(&self, context: &mut Context<'a>) {
        let options = context.options;
        let tables = [
            (FIELDS, &options.fields, "struct"),
            (VARIANTS, &options.variants, "enum"),
        ];
        for (kind, table, noun) in tables {
            for (place, names) in table {
                let of = format!("`[{kind}.\"{place}\"]`");
                let is_used = |key: &String| self.entries.contains(&(kind, place, key));
                if !self.types.contains(&(kind, place)) && !names.keys().any(is_used) {
                    let help = "remove it, or look in the description for where the schema stands now";
                    absent(
                        context,
                        format!("{of} is the place of no {noun} of this description"),
                        help,
                    );
                    continue;
                }
                for (key, name) in names {
                    if self.taken.contains(&(kind, place, key)) {
                        let message = format!("`{name}` under {of} is the name of something else that keeps it");
                        context.diagnostics.push(missing(message, "choose another name"));
                    } else if !is_used(key) {
                        let message = format!("`{key}` under {of} is nothing that the {noun} has");
                        absent(context, message, &self.suggestion((kind, place, key)));
                    }
                }
            }
        }
    }

    fn suggestion(&self, (kind, place, key): Entry<'_>) -> String {
        let known = self.known.get(&(kind, place)).map_or(&[][..], Vec::as_slice);
        mend(key, known)
    }
}

/// Of two descriptions that are compared, one may not have what is named.
fn absent(context: &mut Context<'_>, message: String, help: &str) {
    if !context.options.names_may_miss {
        context.diagnostics.push(missing(message, help));
    }
}
