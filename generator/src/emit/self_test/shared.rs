//! Answers that several operations have: `samples.rs`.

use std::collections::BTreeMap;

use super::super::gate;
use super::{NOTICE, json};
use crate::model::{Api, Payload, TypeId, TypeRef};

/// The sample of each type that several operations answer.
#[derive(Debug, Default)]
pub(super) struct Shared<'a>(BTreeMap<TypeId, &'a str>);

impl<'a> Shared<'a> {
    /// Looks through all answers.
    pub(super) fn of(api: &'a Api) -> Self {
        let mut found: BTreeMap<TypeId, (&'a str, usize)> = BTreeMap::new();
        for operation in api.groups.iter().flat_map(|group| &group.operations) {
            let successes = operation
                .successes
                .iter()
                .map(|success| (&success.payload, &success.sample));
            let errors = operation.errors.iter().map(|case| (&case.payload, &case.sample));
            let others = operation
                .other_answers
                .iter()
                .map(|other| (&other.payload, &other.sample));
            for (payload, sample) in successes.chain(errors).chain(others) {
                if let (Some(id), Some(sample)) = (named(payload), sample) {
                    let (known, count) = found.entry(id).or_insert((sample, 0));
                    *count += usize::from(known == sample);
                }
            }
        }
        let several = found.into_iter().filter(|(_, (_, count))| *count > 1);
        Self(several.map(|(id, (sample, _))| (id, sample)).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The expression of an answer: its name, where it is among these.
    pub(super) fn expression(&self, api: &Api, payload: &Payload, sample: &str) -> String {
        match named(payload).and_then(|id| Some((id, *self.0.get(&id)?))) {
            Some((id, known)) if known == sample => format!("samples::{}", api.types[id].name),
            _ => json::literal(sample, 8),
        }
    }

    /// `samples.rs`.
    pub(super) fn file(&self, api: &Api) -> String {
        let mut text = format!(
            "{NOTICE}\n//! Answers that several operations have, by their types.\n\
             #![allow(non_upper_case_globals, reason = \"they are named as their types are\")]\n"
        );
        if gate::has_features(api) {
            text.push_str("#![allow(dead_code, reason = \"each group needs a part of it\")]\n");
        }
        for (id, sample) in &self.0 {
            let literal = json::literal(sample, 0);
            text.push_str(&format!("\npub const {}: &str = {literal};\n", api.types[*id].name));
        }
        text
    }
}

/// The type of the API that an answer is.
fn named(payload: &Payload) -> Option<TypeId> {
    match payload {
        Payload::Json {
            ty: TypeRef::Named(id), ..
        } => Some(*id),
        _ => None,
    }
}
