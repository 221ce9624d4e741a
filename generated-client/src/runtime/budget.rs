//! A limit on the work that one answer may cause with values that fit no member of a union.

use std::cell::Cell;

// Unions in unions multiply: each member that is tried in vain tries all members of the unions below it. The work of
// one `decode` happens on one thread, and serde has no place for state.
thread_local! {
    static LEFT: Cell<usize> = const { Cell::new(usize::MAX) };
    static DOUBTS: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// How many times its own length an answer may cost in vain.
const FACTOR: usize = 256;

/// What any answer may cost in vain: members that are tried one after the other are no attack in a small answer.
const LEAST: usize = 1 << 20;

/// How many times its own length an answer may cost in looks at further members, after one that fits in part.
const DOUBTS_FACTOR: usize = 16;

/// Starts the count for an answer of this length.
pub fn start_budget(len: usize) {
    LEFT.set(len.saturating_mul(FACTOR).max(LEAST));
    DOUBTS.set(len.saturating_mul(DOUBTS_FACTOR).max(LEAST));
}

/// Ends the count: what is decoded without `decode` has no limit.
pub fn end_budget() {
    LEFT.set(usize::MAX);
    DOUBTS.set(usize::MAX);
}

/// Counts a value of this length as tried in vain.
pub fn spend_budget(len: usize) {
    let left = LEFT.get();
    if left != usize::MAX {
        LEFT.set(left.saturating_sub(len));
    }
}

/// Whether nothing is left.
#[must_use]
pub fn is_budget_spent() -> bool {
    LEFT.get() == 0
}

/// Whether a value of this length may be looked at once more, for a member that fits better; counts it if so.
///
/// Without such looks the first member that fits in part counts.
#[must_use]
pub fn take_doubt(len: usize) -> bool {
    let left = DOUBTS.get();
    if left == usize::MAX {
        return true;
    }
    DOUBTS.set(left.saturating_sub(len));
    left >= len
}
