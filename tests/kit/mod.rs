//! Proves that generated models read and write the JSON that their description describes.
//!
//! A crate is compiled beside a small program, the runner, through which JSON goes into a type and out again.

pub mod described;
pub mod exact;
pub mod kept;
pub mod runner;
pub mod sample;
pub mod suite;
pub mod text;
pub mod trip;
pub mod workshop;
