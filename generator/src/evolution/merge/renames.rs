//! Fields and variants that the new version calls otherwise, and that leave no old name.

use std::collections::BTreeSet;

use crate::evolution::wire::{Kind, RenamedPart};
use crate::evolution::{Change, Mend, Severity, Side, WireSurface, mend};
use crate::naming::{FieldName, Name, VariantName, identifier};

/// The rule about a field that is called otherwise.
const FIELD: &str = "field-renamed";

/// The rule about a variant that is called otherwise.
const VARIANT: &str = "variant-renamed";

/// Whether a rule tells a new name, so that what came and went with that says nothing more.
pub(super) fn is_rename(rule: &str) -> bool {
    matches!(rule, FIELD | VARIANT)
}

/// What programs do not find by the old name.
pub(super) struct Renames(Vec<RenamedPart>);

impl Renames {
    pub(super) fn of(rust: &[Change], before: &WireSurface, after: &WireSurface) -> Self {
        let gone: BTreeSet<&str> = rust
            .iter()
            .filter(|change| rule_of(change).is_some())
            .map(|change| change.item.as_str())
            .collect();
        let mut renames = match gone.is_empty() {
            true => Vec::new(),
            false => before.renamed_parts(after),
        };
        renames.retain(|part| gone.contains(part.old.as_str()));
        Self(renames)
    }

    /// That each of them has another name.
    pub(super) fn told(&self, rust: &[Change], after: &WireSurface) -> Vec<Change> {
        let told = self.0.iter().filter_map(|part| {
            let gone = rust
                .iter()
                .find(|change| change.item == part.old && rule_of(change).is_some())?;
            let (_, name) = part.new.rsplit_once("::")?;
            Some(Change {
                severity: Severity::Breaking,
                side: Side::Rust,
                rule: rule_of(gone)?,
                item: part.old.clone(),
                place: String::new(),
                what: format!("is called `{name}` now"),
                mend: entry(part, after),
            })
        });
        told.collect()
    }

    /// The paths now with those by which the changes are told.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|part| (part.new.as_str(), part.old.as_str()))
    }

    /// The path by which the change of what had a path is told.
    pub(super) fn teller(&self, before: &str) -> Option<&str> {
        let part = self.0.iter().find(|part| part.before == before)?;
        Some(&part.old)
    }
}

/// The entry that keeps the old name of a part whose new one follows from the description; what was chosen needs none.
fn entry(part: &RenamedPart, after: &WireSurface) -> Option<Mend> {
    let fact = after.fact(&part.new)?;
    let (ty, new) = part.new.rsplit_once("::")?;
    let (_, old) = part.old.rsplit_once("::")?;
    let text = fact.text(0);
    let place = after.place(ty)?;
    let of = |table: &str, key: &str, follows: bool| follows.then(|| Mend::of_part(table, &place, key, old)).flatten();
    match fact.kind {
        Kind::Field => of("fields", &text, follows::<FieldName>(&text, new, old)),
        Kind::Value => of("variants", &text, follows::<VariantName>(&text, new, old)),
        Kind::Member => {
            let (_, called) = text.rsplit_once("::")?;
            let member = after.place(&text)?;
            of(
                "variants",
                mend::pointer(&member)?,
                follows::<VariantName>(called, new, old),
            )
        }
        _ => None,
    }
}

/// Whether a text comes to the new name, and the old one can be chosen.
fn follows<N: Name>(text: &str, new: &str, old: &str) -> bool {
    identifier::<N>(text) == new && identifier::<N>(old) == old
}

/// The rule about a new name, where a change tells that a field or variant is gone.
fn rule_of(change: &Change) -> Option<&'static str> {
    match change.rule {
        "field-removed" => Some(FIELD),
        "variant-removed" => Some(VARIANT),
        _ => None,
    }
}
