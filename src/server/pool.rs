//! Where searches run: on threads of their own, as many at a time as there are processors.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::metrics::{Metrics, Reason};
use super::{Problem, limits};

/// Bounds how many searches run and wait.
pub struct Pool {
    running: Arc<Semaphore>,
    all: Semaphore,
}

impl Pool {
    pub fn new() -> Self {
        let processors = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            running: Arc::new(Semaphore::new(processors)),
            all: Semaphore::new(processors + limits::WAITING),
        }
    }

    /// Runs `work` when its turn has come.
    ///
    /// # Errors
    /// A [`Problem`] if too many wait already, or if `work` panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        metrics: &Metrics,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let Ok(_waiting) = self.all.try_acquire() else {
            metrics.reject(Reason::Busy);
            return Err(Problem::busy());
        };
        let turn = self.running.clone().acquire_owned().await.map_err(|_| Problem::internal())?;
        let done = tokio::task::spawn_blocking(move || {
            // The turn ends with the work, even if nobody waits for it any more.
            let _turn = turn;
            work()
        });
        done.await.map_err(|error| {
            if error.is_panic() {
                metrics.panics.inc();
            }
            Problem::internal()
        })
    }
}
