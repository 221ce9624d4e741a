//! How badly a value fits the type that it was read as, so that a union finds the member that knows most of it.

use std::cell::Cell;

// What is decoded on one thread adds up, and serde has no place for state.
thread_local! {
    static MISFIT: Cell<u64> = const { Cell::new(0) };
}

/// A key or a text that is kept without being documented.
pub const KEPT: u64 = 1;

/// A `null` that is read as a missing value.
pub const NULL_AS_MISSING: u64 = 1 << 8;

/// A key that is passed over.
pub const PASSED_OVER: u64 = 1 << 16;

/// A value that no member of a union claims.
pub const UNCLAIMED: u64 = 1 << 32;

/// Adds to the misfit of the value that is being read.
pub fn add_misfit(misfit: u64) {
    MISFIT.set(MISFIT.get().saturating_add(misfit));
}

/// Takes the misfit that has added up, and begins anew.
pub fn take_misfit() -> u64 {
    MISFIT.take()
}
