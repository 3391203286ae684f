//! What all requests share.

use super::client::Clients;
use super::metrics::Metrics;
use super::pool::Pool;
use super::serving::{Generation, Serving};
use super::{Problem, Settings};
use crate::search::{Query, Results};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The state of a server.
pub struct App {
    pub settings: Settings,
    pub serving: Serving,
    pub metrics: Metrics,
    pub clients: Clients,
    pub pool: Pool,
    is_stopping: AtomicBool,
}

impl App {
    /// The state of a server that answers from `first`.
    pub fn new(settings: Settings, first: Generation) -> Self {
        let metrics = Metrics::new();
        metrics.index_generation.set(1);
        Self {
            clients: Clients::new(settings.rate_limit),
            serving: Serving::new(settings.index.clone(), first),
            pool: Pool::new(),
            is_stopping: AtomicBool::new(false),
            metrics,
            settings,
        }
    }

    /// Searches one generation without keeping other requests waiting.
    ///
    /// # Errors
    /// A [`Problem`] if the server has too much to do or the search failed.
    pub async fn search(&self, generation: Arc<Generation>, query: Query) -> Result<Results, Problem> {
        let is_counted = query.offset == 0 && !query.is_unfinished && !query.text.trim().is_empty();
        let results = self.pool.run(&self.metrics, move || generation.engine.search(&query)).await?;
        let results = results.map_err(|error| {
            tracing::error!(%error, "a search failed");
            Problem::internal()
        })?;
        if is_counted && results.total == 0 {
            self.metrics.zero_results.inc();
        }
        Ok(results)
    }

    /// From now on the server says that it is not ready for more.
    pub fn stop(&self) {
        self.is_stopping.store(true, Ordering::Relaxed);
    }

    pub fn is_stopping(&self) -> bool {
        self.is_stopping.load(Ordering::Relaxed)
    }
}
