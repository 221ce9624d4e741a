//! What a lowering takes over from the crate as it was before.

use crate::model::Pins;
use crate::naming::NameTable;

/// The names that were given, the shapes that were released, and the edition of the rules that they follow.
#[derive(Debug, Clone, Copy)]
pub struct Released<'a> {
    /// They win over every rule.
    pub names: &'a NameTable,
    /// They stay where that breaks nothing else.
    pub pins: &'a Pins,
    /// Rules of later editions are not followed. There is one edition so far, which all rules are of.
    pub edition: u32,
}
