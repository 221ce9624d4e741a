//! The API as Rust will see it: plain data, every name minted, every decision made.

mod aliases;
mod auth;
mod check;
mod docs;
mod error_type;
mod feature;
mod header;
mod link;
mod link_need;
mod operation;
mod pagination;
mod part;
mod payload;
mod pins;
mod reference;
mod server;
mod types;
mod untyped;
mod webhook;

pub use aliases::*;
pub use auth::*;
pub use check::*;
pub use docs::*;
pub use error_type::*;
pub use feature::*;
pub use header::*;
pub use link::*;
pub use link_need::*;
pub use operation::*;
pub use pagination::*;
pub use part::*;
pub use payload::*;
pub use pins::*;
pub use reference::*;
pub use server::*;
pub use types::*;
pub use webhook::*;

use crate::naming::NameTable;

/// Everything that is emitted, and nothing else: `emit` reads only this and the options.
#[derive(Debug, Clone, PartialEq)]
pub struct Api {
    /// Title, version and prose of the description.
    pub info: Info,
    /// Where the API is served.
    pub servers: Servers,
    /// The ways to authenticate, in the order of the description.
    pub auth: Vec<AuthScheme>,
    /// Every type, addressed by [`TypeId`].
    pub types: Types,
    /// The operations, by tag, in the order in which they are emitted.
    pub groups: Vec<Group>,
    /// The files of types that features turn on.
    pub type_gates: TypeGates,
    /// The headers that answers carry, by name.
    pub response_headers: Vec<DocumentedHeader>,
    /// What the service sends of its own accord.
    pub webhooks: Vec<Webhook>,
    /// The type of a body of any webhook, where they are told apart by what they hold.
    pub webhook_event: Option<TypeRef>,
    /// The headers that webhooks and callbacks are sent with, by name.
    pub webhook_headers: Vec<DocumentedHeader>,
    /// The names of the files that the places of the model are in, by their source; that of the description is empty.
    pub files: Vec<String>,
    /// The files of the runtime that a release had, which stay whether or not anything needs them.
    pub released_runtime: Vec<String>,
    /// Old names that go on leading to what has others now.
    pub aliases: Aliases,
    /// What is called how, by places in the description: the next run gives the same names.
    pub names: NameTable,
}

impl Api {
    /// Whether there is anything to call; without it the crate has types alone, and no client.
    #[must_use]
    pub fn has_operations(&self) -> bool {
        self.groups.iter().any(|group| !group.operations.is_empty())
    }
}

/// The Info Object (OpenAPI 3.0, section 4.7.2).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Info {
    /// `info.title`.
    pub title: String,
    /// `info.version`: the version of the description, not of the crate.
    pub version: String,
    /// `info.description`, safe for rustdoc.
    pub docs: Docs,
    /// `externalDocs.url`: where the service documents itself.
    pub external_docs: Option<String>,
}
