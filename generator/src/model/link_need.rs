//! Which of the values that a link gives the request cannot do without.

use super::{Link, LinkInput, LinkValue, Operation, Positional};

/// How much there must be of what a link gives, and the request could do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MustCarry {
    /// Nothing: there is something else that the answer gives, or the answer gives nothing at all.
    Nothing,
    /// The only value that the answer gives.
    All,
    /// One of the values that the answer gives.
    Some,
}

impl Link {
    /// How much there must be of what is optional: a link that only fills in such values has no request where the answer
    /// holds none of them, as the next page would be the first one again.
    #[must_use]
    pub fn must_carry(&self, target: &Operation) -> MustCarry {
        let mut read = self.carried().filter(|each| each.value.reads_answer()).peekable();
        let first = read.next();
        let several = read.peek().is_some();
        let mut all = first.into_iter().chain(read);
        match (first, several) {
            (None, _) => MustCarry::Nothing,
            _ if all.any(|each| target.needs(each.input)) => MustCarry::Nothing,
            (Some(_), false) => MustCarry::All,
            (Some(_), true) => MustCarry::Some,
        }
    }

    /// The value that the link gives an input.
    #[must_use]
    pub fn given(&self, input: LinkInput) -> Option<&LinkValue> {
        self.carried().find(|each| each.input == input).map(|each| &each.value)
    }
}

impl From<&Positional> for LinkInput {
    fn from(positional: &Positional) -> Self {
        match positional {
            Positional::Parameter(place) => Self::Parameter(*place),
            Positional::BodyField(place) => Self::BodyField(*place),
            Positional::Body => Self::Body,
        }
    }
}

impl Operation {
    /// Whether the request cannot be made without an input that a link gives: what its method takes by position, and a body
    /// that is given as a whole where its fields have setters.
    #[must_use]
    pub fn needs(&self, input: LinkInput) -> bool {
        self.takes(input) || input == LinkInput::Body && self.has_with()
    }

    /// Whether the method takes an input by position.
    #[must_use]
    pub fn takes(&self, input: LinkInput) -> bool {
        self.positional
            .iter()
            .any(|positional| LinkInput::from(positional) == input)
    }

    /// Whether there is a second method that takes the whole body, as the first takes its fields.
    #[must_use]
    pub fn has_with(&self) -> bool {
        self.body.as_ref().is_some_and(|body| body.flattened) && !self.takes(LinkInput::Body)
    }
}
