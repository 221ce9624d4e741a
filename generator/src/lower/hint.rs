//! What a description calls things for generators of clients, in the extensions of several of them.
//!
//! The configuration comes before a hint, as do names of earlier releases; a hint comes before the rules of naming.

use indexmap::IndexMap;
use serde_json::Value;

use super::context::Context;
use crate::diagnostic::codes;
use crate::naming::words;
use crate::pointer::Place;

/// Extensions that name the method of an operation.
pub(super) const METHOD: &[&str] = &[
    "x-rust-name",
    "x-speakeasy-name-override",
    "x-fern-sdk-method-name",
    "x-operation-name",
    "x-method-name",
];

/// Extensions that name the group of an operation; a list is a way through nested groups.
pub(super) const GROUP: &[&str] = &["x-speakeasy-group", "x-fern-sdk-group-name"];

/// Extensions that name the type of a component; `x-ms-enum` does it by its `name`.
pub(super) const TYPE: &[&str] = &[
    "x-rust-name",
    "x-speakeasy-name-override",
    "x-fern-type-name",
    "x-ms-client-name",
    "x-ms-enum",
];

/// Extensions that name the type of a schema in place, where all others name what it is the schema of.
pub(super) const INLINE_TYPE: &[&str] = &["x-fern-type-name", "x-ms-enum"];

/// Extensions that name the field of a property.
pub(super) const PROPERTY: &[&str] = &[
    "x-rust-name",
    "x-speakeasy-name-override",
    "x-fern-property-name",
    "x-ms-client-name",
];

/// Extensions that name a parameter.
pub(super) const PARAMETER: &[&str] = &[
    "x-rust-name",
    "x-speakeasy-name-override",
    "x-fern-parameter-name",
    "x-ms-client-name",
];

/// Extensions that name a server.
pub(super) const SERVER: &[&str] = &["x-rust-name", "x-name", "x-speakeasy-server-id", "x-fern-server-name"];

/// The name that the first of these extensions gives; one that is no name is said, and is none.
pub(super) fn name(
    context: &mut Context<'_>,
    extensions: &IndexMap<String, Value>,
    keys: &[&str],
    place: &Place,
) -> Option<String> {
    let (key, value) = keys.iter().find_map(|key| Some((*key, extensions.get(*key)?)))?;
    let name = match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(parts) => parts
            .iter()
            .map(Value::as_str)
            .collect::<Option<Vec<_>>>()
            .map(|parts| parts.join(" ")),
        // The other members of `x-ms-enum` are about its values.
        Value::Object(members) => match members.get("name") {
            Some(name) => name.as_str().map(str::to_owned),
            None => return None,
        },
        _ => None,
    };
    let name = name.filter(|name| !words::split(name).is_empty());
    if name.is_none() {
        context.diagnostics.note(
            codes::IGNORED_KEY,
            &context.place(extensions, place).key(key),
            format!("`{key}` holds no name; it is left aside"),
            "write a name of letters and digits",
        );
    }
    name
}
