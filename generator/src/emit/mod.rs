//! The fourth stage: the model as files of a crate.

mod aliases;
mod answer;
mod api_md;
mod blocking;
mod canned;
mod changelog;
mod client;
pub mod dependencies;
mod docs;
mod encode;
mod example;
mod examples;
mod file;
mod gate;
mod group;
mod guide;
mod headers;
mod ident;
mod imports;
mod info;
mod input;
mod licenses;
mod lifecycle;
mod link;
mod literal;
mod manifest;
mod media_type;
mod method;
mod multipart;
mod operation;
mod package;
mod pagination;
mod readme;
mod registry;
mod request_value;
mod response;
mod root;
pub mod runtime;
mod sample;
mod secrets;
mod self_test;
mod server;
mod server_values;
mod showcase;
mod status;
mod stream;
mod token_setters;
mod tokens;
mod tour;
mod ty;
mod types;
mod uses;
mod webhook;

pub use package::{Content, Draft, Item, Listing, Package, RustFile};
pub use self_test::demonstration;
pub(crate) use tokens::Literal;
pub use tokens::TokenStream;

use std::sync::Arc;

use crate::evolution::Version;
use crate::model::Api;
use crate::options::Options;

/// Keeps `cargo fmt` of a workspace around the crate from touching what is laid out already.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// What an API needs of the runtime and of other crates, which several files say.
#[derive(Debug, Clone)]
pub struct Facts(Arc<uses::Uses>);

impl Facts {
    /// Reads them from the model.
    #[must_use]
    pub fn of(api: &Api, options: &Options) -> Self {
        Self(Arc::new(uses::of(api, options)))
    }

    /// The files of the runtime with items that users name.
    pub fn named_runtime(&self) -> impl Iterator<Item = &'static str> {
        let named = self
            .0
            .runtime
            .iter()
            .filter(|file| !file.root.is_empty() || !file.transport.is_empty());
        named.map(|file| file.name)
    }
}

/// Every file of the crate but its changelog, as it is before the first release; nothing is decided here, and nothing can
/// fail.
#[must_use]
pub fn emit<'a>(api: &'a Api, options: &'a Options) -> Package<'a> {
    let facts = Facts::of(api, options);
    let mut package = lasting(api, options, &facts);
    let version = options.package.version.as_deref().unwrap_or(Version::FIRST);
    package.files.extend(versioned(api, options, &facts, version).files);
    package
}

/// The files that the version of the crate is not in.
#[must_use]
pub fn lasting<'a>(api: &'a Api, options: &'a Options, facts: &Facts) -> Package<'a> {
    let uses = Arc::clone(&facts.0);
    let mut package = Package::default();
    package.copy("rustfmt.toml", RUSTFMT);
    licenses::files(&mut package, options);
    runtime::files(&mut package, &uses.runtime, gate::everything(api));
    if api.has_operations() {
        package.text("api.md", move || api_md::text(api, options));
        examples::files(&mut package, api, options);
        package.rust("src/client.rs", move || client::file(api, options));
        package.rust("src/blocking.rs", move || blocking::file(api, options));
        if !api.servers.choices.is_empty() {
            package.rust("src/server.rs", move || server::file(api, options));
        }
        if !api.response_headers.is_empty() {
            package.rust("src/headers.rs", move || headers::file(api, options));
        }
        group::files(&mut package, api, options);
        if !options.without_self_tests {
            self_test::files(&mut package, api, options);
        }
    }
    if !api.webhooks.is_empty() {
        package.rust("src/webhook.rs", move || webhook::file(api, options));
    }
    types::files(&mut package, api, options);
    package.rust("src/lib.rs", move || root::file(api, options, &uses.runtime));
    package
}

/// The files that the version of the crate is in.
#[must_use]
pub fn versioned<'a>(api: &'a Api, options: &'a Options, facts: &Facts, version: &'a str) -> Package<'a> {
    let mut package = Package::default();
    let uses = Arc::clone(&facts.0);
    package.text("README.md", move || readme::text(api, options, &uses, version));
    let uses = Arc::clone(&facts.0);
    package.text("Cargo.toml", move || manifest::text(api, options, &uses, version));
    package
}

/// What the first release of a crate brings, as its changelog says it.
#[must_use]
pub fn first_release(api: &Api) -> String {
    changelog::first_release(api)
}
