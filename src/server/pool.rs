//! Where searches run: on threads of their own, each in the turn of its client.

use std::time::Duration;

use timra_serving::{Allowance, Bounds, NoTurn, Size, Turn, Turns};

use super::client::Client;
use super::metrics::{Reason, ServerMetrics};
use super::{Problem, limits};

/// The pool of threads that searches run on, as many at a time as there are turns.
pub(crate) struct Pool(Turns<Client>);

impl Pool {
    /// A pool for searches that run at most for the time `longest`, of clients that may use as much as `allowance`.
    pub(crate) fn new(longest: Duration, allowance: Allowance) -> Self {
        let answer = limits::ANSWER - limits::LAST_MOMENT;
        Self(Turns::new(Bounds { search: longest, answer, allowance, ..Bounds::default() }))
    }

    /// Counts a search that a client asks for, unless the client has used too much.
    ///
    /// # Errors
    /// How long it has to wait before the next.
    pub(crate) fn count(&self, client: Client) -> Result<(), Duration> {
        self.0.count(client)
    }

    /// The turns that searches run in.
    pub(crate) fn turns(&self) -> Turns<Client> {
        self.0.clone()
    }

    /// Runs `work` once its turn has come. If nobody waits for the result any more, the work is told to end, or
    /// never begins.
    ///
    /// # Errors
    /// A [`Problem`] if too many wait already, or if `work` panicked.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        (client, size): (Client, Size),
        metrics: &ServerMetrics,
        work: impl FnOnce(&Turn) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = match self.0.ask(client, size) {
            Ok(waiting) => waiting.await,
            Err(busy) => Err(busy),
        };
        let turn = turn.map_err(|no_turn| turned_away(no_turn, metrics))?;
        let _give_up = turn.give_up_on_drop();
        // The turn ends with the work, even if nobody waits for it any more.
        let done = tokio::task::spawn_blocking(move || work(&turn));
        done.await.map_err(|error| {
            if error.is_panic() {
                metrics.panics.inc();
            }
            Problem::internal()
        })
    }

    /// Forgets the clients that have not asked for anything for long.
    pub(crate) fn forget(&self) {
        self.0.forget();
    }
}

/// Counts a search that got no turn, and says what its client is told.
fn turned_away(no_turn: NoTurn, metrics: &ServerMetrics) -> Problem {
    match no_turn {
        NoTurn::Busy => {
            metrics.reject(Reason::Busy);
            Problem::busy()
        }
        NoTurn::Late => {
            metrics.reject(Reason::Timeout);
            Problem::timeout()
        }
    }
}
