//! Where the description says what a fact is: written where it does not follow from what the fact belongs to.

use super::WireSurface;
use super::fact::{Fact, unquoted};
use super::kind::Kind;
use crate::pointer::{Place, Pointer};

/// The attribute that holds a place.
pub(super) const KEY: &str = "at";

/// The text of a place: the file where it is not the description, and the pointer.
pub(super) fn text(place: &Place, files: &[String]) -> String {
    let file = usize::try_from(place.source.0)
        .ok()
        .and_then(|source| files.get(source));
    format!("{}#{}", file.map_or("", String::as_str), place.pointer)
}

/// What is written of a place: nothing where it follows, and what is below the owner's place only as that.
pub(super) fn written(place: &str, owner: Option<&str>, implied: Option<&str>) -> Option<String> {
    if implied == Some(place) {
        return None;
    }
    let below = owner.and_then(|owner| place.strip_prefix(owner));
    let relative = below
        .filter(|rest| rest.starts_with('/'))
        .map(|rest| format!(".{rest}"));
    Some(relative.unwrap_or_else(|| place.to_owned()))
}

/// Whether a place is a part of another.
pub(in crate::evolution) fn is_below(place: &str, outer: &str) -> bool {
    place.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}

/// The place that follows from what a fact says, and from the place of what it belongs to.
pub(super) fn implied(key: &str, fact: &Fact<'_>, owner: Option<&str>) -> Option<String> {
    let root = || Pointer::parse("#");
    let below = |tokens: &[&str]| {
        let mut pointer = Pointer::parse(owner?);
        for token in tokens {
            pointer = pointer.key(token);
        }
        Some(pointer.to_string())
    };
    let name = key.rsplit("::").next().unwrap_or(key);
    match fact.kind {
        Kind::Operation => {
            let method = fact.word(0).to_ascii_lowercase();
            Some(root().key("paths").key(&fact.text(1)).key(&method).to_string())
        }
        Kind::Body => below(&["requestBody"]),
        Kind::Success | Kind::Error => below(&["responses", fact.word(0)]),
        Kind::Field => below(&["properties", &fact.text(0)]),
        Kind::Server | Kind::Choice => Some(root().key("servers").to_string()),
        Kind::Scheme => Some(
            root()
                .key("components")
                .key("securitySchemes")
                .key(&fact.text(0))
                .to_string(),
        ),
        kind if kind.is_type() => Some(root().key("components").key("schemas").key(name).to_string()),
        _ => owner.map(str::to_owned),
    }
}

/// The path of what a fact belongs to.
pub(super) fn owner(key: &str) -> Option<&str> {
    key.split_once(' ')
        .or_else(|| key.rsplit_once("::"))
        .map(|(owner, _)| owner)
}

impl WireSurface {
    /// Where the description says what an item is, such as `#/components/schemas/Connection/properties/email`.
    #[must_use]
    pub fn place(&self, item: &str) -> Option<String> {
        let fact = self.fact(item)?;
        if fact.kind == Kind::Setter {
            return self.place(fact.word(0));
        }
        let owner = owner(item).and_then(|owner| self.place(owner));
        match fact.attribute(KEY).map(unquoted) {
            Some(place) => match place.strip_prefix("./") {
                Some(rest) => owner.map(|owner| format!("{owner}/{rest}")),
                None => Some(place.into_owned()),
            },
            None => implied(item, &fact, owner.as_deref()),
        }
    }
}
