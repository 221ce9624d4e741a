//! What a lowering takes over from the crate as it was before.

use std::collections::BTreeMap;

use super::aliases::ReleasedNames;
use crate::model::{OldNames, Pins};
use crate::naming::NameTable;

/// The names that were given, the shapes that were released, and the edition of the rules that they follow.
#[derive(Clone, Copy)]
pub struct Released<'a> {
    /// They win over every rule.
    pub names: &'a NameTable,
    /// They stay where that breaks nothing else.
    pub pins: &'a Pins,
    /// Those that the user replaced stay as deprecated aliases.
    pub aliases: ReleasedNames<'a>,
    /// Rules of later editions are not followed. There is one edition so far, which all rules are of.
    pub edition: u32,
}

impl<'a> Released<'a> {
    /// Names and shapes alone, without anything that was called otherwise.
    #[must_use]
    pub fn without_aliases(names: &'a NameTable, pins: &'a Pins, edition: u32) -> Self {
        static NONE: OldNames = OldNames(BTreeMap::new());
        Self {
            names,
            pins,
            aliases: ReleasedNames {
                known: &NONE,
                dropped: &NONE,
                offers: &|_| false,
            },
            edition,
        }
    }
}
