//! What all requests share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use timra_engine::{Query, RelatedSections, Results};
use timra_serving::{Allowance, Error, Generation, Refusal, Serving, Size, Turn};

use super::client::{Client, UnderWay};
use super::detail::Detail;
use super::metrics::{Reason, ServerMetrics};
use super::parameters::{RelatedParameters, SectionParameters};
use super::pool::Pool;
use super::proxies::Proxies;
use super::slots::Slots;
use super::{Log, Problem, Settings, answer, limits};

/// What was answered, and by which generation; or the problem that it was not.
pub(crate) type GivenAnswer<T> = Result<(T, Arc<dyn Generation>), Problem>;

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
        generation: Arc<dyn Generation>,
        query: Query,
        detail: Detail,
    ) -> GivenAnswer<Results> {
        let is_counted = query.offset == 0 && !query.is_unfinished && !query.text.trim().is_empty();
        let size = Size::of_query(&query.text);
        let search = move |generation: &dyn Generation, turn: &Turn| match detail {
            Detail::Hits => generation.search(&query, turn),
            Detail::Scores => Ok(generation.explain(&query, turn)?.results),
        };
        let (results, by) = self.ask((client, size), generation, search).await?;
        if results.partial {
            self.metrics.partial_answers.inc();
        } else if is_counted && results.total == 0 {
            self.metrics.zero_results.inc();
        }
        Ok((results, by))
    }

    /// The JSON of a section, or of its page, in one generation; `None` if there is no such section.
    ///
    /// # Errors
    /// A [`Problem`] if the server has too much to do or the index cannot be read.
    pub(crate) async fn section(
        &self,
        client: Client,
        generation: Arc<dyn Generation>,
        parameters: SectionParameters,
    ) -> GivenAnswer<Option<Vec<u8>>> {
        let SectionParameters { id, page } = parameters;
        let show = move |generation: &dyn Generation, turn: &Turn| {
            if page {
                let page = generation.page(&id, turn)?;
                Ok(page.map(|page| answer::json(&page)).transpose())
            } else {
                let section = generation.section(&id, turn)?;
                Ok(section.map(|section| answer::json(&section)).transpose())
            }
        };
        let (shown, by) = self.ask((client, Size::Small), generation, show).await?;
        Ok((shown?, by))
    }

    /// The sections that are related to a section in one generation; `None` if there is no such section.
    ///
    /// # Errors
    /// A [`Problem`] if the server has too much to do or the index cannot be read.
    pub(crate) async fn related(
        &self,
        client: Client,
        generation: Arc<dyn Generation>,
        parameters: RelatedParameters,
    ) -> GivenAnswer<Option<RelatedSections>> {
        let RelatedParameters { id, limit } = parameters;
        let find = move |generation: &dyn Generation, turn: &Turn| generation.related(&id, limit, turn);
        self.ask((client, Size::Large), generation, find).await
    }

    /// Asks one generation, in the turn of a client; if that generation is not there any more, the one that has taken its
    /// place.
    async fn ask<T: Send + 'static>(
        &self,
        of: (Client, Size),
        generation: Arc<dyn Generation>,
        ask: impl Fn(&dyn Generation, &Turn) -> timra_serving::Result<T> + Send + 'static,
    ) -> GivenAnswer<T> {
        let serving = self.serving.clone();
        let asked = move |turn: &Turn| serving.ask(generation, turn, |generation| ask(generation, turn));
        self.pool.run(of, &self.metrics, asked).await?.map_err(|error| {
            tracing::error!(%error, "the index gave no answer");
            if matches!(error, Error::Remote { why: Refusal::Late, .. }) {
                self.metrics.reject(Reason::Timeout);
            }
            Problem::of_index(&error)
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
