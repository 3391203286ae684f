//! The budget of a search: how much time is left.

use std::cell::Cell;
use std::time::Duration;

/// The clock of the caller. A search has no clock of its own, so that it can run on machines that have none.
pub trait Clock {
    /// Time since the search began.
    fn elapsed(&self) -> Duration;

    /// Whether the search has to end with what it has found.
    fn is_over(&self) -> bool {
        false
    }

    /// How long the search may still run; `None` if it may run for as long as it takes. Whoever waits for another machine
    /// waits no longer.
    fn left(&self) -> Option<Duration> {
        None
    }
}

/// After how much work the clock is looked at, in postings: some ten microseconds.
const LOOK: u32 = 4096;

/// What is left of the time that a search may take.
///
/// Every loop whose length a query decides asks the budget, and ends early once it is spent. An answer that was cut
/// short lacks something, and holds nothing that a complete answer would not hold: a filter that was not read to its
/// end lets nothing pass.
pub struct Budget<'c> {
    clock: &'c dyn Clock,
    work: Cell<u32>,
    is_spent: Cell<bool>,
}

impl<'c> Budget<'c> {
    /// A budget that is spent when `clock` says that the search is over.
    pub fn new(clock: &'c dyn Clock) -> Self {
        Self { clock, work: Cell::new(0), is_spent: Cell::new(clock.is_over()) }
    }

    /// Counts `work`, in postings that could have been read in the same time. `false` once the budget is spent.
    pub fn allows(&self, work: u32) -> bool {
        if self.is_spent.get() {
            return false;
        }
        let work = self.work.get().saturating_add(work);
        if work < LOOK {
            self.work.set(work);
            return true;
        }
        self.work.set(0);
        self.is_spent.set(self.clock.is_over());
        !self.is_spent.get()
    }

    /// Whether the budget is spent, so that something may have been left undone.
    pub fn is_spent(&self) -> bool {
        self.is_spent.get()
    }

    /// Time since the search began.
    pub fn elapsed(&self) -> Duration {
        self.clock.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::time::Duration;

    use super::{Budget, Clock, LOOK};

    /// Over when it has been looked at so many times.
    struct Looks(Cell<u32>);

    impl Clock for Looks {
        fn elapsed(&self) -> Duration {
            Duration::ZERO
        }

        fn is_over(&self) -> bool {
            self.0.set(self.0.get().saturating_sub(1));
            self.0.get() == 0
        }
    }

    #[test]
    fn the_clock_is_looked_at_now_and_then_and_the_end_is_one() {
        let clock = Looks(Cell::new(3));
        let budget = Budget::new(&clock);
        let allowed = (0..10 * LOOK).take_while(|_| budget.allows(1)).count();
        assert_eq!(allowed as u32, 2 * LOOK - 1);
        clock.0.set(9);
        assert!(!budget.allows(1) && budget.is_spent());
        assert!(Budget::new(&Looks(Cell::new(1))).is_spent());
    }
}
