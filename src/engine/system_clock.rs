//! The clock of the system, for searches without a deadline.

use std::time::{Duration, Instant};

use timra_rank::Clock;

/// A [`Clock`] that measures time by the clock of the system and never ends a search.
pub struct SystemClock(Instant);

impl SystemClock {
    /// The clock of a search that begins now.
    pub fn start() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}
