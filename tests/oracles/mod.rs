//! Who judges changes of a crate: our own comparison, a program of a user, and `cargo semver-checks`.

pub mod changed;
pub mod compiler;
pub mod program;
pub mod record;
pub mod semver;
pub mod single;
