//! The right to run a search.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use timra_engine::Clock;

/// The right to run a search until it is dropped, and the clock of that search.
pub struct Turn {
    began: Instant,
    ends: Instant,
    is_given_up: Arc<AtomicBool>,
    /// Is told how long the turn was.
    ended: Option<Box<dyn FnOnce(Duration) + Send>>,
}

/// Tells a search that nobody waits for it any more, when it is dropped.
#[must_use = "the search is told to end as soon as this is dropped"]
pub struct GiveUp(Arc<AtomicBool>);

impl Turn {
    /// A turn that begins now, of a search that has to end at the moment `ends`. `ended` is told how long it was.
    pub(super) fn new(began: Instant, ends: Instant, ended: impl FnOnce(Duration) + Send + 'static) -> Self {
        Self { began, ends, is_given_up: Arc::default(), ended: Some(Box::new(ended)) }
    }

    /// When the turn began.
    pub(super) fn began(&self) -> Instant {
        self.began
    }

    /// What tells the search to end, when it is dropped, as nobody waits for it any more. The turn goes on until the search
    /// has ended.
    pub fn give_up_on_drop(&self) -> GiveUp {
        GiveUp(self.is_given_up.clone())
    }
}

impl Clock for Turn {
    fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    fn is_over(&self) -> bool {
        self.is_given_up.load(Ordering::Relaxed) || Instant::now() >= self.ends
    }

    fn left(&self) -> Option<Duration> {
        let nothing = self.is_given_up.load(Ordering::Relaxed);
        Some(if nothing { Duration::ZERO } else { self.ends.saturating_duration_since(Instant::now()) })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(ended) = self.ended.take() {
            ended(self.began.elapsed());
        }
    }
}

impl Drop for GiveUp {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
