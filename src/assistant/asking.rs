//! Asks the index, in the turn of a client.

use std::time::Instant;

use timra_engine::Engine;
use timra_serving::{ClientId, Generation, Looked, Size, Turn};

use super::Assistant;
use super::unanswered::Unanswered;

/// One generation of an index, in the turn of the client that asks.
pub(crate) struct Asking<'a> {
    pub generation: &'a Generation,
    pub turn: &'a Turn,
}

impl Asking<'_> {
    /// Asks the engine.
    pub(crate) fn ask<T>(&self, ask: impl Fn(&Engine) -> timra_format::Result<T>) -> Result<T, Unanswered> {
        self.generation.ask(ask).map_err(Unanswered::from)
    }

    /// Digest of the index.
    pub(crate) fn digest(&self) -> &str {
        &self.generation.manifest().digest
    }
}

impl<C: ClientId> Assistant<C> {
    /// Runs `work` on a thread once the turn of the client has come. If nobody waits for the answer any more, the search is
    /// told to end.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        size: Size,
        work: impl FnOnce(&Asking) -> Result<T, Unanswered> + Send + 'static,
    ) -> Result<T, Unanswered> {
        let turn = self.turns.ask(self.client, size)?.await?;
        let _give_up = turn.give_up_on_drop();
        let (serving, looks) = (self.serving.clone(), self.looks);
        let asked = move || {
            if looks {
                report(&serving.look(Instant::now()));
            }
            work(&Asking { generation: &serving.current(), turn: &turn })
        };
        tokio::task::spawn_blocking(asked).await.unwrap_or_else(|error| {
            tracing::error!(%error, "a call ended without an answer");
            Err(Unanswered::Index)
        })
    }
}

/// Logs that a newer index was refused.
fn report(looked: &Looked) {
    if let Looked::Refused { error, is_new: true } = looked {
        tracing::error!(%error, "a newer index is refused, the old one is served on");
    }
}
