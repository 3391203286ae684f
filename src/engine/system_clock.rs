//! The clock of the system, for those that have all the time they need.

use std::time::{Duration, Instant};

use super::Clock;

/// A search without a deadline, timed by the clock of the system.
pub struct SystemClock(Instant);

impl SystemClock {
    /// Of a search that begins now.
    pub fn start() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}
