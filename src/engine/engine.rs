//! The engine: an open index that answers queries.

use std::path::{Path, PathBuf};

use timra_answer::{
    Columns, ExplainedResults, HitTranslation, Outline, Query, Ranked, RelatedSections, Results, WholePage,
    WholeSection,
};
use timra_format::{Error, Manifest, OpenIndex, Result};
use timra_plan::question::Choices;
use timra_plan::{Plan, Weights};
use timra_rank::{Budget, Clock};

use super::dictionaries::TermDictionaries;
use super::inverted::Inverted;
use super::known_terms::KnownTerms;
use super::query_index::QueryIndex;
use super::system_clock::SystemClock;

/// Answers queries from one generation of an index. It is cheap to share between threads.
pub struct Engine {
    dir: PathBuf,
    index: OpenIndex,
    weights: Weights,
    columns: Columns,
    inverted: Inverted,
    known: KnownTerms,
}

impl Engine {
    /// An engine over an index that is open already, wherever its files are. Errors call the index `name`.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the dictionaries are damaged.
    pub fn over(index: OpenIndex, name: &Path) -> Result<Self> {
        let failed = |e: tantivy::TantivyError| Error::Tantivy { path: name.to_owned(), source: e.into() };
        let open = || Inverted::open(&index).map_err(failed);
        let damage = || timra_format::first_damage(name, &index.manifest);
        let inverted = timra_format::guarded(name, damage, open)?;
        Ok(Self {
            dir: name.to_owned(),
            inverted,
            index,
            weights: Weights::default(),
            columns: Columns::default(),
            known: KnownTerms::default(),
        })
    }

    /// This engine with other constants of the ranking, for experiments.
    #[must_use]
    pub fn with_weights(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self.known = KnownTerms::default();
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
        self.read(|index| timra_answer::plan(query, index, &self.weights))
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
        self.guarded(|| timra_answer::search(query, &self.query_index(clock), &self.weights))
    }

    /// Answers `query`, with the plan of the query and an explanation of the score of each hit. Takes about twice as
    /// long as [`Engine::search`].
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn explain(&self, query: &Query) -> Result<ExplainedResults> {
        self.explain_by(query, &SystemClock::start())
    }

    /// Answers and explains `query` with what is found until `clock` says that the search is over.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn explain_by(&self, query: &Query, clock: &dyn Clock) -> Result<ExplainedResults> {
        self.guarded(|| timra_answer::explain(query, &self.query_index(clock), &self.weights))
    }

    /// The ids and scores of the best sections, without collapsing copies and translations.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn rank(&self, query: &Query) -> Result<Vec<Ranked>> {
        self.read(|index| timra_answer::ranked(query, index, &self.weights))
    }

    /// The section with the id `name`, or at the published address `name`, however that is percent-encoded. `None` if
    /// there is no such section.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn section(&self, name: &str) -> Result<Option<WholeSection>> {
        self.read(|index| timra_answer::section(name, index))
    }

    /// The translations of the section with the id `name`, or at the published address `name`. Empty if there is no such
    /// section. Reads less than [`Engine::section`], which has them as well.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn translations(&self, name: &str) -> Result<Vec<HitTranslation>> {
        self.read(|index| timra_answer::translations(name, index))
    }

    /// The page of the section with the id `name`, or at the published address `name`. `None` if there is no such page.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn page(&self, name: &str) -> Result<Option<WholePage>> {
        self.read(|index| timra_answer::page(name, index))
    }

    /// The sections that say the same as the section with the id, or at the address, `name`, or go on from it: `limit` at most,
    /// best first, without those of its own page, of its versions and copies. `None` if there is no such section. Where `clock`
    /// says that the time is over, they are what was found until then.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn related(&self, name: &str, limit: usize, clock: &dyn Clock) -> Result<Option<RelatedSections>> {
        self.guarded(|| timra_answer::related(name, limit, &self.query_index(clock), &self.weights))
    }

    /// The sections that pass the filters of `choices`, without their text, in the order of the content: from the one with the
    /// number `from` on, `most` at most. Where `clock` says that the time is over, they are what was found until then.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the files of the index turn out to be damaged.
    pub fn outline(&self, choices: &Choices, from: usize, most: usize, clock: &dyn Clock) -> Result<Outline> {
        self.guarded(|| timra_answer::outline(choices, from, most, &self.query_index(clock)))
    }

    /// Calls `read` with the index as a question without a deadline sees it.
    fn read<T>(&self, read: impl FnOnce(&QueryIndex) -> Result<T>) -> Result<T> {
        let clock = SystemClock::start();
        self.guarded(|| read(&self.query_index(&clock)))
    }

    fn query_index<'e>(&'e self, clock: &'e dyn Clock) -> QueryIndex<'e> {
        QueryIndex {
            dictionaries: TermDictionaries::new(&self.index, &self.inverted, &self.known, Budget::new(clock)),
            columns: &self.columns,
            known: &self.known,
            dir: &self.dir,
        }
    }

    /// The result of `read`; if it panics because a file is damaged, an error.
    fn guarded<T>(&self, read: impl FnOnce() -> Result<T>) -> Result<T> {
        timra_format::guarded(&self.dir, || timra_format::first_damage(&self.dir, self.manifest()), read)
    }
}
