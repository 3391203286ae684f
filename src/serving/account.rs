//! What a client has used of the server, in seconds of its time.

use std::time::{Duration, Instant};

use super::limits;

/// How much of the server's time a client may use, second after second; without a limit by default.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allowance {
    /// What a search counts at least, in seconds; `None` if no search is refused.
    each: Option<f64>,
}

/// The seconds of work that a client has used and not yet earned again. A client earns one second each second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Account {
    owed: f64,
    at: Instant,
}

impl Allowance {
    /// The allowance for `searches_a_second` searches that take one second together; 0 for no limit.
    pub fn new(searches_a_second: u32) -> Self {
        Self { each: (searches_a_second > 0).then(|| f64::from(searches_a_second).recip()) }
    }

    fn at_least(self) -> f64 {
        self.each.unwrap_or(0.0)
    }
}

impl Account {
    /// The account of a client that owes nothing at the moment `now`.
    pub(super) fn new(now: Instant) -> Self {
        Self { owed: 0.0, at: now }
    }

    /// Seconds of work that the client owes at the moment `now`.
    pub(super) fn owed(&self, now: Instant) -> f64 {
        (self.owed - now.saturating_duration_since(self.at).as_secs_f64()).max(0.0)
    }

    /// Counts a search that begins, with the least number of seconds that a search counts.
    ///
    /// # Errors
    /// How long the client has to wait before the next.
    pub(super) fn begin(&mut self, allowance: Allowance, now: Instant) -> Result<(), Duration> {
        let owed = self.owed(now) + allowance.at_least();
        let too_much = owed - f64::from(limits::BURST_SECONDS);
        if allowance.each.is_some() && too_much > 1e-9 {
            return Err(Duration::from_secs_f64(too_much));
        }
        (self.owed, self.at) = (owed, now);
        Ok(())
    }

    /// Counts the seconds that a search, which has ended after the time `took`, took beyond that least number.
    pub(super) fn end(&mut self, allowance: Allowance, took: Duration, now: Instant) {
        let more = (took.as_secs_f64() - allowance.at_least()).max(0.0);
        (self.owed, self.at) = (self.owed(now) + more, now);
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Account, Allowance};

    #[test]
    fn short_searches_count_by_number_and_long_ones_by_time() {
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        // How many searches pass that begin at once and take so long each.
        let pass = |a_second: u32, took: u64| {
            let (allowance, mut account) = (Allowance::new(a_second), Account::new(start));
            let mut begin = || {
                account.begin(allowance, start)?;
                account.end(allowance, Duration::from_millis(took), start);
                Ok(())
            };
            let passed = (0..20_000).take_while(|_| begin().is_ok()).count();
            (passed, begin().err().map(|wait: Duration| wait.as_millis()))
        };
        assert_eq!(pass(1, 0), (10, Some(1000)));
        assert_eq!(pass(1000, 1), (10_000, Some(1)));
        // Ten seconds' worth, and the last one is only known to be long when it is over.
        assert_eq!(pass(1000, 340), (30, Some(201)));
        assert_eq!(pass(0, 340), (20_000, None));
        let (allowance, mut account) = (Allowance::new(2), Account::new(start));
        for _ in 0..20 {
            account.begin(allowance, start).expect("a search");
        }
        assert_eq!(account.begin(allowance, at(400)), Err(Duration::from_millis(100)));
        account.begin(allowance, at(500)).expect("what was earned meanwhile");
        assert_eq!(account.owed(at(20_000)), 0.0);
    }
}
