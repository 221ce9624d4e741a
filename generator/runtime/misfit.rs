//! How badly a value fits the type that it was read as, so that a union finds the member that knows most of it.

/// A key or a text that is kept without being documented.
pub const KEPT: u64 = 1;

/// A `null` that is read as a missing value.
pub const NULL_AS_MISSING: u64 = 1 << 8;

/// A key that is passed over.
pub const PASSED_OVER: u64 = 1 << 16;

/// A value that no member of a union claims.
pub const UNCLAIMED: u64 = 1 << 32;
