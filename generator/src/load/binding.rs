//! Which parameter stands for which placeholder of a path, also where their names differ.

use super::walk::similar;

/// The template of the path in which the walk is, as far as parameters are concerned.
#[derive(Debug, Clone, Default)]
pub(super) struct Slots {
    /// The placeholders of the path, in their order.
    pub(super) names: Vec<String>,
    /// The names in the query of the template, each with the placeholder that is its value.
    pub(super) query: Vec<(String, String)>,
    /// The placeholders that parameters of the path item describe.
    pub(super) described: Vec<String>,
    /// Whether a parameter of the path item cannot be had.
    pub(super) lacks_some: bool,
}

/// What a parameter that says it is one of the path stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Binding {
    /// The placeholder of its name.
    Own,
    /// A placeholder that is written otherwise, but says the same: `{id:[0-9]+}` for `id`.
    Variant(String),
    /// A placeholder of another name, as no other can be meant.
    Guess(String),
    /// The pair of this name in the query of the template.
    Query(String),
    /// Nothing in the template.
    Unused,
}

/// Binds the path parameters of a list, by their names; `elsewhere` are placeholders that others describe.
pub(super) fn bind(slots: &Slots, declared: &[&str], elsewhere: &[String]) -> Vec<Binding> {
    let mut open: Vec<&String> = slots
        .names
        .iter()
        .filter(|name| !declared.contains(&name.as_str()) && !elsewhere.contains(name))
        .collect();
    let mut bindings: Vec<Binding> = declared
        .iter()
        .map(|name| {
            if slots.names.iter().any(|other| other == name) {
                return Binding::Own;
            }
            let in_query = slots.query.iter().find(|(_, placeholder)| placeholder == name);
            in_query.map_or(Binding::Unused, |(key, _)| Binding::Query(key.clone()))
        })
        .collect();
    for (binding, name) in unused(&mut bindings, declared) {
        if let Some(found) = open.iter().position(|other| essence(other) == essence(name)) {
            *binding = Binding::Variant(open.remove(found).clone());
        }
    }
    for (binding, name) in unused(&mut bindings, declared) {
        let names: Vec<&str> = open.iter().map(|name| name.as_str()).collect();
        let found = similar(name, &names).and_then(|meant| names.iter().position(|name| *name == meant));
        if let Some(found) = found {
            *binding = Binding::Guess(open.remove(found).clone());
        }
    }
    let mut left: Vec<&mut Binding> = unused(&mut bindings, declared).map(|(binding, _)| binding).collect();
    if let ([binding], [name]) = (left.as_mut_slice(), open.as_slice()) {
        **binding = Binding::Guess((*name).clone());
    }
    bindings
}

fn unused<'b>(bindings: &'b mut [Binding], declared: &'b [&str]) -> impl Iterator<Item = (&'b mut Binding, &'b str)> {
    bindings
        .iter_mut()
        .zip(declared.iter().copied())
        .filter(|(binding, _)| **binding == Binding::Unused)
}

/// A name without case, punctuation and what follows it in a placeholder, such as a pattern.
fn essence(name: &str) -> String {
    let name = name.split([':', '=']).next().unwrap_or(name);
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
