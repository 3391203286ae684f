//! Pauses between attempts.

use std::thread::sleep;
use std::time::{Duration, SystemTime};

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
}

impl Pauses {
    /// No pause: what is asked is asked once.
    pub(crate) fn none() -> Self {
        Self { left: 0, next: FIRST }
    }

    /// Pauses for what a person waits for.
    pub(crate) fn short() -> Self {
        Self { left: 3, next: FIRST }
    }

    /// Pauses for what takes long anyway: a node that is started again is waited for.
    pub(crate) fn long() -> Self {
        Self { left: 12, next: FIRST }
    }

    /// Waits, as long as the cluster asks if it does; `false` if it was tried often enough.
    pub(crate) fn pause(&mut self, asked: Option<u64>) -> bool {
        let Some(left) = self.left.checked_sub(1) else { return false };
        self.left = left;
        let own = self.next.mul_f64(0.5 + chance());
        self.next = (self.next * 2).min(LONGEST);
        let asked = asked.map_or(Duration::ZERO, |seconds| Duration::from_secs(seconds.min(ASKED)));
        sleep(own.max(asked));
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
