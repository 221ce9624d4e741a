//! Members of unions that were there before, where what they were told apart by tells them apart no more.

use std::collections::{BTreeSet, HashMap};

use super::flat::Flat;
use crate::lower::context::Context;
use crate::lower::draft::NodeId;
use crate::naming::words;
use crate::pointer::Place;

/// The words of a nameless member that nothing sets apart from the others.
pub(super) const OBJECT: &str = "object";

/// What a member is called, and whether that follows from what sets it apart, and not from a name of its own.
pub(super) struct MemberWords {
    pub(super) words: Vec<String>,
    pub(super) is_nameless: bool,
    /// How many members before it have the same words.
    pub(super) nth: usize,
}

/// Counts for each member how many before it have the same words.
pub(super) fn count(members: &mut [MemberWords]) {
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    for member in members {
        let next = seen.entry(member.words.clone()).or_default();
        member.nth = *next;
        *next += 1;
    }
}

impl<'a> Context<'a> {
    /// Gives nameless members the words that they had before: those which are remembered, are no other member's now, and
    /// are those of a property that the member has. Of several the one that nothing sets apart any more has them.
    pub(super) fn keep_member_words(&self, at: (NodeId, &Place), flats: &[Flat<'a>], members: &mut [MemberWords]) {
        if !members.iter().any(|member| member.is_nameless) {
            return;
        }
        let Some(union) = self.released_at(at.0, at.1) else {
            return;
        };
        let start = format!("{union}::");
        let known: BTreeSet<String> = self
            .previous
            .below(&start)
            .map(|(_, name)| words::split(name).join("-"))
            .collect();
        for kept in &known {
            let is_called = |member: &MemberWords, words: &str| member.words.join("-") == words;
            if members.iter().any(|member| is_called(member, kept.as_str())) {
                continue;
            }
            let open = members.iter().zip(flats).enumerate().filter(|(_, (member, flat))| {
                let is_new = !known.contains(&member.words.join("-"));
                member.is_nameless && is_new && could_be(flat, kept)
            });
            let found = open.min_by_key(|(place, (member, _))| (!is_called(member, OBJECT), *place));
            if let Some((place, _)) = found
                && let Some(member) = members.get_mut(place)
            {
                member.words = kept.split('-').map(str::to_owned).collect();
            }
        }
    }
}

fn could_be(flat: &Flat<'_>, kept: &str) -> bool {
    let has = |name: &str| words::split(name).join("-") == kept;
    kept == OBJECT || flat.properties.keys().any(|name| has(name))
}
