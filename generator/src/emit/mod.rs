//! The fourth stage: the model as files of a crate.

mod blocking;
mod client;
mod docs;
mod encode;
mod example;
mod file;
mod group;
mod ident;
mod imports;
mod info;
mod input;
mod method;
mod operation;
mod package;
mod response;
mod sample;
mod status;
mod ty;
mod types;

pub use package::{Content, Draft, Item, Listing, Package, RustFile};

use crate::model::Api;
use crate::options::Options;

/// Every file of the crate; nothing is decided here, and nothing can fail.
#[must_use]
pub fn emit<'a>(api: &'a Api, options: &'a Options) -> Package<'a> {
    let mut package = Package::default();
    package.rust("src/client.rs", move || client::file(api, options));
    package.rust("src/blocking.rs", move || blocking::file(api, options));
    group::files(&mut package, api, options);
    types::files(&mut package, api, options);
    package
}
