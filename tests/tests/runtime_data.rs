//! The data half of the runtime: JSON in, typed values out, and back.

pub mod runtime;
