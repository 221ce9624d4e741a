//! The least that reading a description takes: `serde_json`, and `openapiv3` from what that read.

use std::fs;
use std::path::Path;

use openapiv3::OpenAPI;
use serde::Deserialize;

use super::Result;

/// Reads a description, for its time to be taken.
pub(super) fn read(description: &Path) -> Result<()> {
    let explain = |error: &dyn std::fmt::Display| format!("`{}`: {error}", description.display());
    let bytes = fs::read(description).map_err(|error| explain(&error))?;
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(|error| explain(&error))?;
    let document = OpenAPI::deserialize(&value).map_err(|error| explain(&error))?;
    // Giving back what was read is none of it.
    std::mem::forget((value, document));
    Ok(())
}
