//! Facts about the whole model, each found by one pass.

pub(super) mod boxing;
pub(super) mod checks;
pub(super) mod cycle;
pub(super) mod defaults;
mod depth_first;
pub(super) mod fallback;
pub(super) mod files;
pub(super) mod pins;
pub(super) mod reach;
pub(super) mod size;
pub(super) mod sort;
pub(super) mod walk;
