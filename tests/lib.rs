//! What the tests in `tests/` share.

pub mod kit;
pub mod loopback;
pub mod oracles;
pub mod recorded;
pub mod usage;
