//! What our client makes of each recorded case: the table in `data/our-outcomes.toml`.

use serde::Deserialize;
use serde_json::Value;

use super::data;

/// The whole table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    /// One entry for each recorded behaviour.
    pub behaviour: Vec<Ours>,
    /// One entry for each recorded way to construct a client.
    pub construction: Vec<OursConstructed>,
}

/// What our client makes of a behaviour.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ours {
    /// The name of the case.
    pub case: String,
    /// The requests that the server sees.
    pub attempts: usize,
    /// How the call ends; the words are explained in the file.
    pub result: String,
    /// What an `ok` gives back, as JSON, where it is not what the Python SDK gives.
    value: Option<String>,
    /// Seconds between attempts, from and to.
    #[serde(default)]
    pub waits: Vec<(f64, f64)>,
    /// The requests in order, where they are compared.
    pub requests: Option<Vec<String>>,
    /// Where real time would be too long.
    pub clock: Option<Clock>,
    /// Why, wherever the Python SDK does otherwise.
    pub reason: Option<String>,
}

/// The clock by which a case is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Clock {
    /// The in-memory transport's.
    Fake,
}

/// What our client makes of a way to construct it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OursConstructed {
    /// The name of the case.
    pub case: String,
    /// `refused`, a base URL, or the requests.
    pub result: String,
    /// What else is asserted.
    pub note: Option<String>,
    /// Why, wherever the Python SDK does otherwise.
    pub reason: Option<String>,
}

impl Ours {
    /// What an `ok` gives back, where the table says so.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        let text = self.value.as_deref()?;
        Some(serde_json::from_str(text).unwrap_or_else(|error| panic!("value of `{}`: {error}", self.case)))
    }
}

/// The table.
#[must_use]
pub fn outcomes() -> Outcomes {
    let text = std::fs::read_to_string(data("our-outcomes.toml")).unwrap_or_else(|error| panic!("{error}"));
    toml::from_str(&text).unwrap_or_else(|error| panic!("our-outcomes.toml: {error}"))
}
