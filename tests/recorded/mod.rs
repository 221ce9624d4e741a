//! The recordings of the official SDKs, and how their calls are made with the generated client.

mod behaviours;
mod call;
mod normal;
mod outcomes;
mod vectors;

pub use behaviours::{Behaviour, Construction, Seen, behaviours, constructions};
pub use call::{Failure, Outcome, call};
pub use normal::normal;
pub use outcomes::{Clock, Ours, OursConstructed, Outcomes, outcomes};
pub use vectors::{Case, Sent, cases};

use std::path::PathBuf;

/// The path of a file in `tests/data/`.
fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

fn read_json(name: &str) -> serde_json::Value {
    let path = data(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A text field of a recording.
fn text(value: &serde_json::Value, key: &str) -> String {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("`{key}` is not a text in {value}"))
        .to_owned()
}

/// The SDKs of the API that the client speaks; the fifth recorded one speaks another.
pub const SDKS: [&str; 4] = [
    "typescript 3.4.0",
    "typescript 4.25.4",
    "typescript 5.0.0-rc.4",
    "python 3.62.0",
];
