//! The commands, as a person or a script meets them.

#[path = "../support/mod.rs"]
mod support;

mod call;
mod check;
mod config;
mod diff;
mod explain;
mod interrupted;
mod release;
mod sync;
mod xtask;
mod xtask_corpus;
