//! Asks the index, in the turn of a client.

use std::time::Instant;

use timra_serving::{ClientId, Generation, Looked, Size, Turn};

use super::Assistant;
use super::unanswered::Unanswered;

/// One generation of an index, in the turn of the client that asks.
pub(crate) struct Asking<'a> {
    pub generation: &'a dyn Generation,
    pub turn: &'a Turn,
}

impl Asking<'_> {
    /// Digest of the index.
    pub(crate) fn digest(&self) -> &str {
        &self.generation.manifest().digest
    }
}

impl<C: ClientId> Assistant<C> {
    /// Runs `work` on a thread once the turn of the client has come; and once more from its beginning, if meanwhile another
    /// generation has taken the place of the one that it asks. If nobody waits for the answer any more, the search is told to
    /// end.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        size: Size,
        work: impl Fn(&Asking) -> Result<T, Unanswered> + Send + 'static,
    ) -> Result<T, Unanswered> {
        let turn = self.turns.ask(self.client, size)?.await?;
        let _give_up = turn.give_up_on_drop();
        let (serving, looks) = (self.serving.clone(), self.looks);
        let asked = move || {
            if looks {
                report(&serving.look(Instant::now()));
            }
            let work = |generation: &dyn Generation| match work(&Asking { generation, turn: &turn }) {
                Err(Unanswered::Index(error)) => Err(error),
                answered => Ok(answered),
            };
            match serving.ask(serving.current(), &turn, work) {
                Ok((answered, _)) => answered,
                Err(error) => {
                    // What went wrong says where files are: that is for the log.
                    tracing::error!(%error, "the index gave no answer");
                    Err(Unanswered::Index(error))
                }
            }
        };
        tokio::task::spawn_blocking(asked).await.unwrap_or_else(|error| {
            tracing::error!(%error, "a call ended without an answer");
            Err(Unanswered::Ended)
        })
    }
}

/// Logs that a newer index was refused, or that the one in force does not answer.
fn report(looked: &Looked) {
    match looked {
        Looked::Refused { error, is_new: true } => {
            tracing::error!(%error, "a newer index is refused, the old one is served on");
        }
        Looked::Unavailable { error, is_new: true } => {
            tracing::error!(%error, "the index does not answer as a whole");
        }
        _ => {}
    }
}
