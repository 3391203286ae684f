//! The engine: an open index that answers queries.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use timra_format::{Error, Manifest, OpenIndex, Result, SectionName, StoredPage, StoredSection};
use timra_plan::syntax::{self, Parsed};
use timra_plan::{Plan, Weights};
use timra_rank::{Accumulators, Attributes, Budget, Ranking, matches_in_text, rank};

use super::accumulator_pool::AccumulatorPool;
use super::attributes::unreadable;
use super::collapse::LOOKED_AT;
use super::columns::Columns;
use super::dictionaries::TermDictionaries;
use super::fuzzy_matches::FuzzyMatches;
use super::index_terms::IndexTerms;
use super::inverted::Inverted;
use super::query_index::QueryIndex;
use super::{Clock, HitTranslation, Query, Results, SystemClock, facet, highlight, hit};

/// Answers queries from one generation of an index. It is cheap to share between threads.
pub struct Engine {
    pub(super) dir: PathBuf,
    pub(super) index: OpenIndex,
    pub(super) weights: Weights,
    pub(super) columns: Columns,
    inverted: Inverted,
    pool: AccumulatorPool,
    fuzzy_matches: FuzzyMatches,
}

/// A section and its score, with nothing else to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// Id of the section.
    pub id: String,
    /// Score of the section. Scores can be compared within one answer only.
    pub score: f32,
}

/// The plan of a query, and every section that it finds, by section number, with its score.
pub(super) struct Found {
    pub(super) plan: Plan,
    pub(super) ranking: Ranking,
    /// For each section, whether it passes the filters; `None` if all do.
    pub(super) allowed: Option<Vec<bool>>,
}

impl Engine {
    /// An engine over an index that is open already, wherever its files are. Errors call the index `name`.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the dictionaries are damaged.
    pub fn over(index: OpenIndex, name: &Path) -> Result<Self> {
        let open = || Inverted::open(&index).map_err(|e| failed_in(name, e));
        let damage = || timra_format::first_damage(name, &index.manifest);
        let inverted = timra_format::guarded(name, damage, open)?;
        Ok(Self {
            dir: name.to_owned(),
            inverted,
            index,
            weights: Weights::default(),
            columns: Columns::default(),
            pool: AccumulatorPool::default(),
            fuzzy_matches: FuzzyMatches::default(),
        })
    }

    /// This engine with other constants of the ranking, for experiments.
    #[must_use]
    pub fn with_weights(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// The manifest of the index.
    pub fn manifest(&self) -> &Manifest {
        &self.index.manifest
    }

    /// The plan of `query`. [`Engine::search`] executes the same plan, unless no section has everything that the query
    /// requires.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn plan(&self, query: &Query) -> Result<Plan> {
        let clock = SystemClock::start();
        self.guarded(|| {
            let index = self.query_index(&clock);
            self.plan_of(&self.parsed(query, &index)?, query, &index)
        })
    }

    /// The parsed text of a query, with the flags of a pasted command line read as text.
    fn parsed(&self, query: &Query, index: &QueryIndex) -> Result<Parsed> {
        let stands = |before: Option<&str>, flag: &str| self.stands(before, flag, index);
        syntax::parse_with(cut(&query.text), &query.choices).with_command_lines(stands)
    }

    /// The complete plan of a parsed query.
    fn plan_of(&self, parsed: &Parsed, query: &Query, index: &QueryIndex) -> Result<Plan> {
        let is_unfinished = query.is_unfinished && !query.text.ends_with(char::is_whitespace);
        let terms = IndexTerms::new(&index.dictionaries, &self.fuzzy_matches);
        let plan = timra_plan::plan(parsed, is_unfinished, &terms, &self.weights);
        // A word that could not be read is not a missing word.
        index.dictionaries.unreadable().map_or(Ok(plan), |error| Err(self.failed(error)))
    }

    fn query_index<'e>(&'e self, clock: &'e dyn Clock) -> QueryIndex<'e> {
        let dictionaries = TermDictionaries::new(&self.index, &self.inverted, Budget::new(clock));
        QueryIndex { dictionaries, columns: &self.columns, dir: &self.dir }
    }

    /// Answers `query` without a deadline.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn search(&self, query: &Query) -> Result<Results> {
        self.search_by(query, &SystemClock::start())
    }

    /// Answers `query` with what is found until `clock` says that the search is over. [`Results::partial`] says whether
    /// something may be missing.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn search_by(&self, query: &Query, clock: &dyn Clock) -> Result<Results> {
        self.guarded(|| {
            self.searched(clock, |index, accumulators| {
                let found = self.find(query, index, accumulators)?;
                Ok(self.answer(query, index, found)?.1)
            })
        })
    }

    /// Calls `search` with the index as one query sees it.
    pub(super) fn searched<T>(
        &self,
        clock: &dyn Clock,
        search: impl FnOnce(&QueryIndex, &Accumulators) -> Result<T>,
    ) -> Result<T> {
        let accumulators = self.pool.lend();
        let found = search(&self.query_index(clock), &accumulators)?;
        self.pool.take_back(accumulators);
        Ok(found)
    }

    /// The results for what was found, and for each hit the number of the section that has the score.
    pub(super) fn answer(
        &self,
        query: &Query,
        index: &QueryIndex,
        found: Found,
    ) -> Result<(Vec<u32>, Results)> {
        let budget = &index.dictionaries.budget;
        let Found { plan, ranking: Ranking { scores, mut matches }, .. } = found;
        let mut hits = Vec::new();
        // What comes after those that are looked at is only counted.
        let order = self.order(plan.choices.sort())?;
        let first = order.first_by_score(&scores, LOOKED_AT);
        let mut results = self.collapse(&first, plan.lang.as_deref())?;
        order.arrange(&mut results);
        let more = results.len().saturating_sub(query.offset.saturating_add(query.limit));
        let shown: Vec<_> =
            results.into_iter().skip(query.offset).take(query.limit.min(Query::MAX_LIMIT)).collect();
        let langs = index.languages()?;
        let is_new = |section: &u32| !matches.contains_key(section);
        let new: Vec<u32> = shown.iter().map(|result| result.section).filter(is_new).collect();
        if !new.is_empty() {
            let found = matches_in_text(&plan, index, budget, &new)?;
            matches.extend(new.into_iter().zip(found));
        }
        let sections = shown.iter().map(|result| result.scored).collect();
        for result in shown {
            let matches = matches.get(&result.section).map(Vec::as_slice).unwrap_or_default();
            let (page, name) = self.named(result.section)?;
            let stored = self.stored(result.section)?;
            let matches = highlight::together(&plan, matches);
            let mut hit = hit::hit(&page, name, stored, &matches, result.score, query.explain);
            for copy in result.copies {
                hit.duplicates.push(self.named(copy)?.1.id);
            }
            for translation in result.translations {
                let SectionName { id, url } = self.named(translation)?.1;
                let lang = langs.name(translation).map(str::to_owned);
                hit.translations.push(HitTranslation { id, url, lang });
            }
            hits.push(hit);
        }
        let matching = scores.iter().map(|(section, _)| section);
        let facets = facet::facets(&self.index, &self.columns, matching).map_err(|e| self.failed(e))?;
        let results = Results {
            query: query.text.clone(),
            total: scores.count(),
            took_us: u64::try_from(budget.elapsed().as_micros()).unwrap_or(u64::MAX),
            hits,
            facets,
            readings: plan.reading.into_iter().collect(),
            suggestion: plan.suggestion,
            notes: plan.notes,
            more,
            sort: plan.choices.sort(),
            partial: budget.is_spent(),
        };
        Ok((sections, results))
    }

    /// The ids and scores of the best sections, without collapsing copies and translations.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn rank(&self, query: &Query) -> Result<Vec<Ranked>> {
        let limit = query.limit.min(Query::MAX_LIMIT);
        let rank = |index: &QueryIndex, accumulators: &Accumulators| {
            let Found { plan, ranking, .. } = self.find(query, index, accumulators)?;
            let order = self.order(plan.choices.sort())?;
            let first = order.first(&ranking.scores, query.offset.saturating_add(limit));
            first
                .into_iter()
                .skip(query.offset)
                .map(|(section, score)| Ok(Ranked { id: self.named(section)?.1.id, score }))
                .collect()
        };
        self.guarded(|| self.searched(&SystemClock::start(), rank))
    }

    pub(super) fn find(
        &self,
        query: &Query,
        index: &QueryIndex,
        accumulators: &Accumulators,
    ) -> Result<Found> {
        let budget = &index.dictionaries.budget;
        let parsed = self.parsed(query, index)?;
        let understand = |parsed: &Parsed| self.plan_of(parsed, query, index);
        let mut plan = understand(&parsed)?;
        let allowed = self.allowed(plan.choices.filters(), budget)?;
        let keep = |section: u32| allowed.as_ref().is_none_or(|allowed| allowed[section as usize]);
        let score = |plan: &Plan| rank(plan, index, accumulators, budget, allowed.as_deref());
        let mut ranking = score(&plan)?;
        let relaxed = [plan.requires().then(|| parsed.relaxed()), parsed.flags_as_text()];
        for parsed in relaxed.into_iter().flatten() {
            // What there was no time to look for may well be there.
            if budget.is_spent() || ranking.scores.iter().any(|(section, _)| keep(section)) {
                break;
            }
            plan = understand(&parsed)?;
            ranking = score(&plan)?;
        }
        ranking.scores.retain(keep);
        Ok(Found { plan, ranking, allowed })
    }

    /// The stored page of a section, and the id and address of the section.
    pub(super) fn named(&self, section: u32) -> Result<(Arc<StoredPage>, SectionName)> {
        let page = self.index.page(section).map_err(|e| unreadable(&self.dir, &e))?;
        let name = self.index.name(section, &page).map_err(|e| unreadable(&self.dir, &e))?;
        Ok((page, name))
    }

    /// The stored values of a section beside its page and its name.
    pub(super) fn stored(&self, section: u32) -> Result<StoredSection> {
        self.index.stored(section).map_err(|e| unreadable(&self.dir, &e))
    }

    /// The result of `read`; if it panics because a file is damaged, an error.
    pub(super) fn guarded<T>(&self, read: impl FnOnce() -> Result<T>) -> Result<T> {
        timra_format::guarded(&self.dir, || timra_format::first_damage(&self.dir, self.manifest()), read)
    }

    pub(super) fn failed(&self, error: tantivy::TantivyError) -> Error {
        failed_in(&self.dir, error)
    }
}

fn failed_in(dir: &Path, error: tantivy::TantivyError) -> Error {
    Error::Tantivy { path: dir.to_owned(), source: error.into() }
}

/// The part of the text of a query that is used.
fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(Query::MAX_BYTES)]
}
