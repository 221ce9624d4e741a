//! What of a crate features turn on: groups of operations, and the types that only these need.

use std::collections::BTreeMap;

use crate::naming::ModuleName;

/// The files of types that not every program needs, by their module; any other file is always there.
pub type TypeGates = BTreeMap<ModuleName, TypeGate>;

/// Who needs a file of types: it is there when the feature of one of them is on.
///
/// What the types of a file are made of stands in files that are there whenever this one is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypeGate {
    /// The groups, by their places in [`Api::groups`](super::Api::groups), in their order.
    pub groups: Vec<usize>,
    /// Whether webhooks do, which have a feature of their own.
    pub webhooks: bool,
    /// Whether types do that nothing else needs, which are there when all groups are.
    pub unused: bool,
}
