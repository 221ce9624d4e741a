//! What is emitted: its text, and that it does what descriptions say.

#[path = "../support/mod.rs"]
mod support;

mod audit;
mod dependencies;
mod determinism;
mod fixtures;
mod json_schema_suite;
mod layout;
mod regions;
mod round_trip;
mod samples;
mod small_api;
mod texts;
