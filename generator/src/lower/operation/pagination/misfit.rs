//! What is wrong with what somebody says about pages.

use crate::lower::matched::nearest;

/// Why pages cannot be as they are said to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// What follows the name of what says it.
    pub(super) message: String,
    /// What to write.
    pub(super) help: String,
}

impl Misfit {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }

    /// A name that is not there, among those that are.
    pub(super) fn unknown(message: String, name: &str, known: &[String]) -> Self {
        let listed: Vec<String> = known.iter().take(8).map(|known| format!("`{known}`")).collect();
        let help = match nearest(name, known) {
            Some(known) => format!("did you mean `{known}`?"),
            None if listed.is_empty() => "describe what it names, or name what is described".to_owned(),
            None => format!("what is there is {}", listed.join(", ")),
        };
        Self { message, help }
    }
}
