//! How many retries all requests of a client may have together: [`RetryBudget`].

use std::sync::atomic::{AtomicU32, Ordering};

/// What a retry costs; a success gives back one.
const COST: u32 = 5;

/// A store of retries that failures empty and successes fill, so that a service in trouble is not asked many times over.
#[derive(Debug)]
pub struct RetryBudget {
    left: AtomicU32,
    most: u32,
}

impl RetryBudget {
    /// Room for so many retries.
    pub fn of(retries: u32) -> Self {
        let most = retries.saturating_mul(COST);
        Self {
            left: AtomicU32::new(most),
            most,
        }
    }

    /// Takes a retry, where there is one.
    pub fn take(&self) -> bool {
        let taken = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(COST));
        taken.is_ok()
    }

    /// Gives back what a success after so many retries is worth: the last one, or a part of one where there was none.
    pub fn put(&self, retries: u32) {
        let worth = if retries == 0 { 1 } else { COST };
        let put = |left: u32| Some(left.saturating_add(worth).min(self.most));
        // The closure never refuses.
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, put);
    }
}
