//! A search that waits for its turn.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Instant;

use oneshot::Receiver;

use super::{NoTurn, Turn};

/// A search that waits for its turn. A thread can [wait](Waiting::wait) for it, and so can a task of any runtime, as it is a
/// future. If it is dropped, the search never runs.
#[must_use = "if it is dropped, the search never runs"]
pub struct Waiting {
    turn: Receiver<Turn>,
    latest: Instant,
}

impl Waiting {
    /// For the turn that comes through `turn`, and is of no use from the moment `latest` on.
    pub(super) fn new(turn: Receiver<Turn>, latest: Instant) -> Self {
        Self { turn, latest }
    }

    /// Waits on this thread.
    ///
    /// # Errors
    /// [`NoTurn::Late`] if the turn has not come in time.
    pub fn wait(self) -> Result<Turn, NoTurn> {
        in_time(self.turn.recv_deadline(self.latest).ok(), self.latest)
    }
}

impl Future for Waiting {
    type Output = Result<Turn, NoTurn>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let latest = self.latest;
        Pin::new(&mut self.turn).poll(context).map(|turn| in_time(turn.ok(), latest))
    }
}

/// A turn that has come, unless it has come too late.
fn in_time(turn: Option<Turn>, latest: Instant) -> Result<Turn, NoTurn> {
    turn.filter(|turn| turn.began() < latest).ok_or(NoTurn::Late)
}
