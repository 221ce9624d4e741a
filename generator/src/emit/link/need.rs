//! Which of the values that a link gives the request cannot do without.

use super::super::input;
use crate::model::{Link, LinkInput, LinkValue, Operation, Positional};

/// How much of what is optional there must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MustCarry {
    /// Nothing: there is something else that the answer gives, or the answer gives nothing at all.
    Nothing,
    /// The only value that the answer gives.
    All,
    /// One of the values that the answer gives.
    Some,
}

/// How much of what is optional there must be.
pub(super) fn must_carry(link: &Link, target: &Operation) -> MustCarry {
    let mut read: Vec<LinkInput> = Vec::new();
    for each in link.carried().filter(|each| each.value.reads_answer()) {
        if is_needed(target, each.input) {
            return MustCarry::Nothing;
        }
        read.push(each.input);
    }
    match read.as_slice() {
        [] => MustCarry::Nothing,
        [_] => MustCarry::All,
        _ => MustCarry::Some,
    }
}

/// Whether the request cannot be made without an input that the link gives: what its method takes by position, and a body
/// that is given as a whole where its fields have setters.
pub(super) fn is_needed(target: &Operation, input: LinkInput) -> bool {
    is_positional(target, input) || input == LinkInput::Body && input::has_with(target)
}

/// The value that the link gives an input.
pub(super) fn given(link: &Link, input: LinkInput) -> Option<&LinkValue> {
    link.carried().find(|each| each.input == input).map(|each| &each.value)
}

pub(super) fn input_of(positional: &Positional) -> LinkInput {
    match positional {
        Positional::Parameter(place) => LinkInput::Parameter(*place),
        Positional::BodyField(place) => LinkInput::BodyField(*place),
        Positional::Body => LinkInput::Body,
    }
}

/// Whether the method of an operation takes an input by position.
pub(super) fn is_positional(target: &Operation, input: LinkInput) -> bool {
    target.positional.iter().any(|positional| input_of(positional) == input)
}
