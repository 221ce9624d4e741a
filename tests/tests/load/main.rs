//! Loading: descriptions in, documents and diagnostics out.

#[path = "../support/mod.rs"]
mod support;

mod diagnostics;
mod document;
mod overlay;
mod paths;
mod places;
mod references;
mod schema;
mod text;
mod v2;
