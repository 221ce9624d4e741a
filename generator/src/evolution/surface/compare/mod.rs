//! x.
use std::collections::BTreeMap;
use crate::evolution::Change;
pub(super) fn compare(_: &BTreeMap<String, String>, _: &BTreeMap<String, String>) -> Vec<Change> { Vec::new() }
