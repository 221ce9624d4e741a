//! The fourth stage: the model as files of a crate.

mod docs;
mod file;
mod ident;
mod imports;
mod package;
mod ty;
mod types;

pub use package::{Content, Draft, Item, Listing, Package, RustFile};

use crate::model::Api;
use crate::options::Options;

/// Every file of the crate; nothing is decided here, and nothing can fail.
#[must_use]
pub fn emit<'a>(api: &'a Api, options: &'a Options) -> Package<'a> {
    let mut package = Package::default();
    types::files(&mut package, api, options);
    package
}
