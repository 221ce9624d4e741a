//! `api.md`: every operation with its method, path and Rust call.

use super::client;
use super::method;
use crate::model::{Api, Group, Operation};

/// The text of the file.
pub(super) fn text(api: &Api) -> String {
    let mut text = format!("# The {} API in Rust\n", client::title(api));
    for group in &api.groups {
        text.push_str(&format!("\n## `client.{}()`\n\n", group.accessor.bare()));
        text.push_str("| call | request | what it does |\n|---|---|---|\n");
        for operation in &group.operations {
            text.push_str(&row(group, operation));
        }
    }
    text
}

fn row(group: &Group, operation: &Operation) -> String {
    let deprecated = if operation.deprecated { "Deprecated. " } else { "" };
    format!(
        "| `client.{}().{}` | `{} {}` | {deprecated}{} |\n",
        group.accessor.bare(),
        method::signature(operation),
        operation.http_method,
        operation.path.text,
        cell(&operation.docs.summary()),
    )
}

/// Text for one cell of a table.
pub(super) fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
