//! Turns an OpenAPI description into a typed Rust client crate: text in, files in memory out.

pub mod diagnostic;
pub mod emit;
pub mod files;
pub mod format;
pub mod load;
pub mod lower;
pub mod model;
pub mod naming;
pub mod options;
pub mod pointer;
pub mod source;
