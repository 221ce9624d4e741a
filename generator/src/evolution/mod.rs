//! What outlives one generation: what was generated before, and how the next one differs.

pub mod changelog;
mod changes;
mod digest;
mod effect;
mod inputs;
mod ledger;
mod lock;
mod lock_text;
mod mend;
mod merge;
mod pins_text;
pub mod regions;
mod release;
mod release_text;
mod renames;
mod report;
mod surface;
mod version;
mod wire;

pub use changes::{Change, Changes, Severity, Side};
pub use digest::Digest;
pub use ledger::{Ledger, Loss};
pub use lock::{EDITION, FORMAT, Lock, Size};
pub use mend::Mend;
pub use release::{Release, Surface};
pub use report::Line;
pub use surface::RustSurface;
pub use version::{Version, next};
pub use wire::{RULES, Released, ReleasedArgument, ReleasedField, Rule, WireSurface};

pub(crate) use inputs::digests;
#[cfg(feature = "cli")]
pub(crate) use lock_text::stays_inside;
