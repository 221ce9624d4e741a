//! What the tests in `tests/` share.

pub mod loopback;
pub mod recorded;
