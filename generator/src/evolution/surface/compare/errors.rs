//! The errors of an operation of which the description comes to say more.

use super::{Fact, Facts, change};
use crate::evolution::{Change, Severity};

/// What an alias of one of the runtime's types of errors becomes, where every variant of that stays.
///
/// The runtime's types are `#[non_exhaustive]` and say that the operation comes to have an enum of its own: programs match
/// on what the alias names, and go on doing so.
pub(super) fn told_apart(key: &str, old: &str, new: &str, after: &Facts) -> Option<Change> {
    let (old, new) = (Fact::parse(old), Fact::parse(new));
    let of = old.text.strip_prefix("type = ")?;
    let payload = match of.strip_prefix("DefaultError<") {
        Some(rest) => Some(rest.strip_suffix('>')?),
        None if of == "NoDocumentedError" => None,
        None => return None,
    };
    let keeps = match new.text.strip_prefix("type = ") {
        Some(alias) => payload.is_none() && alias.starts_with("DefaultError<"),
        None => new.has("enum") && new.has("non_exhaustive") && payload.is_none_or(|ty| has_default(key, ty, after)),
    };
    let what = "tells documented errors apart now";
    (keeps && old.gate == new.gate).then(|| change(Severity::Additive, "errors-told-apart", key, what))
}

/// Whether the enum has the variant of every status with a payload of this type.
fn has_default(key: &str, ty: &str, after: &Facts) -> bool {
    let variant = after.get(&format!("{key}::Default")).map(|fact| Fact::parse(fact).text);
    variant.is_some_and(|text| text == format!("variant({ty})"))
}
