//! What a place of a description became in Rust, by which rules, and who uses it.

mod find;
mod rules;
mod used_by;

use crate::model::Api;
use crate::options::Options;

/// One item that a place became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The item by its path from the root of the crate, such as `types::Connection::email`.
    pub item: String,
    /// The place that it was made from: a JSON pointer behind `#`, and behind the name of its file where that is another one.
    pub place: String,
    /// What decided its name and its shape, a sentence each.
    pub rules: Vec<String>,
    /// The items that use it, by their paths: operations, fields, variants.
    pub used_by: Vec<String>,
}

/// What a place became; where nothing was made of the place itself, what was made of the places below it, or else what it
/// is a part of.
///
/// A place is a JSON pointer, with or without `#` before it; behind the name of its file where that is not the description
/// itself. Nothing where no item comes from there.
#[must_use]
pub fn explain(api: &Api, options: &Options, place: &str) -> Vec<Explained> {
    let place = match place.contains('#') {
        true => place.to_owned(),
        false => format!("#{place}"),
    };
    let found = find::at(api, place.trim_end_matches('/'));
    found
        .into_iter()
        .map(|found| Explained {
            item: found.path(),
            place: found.place(api),
            rules: rules::of(options, &found),
            used_by: used_by::of(api, &found),
        })
        .collect()
}
