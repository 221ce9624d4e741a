//! What outlives one generation: what was generated before, and how the next one differs.

mod changes;
mod digest;
mod inputs;
mod ledger;
mod lock;
mod lock_text;

pub use changes::Changes;
pub use digest::Digest;
pub use ledger::{Ledger, Loss};
pub use lock::{EDITION, FORMAT, Lock, Surface};

pub(crate) use inputs::digests;
#[cfg(feature = "cli")]
pub(crate) use lock_text::stays_inside;
