//! Where searches run: on threads of their own, as many at a time as there are processors.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use timra_engine::Clock;
use tokio::sync::oneshot;

use super::account::Allowance;
use super::client::Client;
use super::metrics::{Metrics, Reason};
use super::queue::{Queue, Running, Size};
use super::{Problem, limits};

/// The pool of threads that searches run on. It bounds how many searches run and wait, and for how long.
pub struct Pool {
    turns: Turns,
    /// How long one may run.
    longest: Duration,
}

/// Gives turns to those that wait for one.
#[derive(Clone)]
struct Turns(Arc<Mutex<Queue<oneshot::Sender<Turn>>>>);

/// The right to run, until it is dropped.
struct Turn {
    turns: Turns,
    running: Running,
    began: Instant,
}

/// The time at which a search has to end.
pub struct Deadline {
    began: Instant,
    ends: Instant,
    is_given_up: Arc<AtomicBool>,
}

/// Tells a search that nobody waits for it any more, when it is dropped.
struct GiveUp(Arc<AtomicBool>);

impl Pool {
    /// A pool for searches that run at most for the time `longest`, of clients that may use as much as `allowance`.
    pub fn new(longest: Duration, allowance: Allowance) -> Self {
        // With one alone, a long search would be in everybody's way.
        let turns = std::thread::available_parallelism().map_or(2, usize::from).max(2);
        Self { turns: Turns(Arc::new(Mutex::new(Queue::new(turns, allowance)))), longest }
    }

    /// Counts a search that a client asks for, unless the client has used too much.
    ///
    /// # Errors
    /// How long it has to wait before the next.
    pub fn count(&self, client: Client) -> Result<(), Duration> {
        self.turns.queue().count(client, Instant::now())
    }

    /// Runs `work` once its turn has come. If nobody waits for the result any more, the work is told to end, or
    /// never begins.
    ///
    /// # Errors
    /// A [`Problem`] if too many wait already, or if `work` panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        (client, size): (Client, Size),
        metrics: &Metrics,
        work: impl FnOnce(&Deadline) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let asked = Instant::now();
        let (sender, turn) = oneshot::channel();
        if !self.turns.queue().add(client, size, sender, asked) {
            metrics.reject(Reason::Busy);
            return Err(Problem::busy());
        }
        self.turns.give();
        let turn = turn.await.map_err(|_| Problem::internal())?;
        let latest = asked + limits::ANSWER - limits::LAST_MOMENT;
        if turn.began >= latest {
            metrics.reject(Reason::Timeout);
            return Err(Problem::timeout());
        }
        let give_up = GiveUp(Arc::default());
        let deadline = Deadline {
            began: turn.began,
            ends: latest.min(turn.began + self.longest),
            is_given_up: give_up.0.clone(),
        };
        let done = tokio::task::spawn_blocking(move || {
            // The turn ends with the work, even if nobody waits for it any more.
            let _turn = turn;
            work(&deadline)
        });
        done.await.map_err(|error| {
            if error.is_panic() {
                metrics.panics.inc();
            }
            Problem::internal()
        })
    }

    /// Forgets the clients that have not asked for anything for long.
    pub fn forget(&self) {
        self.turns.queue().forget(Instant::now());
    }
}

impl Turns {
    fn queue(&self) -> MutexGuard<'_, Queue<oneshot::Sender<Turn>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives the free turns to the searches that are next.
    fn give(&self) {
        loop {
            let next = self.queue().next(Instant::now(), |sender| !sender.is_closed());
            let Some((running, sender)) = next else { return };
            // Whoever has gone in this moment hands it back by dropping it.
            let _ = sender.send(Turn { turns: self.clone(), running, began: Instant::now() });
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let now = Instant::now();
        self.turns.queue().end(self.running, now - self.began, now);
        self.turns.give();
    }
}

impl Drop for GiveUp {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Clock for Deadline {
    fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    fn is_over(&self) -> bool {
        self.is_given_up.load(Ordering::Relaxed) || Instant::now() >= self.ends
    }
}
