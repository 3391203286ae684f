//! Who may search, and when.

use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::queue::Queue;
use super::{Allowance, NoTurn, Size, Turn, Waiting, limits};

/// What tells one client from another: an address, a session, or `()` where there is but one.
pub trait ClientId: Copy + Eq + Hash + Send + 'static {}

impl<C: Copy + Eq + Hash + Send + 'static> ClientId for C {}

/// How many searches run at one time, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// How many searches run at one time; one at least.
    pub at_once: usize,
    /// Longest time that a search may run: what it has found by then is the answer.
    pub search: Duration,
    /// Longest time from a question to the end of its search, waiting for a turn included.
    pub answer: Duration,
    /// How much of the time of the server one client may use.
    pub allowance: Allowance,
}

/// One turn for each processor, two at least, and no limit for a client.
impl Default for Bounds {
    fn default() -> Self {
        // With one turn alone, a long search would be in everybody's way.
        let at_once = std::thread::available_parallelism().map_or(2, usize::from).max(2);
        Self { at_once, search: limits::SEARCH, answer: limits::ANSWER, allowance: Allowance::default() }
    }
}

/// Gives searches their turns. It bounds how many run and wait, and for how long; which is next, its queue decides. A clone
/// gives the same turns.
#[derive(Clone)]
pub struct Turns<C: ClientId>(Arc<Giver<C>>);

struct Giver<C: ClientId> {
    bounds: Bounds,
    queue: Mutex<Queue<C, QueuedSearch>>,
}

/// A search that waits in the queue.
struct QueuedSearch {
    sender: oneshot::Sender<Turn>,
    /// When it has to end.
    latest: Instant,
}

impl<C: ClientId> Turns<C> {
    /// Turns within these bounds.
    pub fn new(bounds: Bounds) -> Self {
        let (search, answer) = (bounds.search.min(limits::EVER), bounds.answer.min(limits::EVER));
        let bounds = Bounds { at_once: bounds.at_once.max(1), search, answer, ..bounds };
        let queue = Mutex::new(Queue::new(bounds.at_once, bounds.allowance));
        Self(Arc::new(Giver { bounds, queue }))
    }

    /// Counts a search that a client asks for, unless the client has used too much.
    ///
    /// # Errors
    /// How long it has to wait before the next.
    pub fn count(&self, client: C) -> Result<(), Duration> {
        self.0.queue().count(client, Instant::now())
    }

    /// Asks for a turn for a search of a client.
    ///
    /// # Errors
    /// [`NoTurn::Busy`] if too many searches of the client wait already.
    pub fn ask(&self, client: C, size: Size) -> Result<Waiting, NoTurn> {
        let now = Instant::now();
        let latest = now + self.0.bounds.answer;
        let (sender, turn) = oneshot::channel();
        if !self.0.queue().add(client, size, QueuedSearch { sender, latest }, now) {
            return Err(NoTurn::Busy);
        }
        Giver::give(&self.0);
        Ok(Waiting::new(turn, latest))
    }

    /// Forgets the clients that have not asked for anything for long.
    pub fn forget(&self) {
        self.0.queue().forget(Instant::now());
    }
}

impl<C: ClientId> Giver<C> {
    fn queue(&self) -> MutexGuard<'_, Queue<C, QueuedSearch>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives the free turns to the searches that are next.
    fn give(giver: &Arc<Self>) {
        loop {
            let now = Instant::now();
            let next = giver.queue().next(now, |asked| !asked.sender.is_closed());
            let Some((running, QueuedSearch { sender, latest })) = next else { return };
            let (ends, again) = (latest.min(now + giver.bounds.search), giver.clone());
            let turn = Turn::new(now, ends, move |took| {
                again.queue().end(running, took, Instant::now());
                Self::give(&again);
            });
            // Whoever has gone in this moment hands it back by dropping it.
            let _ = sender.send(turn);
        }
    }
}
