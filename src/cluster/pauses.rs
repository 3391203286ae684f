//! Pauses between attempts.

use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use xxhash_rust::xxh3::xxh3_64;

/// The first pause.
const FIRST: Duration = Duration::from_millis(100);

/// The longest pause that is made unasked.
const LONGEST: Duration = Duration::from_secs(10);

/// The longest pause that a cluster may ask for, in seconds.
const ASKED: u64 = 60;

/// How often something is tried again. Each pause is about twice as long as the one before, and none is as long as that of
/// another program that began at the same time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pauses {
    left: u32,
    next: Duration,
    /// When nobody waits any more.
    ends: Option<Instant>,
}

impl Pauses {
    /// No pause: what is asked is asked once.
    pub(crate) fn none() -> Self {
        Self { left: 0, next: FIRST, ends: None }
    }

    /// Pauses for what a person waits for.
    pub(crate) fn short() -> Self {
        Self { left: 3, next: FIRST, ends: None }
    }

    /// Pauses for what takes long anyway: a node that is started again is waited for.
    pub(crate) fn long() -> Self {
        Self { left: 12, next: FIRST, ends: None }
    }

    /// Pauses like these, for somebody who waits no longer than the time `left`, if there is such an end.
    pub(crate) fn within(self, left: Option<Duration>) -> Self {
        Self { ends: left.map(|left| Instant::now() + left), ..self }
    }

    /// How long somebody still waits; `None` if that has no end.
    pub(crate) fn left(&self) -> Option<Duration> {
        self.ends.map(|ends| ends.saturating_duration_since(Instant::now()))
    }

    /// Waits, as long as the cluster asks if it does; `false` if it was tried often enough, or nobody
    /// would wait for the next time.
    pub(crate) fn pause(&mut self, asked: Option<u64>) -> bool {
        let Some(left) = self.left.checked_sub(1) else { return false };
        self.left = left;
        let own = self.next.mul_f64(0.5 + chance());
        self.next = (self.next * 2).min(LONGEST);
        let asked = asked.map_or(Duration::ZERO, |seconds| Duration::from_secs(seconds.min(ASKED)));
        let pause = own.max(asked);
        if self.left().is_some_and(|left| left <= pause) {
            return false;
        }
        sleep(pause);
        true
    }
}

/// The time since 1970.
pub(crate) fn since_1970() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

/// A number from 0 to 1 that is another one each time and in each program.
fn chance() -> f64 {
    let seed = since_1970().as_nanos() ^ u128::from(std::process::id()) << 64;
    (xxh3_64(&seed.to_le_bytes()) >> 11) as f64 / (1_u64 << 53) as f64
}
