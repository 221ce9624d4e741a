//! Parameters are sent as the tables of OpenAPI have them, by generated crates, and independent decoders read back what was passed.

pub mod runtime;
mod support;

#[path = "parameter_styles/allowed.rs"]
mod allowed;
#[path = "parameter_styles/calls.rs"]
mod calls;
#[path = "parameter_styles/cells.rs"]
mod cells;
#[path = "parameter_styles/decode.rs"]
mod decode;
#[path = "parameter_styles/further.rs"]
mod further;
#[path = "parameter_styles/kinds.rs"]
mod kinds;
#[path = "parameter_styles/nasty.rs"]
mod nasty;
#[path = "parameter_styles/tables.rs"]
mod tables;
