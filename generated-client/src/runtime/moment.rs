//! A point in time, on the clock that never goes back and on the one that dates are written in.

use std::time::{Duration, Instant, SystemTime};

/// What a transport's clock shows.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// For measuring how long something took.
    pub instant: Instant,
    /// For comparing with a date, such as that of `Retry-After`.
    pub system: SystemTime,
}

impl Moment {
    /// What the clocks of this machine show.
    pub fn now() -> Self {
        Self {
            instant: Instant::now(),
            system: SystemTime::now(),
        }
    }

    /// How long ago `earlier` was; nothing if it lies ahead.
    pub fn since(self, earlier: Self) -> Duration {
        self.instant.saturating_duration_since(earlier.instant)
    }
}
