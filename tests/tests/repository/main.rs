//! What holds of the files of this repository.

#[path = "../support/mod.rs"]
mod support;

mod behaviours_document;
mod package;
mod tidy;
