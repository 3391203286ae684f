//! Answers that were given already: what many people ask, and the first letters of every word that is typed, is asked again.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use lru::LruCache;
use timra_engine::{
    Clock, ExplainedResults, HitTranslation, Outline, Query, RelatedSections, Results, WholePage,
    WholeSection,
};
use timra_format::Manifest;
use timra_plan::question::Choices;

use super::{Generation, Result};

/// A generation that keeps the answers to the queries that were asked last. It answers as the other generation does, which never
/// changes; an answer that lacks something is not kept.
pub(super) struct KeepsAnswers {
    generation: Arc<dyn Generation>,
    kept: Mutex<KeptAnswers>,
}

/// The answers that were asked for last, with a bound to their bytes.
pub(super) struct KeptAnswers {
    answers: LruCache<Query, (usize, Arc<Results>)>,
    /// How many bytes they have together.
    bytes: usize,
    /// How many they may have.
    most: usize,
}

impl KeepsAnswers {
    /// Keeps the answers of `generation`, so many bytes of them.
    pub(super) fn new(generation: Arc<dyn Generation>, bytes: usize) -> Self {
        Self { generation, kept: Mutex::new(KeptAnswers::new(bytes)) }
    }

    /// Another place for answers of this generation, empty, for so many bytes.
    pub(super) fn keeping(&self, bytes: usize) -> Self {
        Self::new(Arc::clone(&self.generation), bytes)
    }

    fn kept(&self) -> MutexGuard<'_, KeptAnswers> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl KeptAnswers {
    /// No answers yet, and so many bytes of them at most.
    pub(super) fn new(most: usize) -> Self {
        Self { answers: LruCache::unbounded(), bytes: 0, most }
    }

    /// The answer to `query`, if that is kept.
    pub(super) fn get(&mut self, query: &Query) -> Option<Arc<Results>> {
        self.answers.get(query).map(|(_, results)| Arc::clone(results))
    }

    /// Keeps an answer, which has so many `bytes` with its query, and lets go what was not asked for since long.
    pub(super) fn put(&mut self, query: Query, results: Arc<Results>, bytes: usize) {
        // One answer does not take the place of all.
        if bytes > self.most / 16 {
            return;
        }
        self.bytes += bytes;
        let replaced = self.answers.put(query, (bytes, results));
        self.bytes -= replaced.map_or(0, |(bytes, _)| bytes);
        while self.bytes > self.most
            && let Some((_, (bytes, _))) = self.answers.pop_lru()
        {
            self.bytes -= bytes;
        }
    }
}

/// About how many bytes a query and its answer take: as many as they have as JSON, and the choices as many as they have where
/// they are printed.
pub(super) fn bytes(query: &Query, results: &Results) -> usize {
    let mut count = CountedBytes(format!("{:?}", query.choices).len() + query.text.len());
    // Numbers that JSON does not have are written as null: nothing fails.
    drop(serde_json::to_writer(&mut count, results));
    count.0
}

/// Counts what is written to it.
struct CountedBytes(usize);

impl io::Write for CountedBytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Generation for KeepsAnswers {
    fn search(&self, query: &Query, clock: &dyn Clock) -> Result<Results> {
        // Nobody waits for what is copied or counted.
        let (known, keeps_any) = {
            let mut kept = self.kept();
            (kept.get(query), kept.most > 0)
        };
        if let Some(known) = known {
            let took_us = u64::try_from(clock.elapsed().as_micros()).unwrap_or(u64::MAX);
            return Ok(Results { took_us, ..(*known).clone() });
        }
        let results = self.generation.search(query, clock)?;
        if !results.partial && keeps_any {
            let (query, kept, bytes) = (query.clone(), Arc::new(results.clone()), bytes(query, &results));
            self.kept().put(query, kept, bytes);
        }
        Ok(results)
    }

    fn manifest(&self) -> &Manifest {
        self.generation.manifest()
    }

    fn tag(&self) -> &str {
        self.generation.tag()
    }

    fn published(&self) -> Option<SystemTime> {
        self.generation.published()
    }

    fn is_in_force(&self, published: Option<u128>) -> bool {
        self.generation.is_in_force(published)
    }

    fn explain(&self, query: &Query, clock: &dyn Clock) -> Result<ExplainedResults> {
        self.generation.explain(query, clock)
    }

    fn section(&self, name: &str, clock: &dyn Clock) -> Result<Option<WholeSection>> {
        self.generation.section(name, clock)
    }

    fn page(&self, name: &str, clock: &dyn Clock) -> Result<Option<WholePage>> {
        self.generation.page(name, clock)
    }

    fn translations(&self, name: &str, clock: &dyn Clock) -> Result<Vec<HitTranslation>> {
        self.generation.translations(name, clock)
    }

    fn related(&self, name: &str, limit: usize, clock: &dyn Clock) -> Result<Option<RelatedSections>> {
        self.generation.related(name, limit, clock)
    }

    fn outline(&self, choices: &Choices, from: usize, most: usize, clock: &dyn Clock) -> Result<Outline> {
        self.generation.outline(choices, from, most, clock)
    }
}
