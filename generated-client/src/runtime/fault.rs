//! What is wrong with a JSON text, while the way back to its root is collected: [`Fault`].

use super::{DecodeError, place_of};

/// A [`DecodeError`] on its way out of the arrays and objects around it.
#[derive(Debug)]
pub struct Fault(Box<Trouble>);

#[derive(Debug)]
struct Trouble {
    /// The path, from the inside out.
    steps: Vec<String>,
    /// Whether it concerns the whole text, and not a place in it.
    is_of_all: bool,
    expected: String,
    found: String,
}

impl Fault {
    /// A fault of the value that is being read; nothing passed may hold text of it.
    #[must_use]
    pub fn new(expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self(Box::new(Trouble {
            steps: Vec::new(),
            is_of_all: false,
            expected: expected.into(),
            found: found.into(),
        }))
    }

    /// A fault of the whole text.
    #[must_use]
    pub fn of_all(expected: impl Into<String>, found: impl Into<String>) -> Self {
        let mut fault = Self::new(expected, found);
        fault.0.is_of_all = true;
        fault
    }

    /// That an object lacks a key.
    #[must_use]
    pub fn missing(key: &str) -> Self {
        Self::new("a value", "nothing").at_key(key)
    }

    /// Whether it says what was found.
    #[must_use]
    pub fn is_described(&self) -> bool {
        !self.0.found.is_empty()
    }

    /// The fault with what was found.
    #[must_use]
    pub fn of_value(mut self, found: String) -> Self {
        self.0.found = found;
        self
    }

    /// The fault as the array sees it in which it happened.
    #[must_use]
    pub fn at_index(mut self, index: usize) -> Self {
        self.0.steps.push(format!("[{index}]"));
        self
    }

    /// The fault as the object sees it in which it happened.
    #[must_use]
    pub fn at_key(mut self, key: &str) -> Self {
        self.0.steps.push(place_of(key));
        self
    }
}

impl From<Fault> for DecodeError {
    fn from(Fault(trouble): Fault) -> Self {
        let steps = trouble.steps.iter().rev().filter(|_| !trouble.is_of_all);
        let path = std::iter::once("$")
            .chain(steps.map(String::as_str))
            .collect::<String>();
        Self::new(path, trouble.expected, trouble.found)
    }
}
