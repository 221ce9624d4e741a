//! The single changes of `tests/fixtures/changes`: overlays of one description, each in both directions.

use std::path::Path;

use cratesmith::source::Source;

/// One change in one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Single {
    /// The name in `changes.yaml`; `reverse of` stands before it where the change is taken back.
    pub name: String,
    /// Whether it is on the list of what has to stay additive in Rust.
    pub additive: bool,
    /// The overlays of the description before.
    pub before: Vec<Source>,
    /// The overlays of the description after.
    pub after: Vec<Source>,
}

/// The description that is changed.
///
/// # Errors
///
/// It cannot be read.
pub fn base(fixtures: &Path) -> Result<Source, String> {
    read(&fixtures.join("base.yaml")).map(|bytes| Source {
        name: "base.yaml".to_owned(),
        bytes,
    })
}

/// Every change, there and back.
///
/// # Errors
///
/// The file cannot be read, or is no list of changes.
pub fn changes(fixtures: &Path) -> Result<Vec<Single>, String> {
    let text = read(&fixtures.join("changes.yaml"))?;
    let changes: serde_yaml::Mapping = serde_yaml::from_slice(&text).map_err(|error| error.to_string())?;
    let both = changes.iter().map(|(name, change)| {
        let name = name.as_str().ok_or("a change without a name")?;
        let actions = change.get("actions").ok_or(format!("{name}: no actions"))?;
        let overlay = vec![overlay(name, actions)?];
        let additive = change.get("additive").and_then(serde_yaml::Value::as_bool) == Some(true);
        let there = Single {
            name: name.to_owned(),
            additive,
            before: Vec::new(),
            after: overlay.clone(),
        };
        let back = Single {
            name: format!("reverse of {name}"),
            additive: false,
            before: overlay,
            after: Vec::new(),
        };
        Ok([there, back])
    });
    let both: Result<Vec<[Single; 2]>, String> = both.collect();
    Ok(both?.into_iter().flatten().collect())
}

/// An OpenAPI Overlay (1.0.0) of these actions.
fn overlay(name: &str, actions: &serde_yaml::Value) -> Result<Source, String> {
    let overlay = serde_json::json!({
        "overlay": "1.0.0",
        "info": { "title": name, "version": "1" },
        "actions": serde_json::to_value(actions).map_err(|error| error.to_string())?,
    });
    Ok(Source {
        name: format!("{name}.json"),
        bytes: overlay.to_string().into_bytes(),
    })
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}
