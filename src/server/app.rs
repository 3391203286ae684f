//! What all requests share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use timra_engine::{Query, RelatedSections, Results};
use timra_serving::{Allowance, Generation, Serving, Size, Turn};

use super::client::{Client, UnderWay};
use super::detail::Detail;
use super::metrics::ServerMetrics;
use super::parameters::{RelatedParameters, SectionParameters};
use super::pool::Pool;
use super::proxies::Proxies;
use super::slots::Slots;
use super::{Log, Problem, Settings, answer, limits};

/// The state of a server.
pub(crate) struct App {
    pub settings: Settings,
    pub serving: Arc<Serving>,
    pub metrics: ServerMetrics,
    pub proxies: Proxies,
    pub slots: Slots,
    pub under_way: UnderWay,
    pub pool: Pool,
    is_stopping: AtomicBool,
}

impl App {
    /// The state of a server that answers from the index `serving` and writes to `log`.
    pub(crate) fn new(settings: Settings, log: &Log, serving: Serving) -> Self {
        let metrics = ServerMetrics::new(log.dropped().clone());
        metrics.index_generation.set(1);
        Self {
            proxies: Proxies::new(settings.proxies.clone()),
            slots: Slots::new(limits::CONNECTIONS),
            under_way: UnderWay::default(),
            serving: Arc::new(serving),
            pool: Pool::new(settings.search_time, Allowance::new(settings.rate_limit)),
            is_stopping: AtomicBool::new(false),
            metrics,
            settings,
        }
    }

    /// Runs a search of a client on one generation, in the client's turn, so that other clients are not kept
    /// waiting.
    ///
    /// # Errors
    /// A [`Problem`] if the server has too much to do or the search failed.
    pub(crate) async fn search(
        &self,
        client: Client,
        generation: Arc<Generation>,
        query: Query,
        detail: Detail,
    ) -> Result<Results, Problem> {
        let is_counted = query.offset == 0 && !query.is_unfinished && !query.text.trim().is_empty();
        let size = Size::of_query(&query.text);
        let search = move |turn: &Turn| {
            generation.ask(|engine| match detail {
                Detail::Hits => engine.search_by(&query, turn),
                Detail::Scores => Ok(engine.explain_by(&query, turn)?.results),
            })
        };
        let results = self.pool.run((client, size), &self.metrics, search).await?;
        let results = results.map_err(|error| {
            tracing::error!(%error, "a search failed");
            Problem::internal()
        })?;
        if results.partial {
            self.metrics.partial_answers.inc();
        } else if is_counted && results.total == 0 {
            self.metrics.zero_results.inc();
        }
        Ok(results)
    }

    /// The JSON of a section, or of its page, in one generation; `None` if there is no such section.
    ///
    /// # Errors
    /// A [`Problem`] if the server has too much to do or the index cannot be read.
    pub(crate) async fn section(
        &self,
        client: Client,
        generation: Arc<Generation>,
        parameters: SectionParameters,
    ) -> Result<Option<Vec<u8>>, Problem> {
        let SectionParameters { id, page } = parameters;
        let show = move |_: &Turn| {
            if page {
                let page = generation.ask(|engine| engine.page(&id));
                page.map(|page| page.map(|page| answer::json(&page)).transpose())
            } else {
                let section = generation.ask(|engine| engine.section(&id));
                section.map(|section| section.map(|section| answer::json(&section)).transpose())
            }
        };
        let shown = self.pool.run((client, Size::Small), &self.metrics, show).await?;
        shown.map_err(|error| {
            tracing::error!(%error, "a section cannot be shown");
            Problem::internal()
        })?
    }

    /// The sections that are related to a section in one generation; `None` if there is no such section.
    ///
    /// # Errors
    /// A [`Problem`] if the server has too much to do or the index cannot be read.
    pub(crate) async fn related(
        &self,
        client: Client,
        generation: Arc<Generation>,
        parameters: RelatedParameters,
    ) -> Result<Option<RelatedSections>, Problem> {
        let RelatedParameters { id, limit } = parameters;
        let find = move |turn: &Turn| generation.ask(|engine| engine.related(&id, limit, turn));
        let found = self.pool.run((client, Size::Large), &self.metrics, find).await?;
        found.map_err(|error| {
            tracing::error!(%error, "related sections cannot be found");
            Problem::internal()
        })
    }

    /// How many connections, and requests under way, a client may have.
    pub(crate) fn most_of_client(&self) -> usize {
        match self.settings.connections_per_client {
            0 => usize::MAX,
            most => most,
        }
    }

    /// Makes the server say, from now on, that it is not ready for more requests.
    pub(crate) fn stop(&self) {
        self.is_stopping.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.is_stopping.load(Ordering::Relaxed)
    }
}
