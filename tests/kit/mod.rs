//! Proves that generated models read and write the JSON of their description: JSON goes into a compiled type, and out again.

pub mod described;
pub mod exact;
pub mod kept;
pub mod runner;
pub mod suite;
pub mod text;
pub mod trip;
pub mod workshop;
