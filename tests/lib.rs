//! What several tests share: a program that uses every public item of a generated crate.

pub mod usage;
