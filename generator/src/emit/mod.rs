//! The fourth stage: the model as files of a crate.

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

use crate::model::Api;
use crate::options::Options;

/// Keeps `cargo fmt` of a workspace around the crate from touching what is laid out already.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// Every file of the crate; nothing is decided here, and nothing can fail.
#[must_use]
pub fn emit<'a>(api: &'a Api, options: &'a Options) -> Package<'a> {
    let uses = Arc::new(uses::of(api, options));
    let mut package = Package::default();
    package.copy("rustfmt.toml", RUSTFMT);
    licenses::files(&mut package, options);
    package.text("CHANGELOG.md", move || changelog::text(api, options));
    runtime::files(&mut package, &uses.runtime);
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
    let used = Arc::clone(&uses);
    package.rust("src/lib.rs", move || root::file(api, options, &used.runtime));
    let used = Arc::clone(&uses);
    package.text("README.md", move || readme::text(api, options, &used));
    package.text("Cargo.toml", move || manifest::text(api, options, &uses));
    package
}
