//! Proves that generated models read and write the JSON that their description describes.
//!
//! A description is generated, its crate is compiled beside a small program, the runner, and JSON goes through the runner: into the
//! type that the description gives it, and out again.

pub mod described;
pub mod exact;
pub mod kept;
pub mod runner;
pub mod suite;
pub mod text;
pub mod trip;
pub mod workshop;
