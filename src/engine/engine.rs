//! An open index that answers queries.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::HashMap;
use timra_format::{Error, Manifest, OpenIndex, Result, SectionName, StoredPage, StoredSection};
use timra_plan::syntax::{self, Parsed};
use timra_plan::{Plan, Weights};

use super::budget::Budget;
use super::collapse::LOOKED_AT;
use super::columns::Columns;
use super::dictionaries::Dictionaries;
use super::highlight::{self, Match};
use super::index_terms::IndexTerms;
use super::inverted::Inverted;
use super::places::Places;
use super::postings::{Norms, Occurrences};
use super::slips::Slips;
use super::sparse::{Sparse, Sparses};
use super::spoken::Spoken;
use super::{Clock, Query, Results, SystemClock, Translation, as_typed, facet, hit, score};

/// Answers queries from one generation of an index. Cheap to share between threads.
pub struct Engine {
    pub(super) dir: PathBuf,
    pub(super) index: OpenIndex,
    pub(super) weights: Weights,
    pub(super) columns: Columns,
    inverted: Inverted,
    norms: Norms,
    sparses: Sparses,
    slips: Slips,
}

/// A section and its score, without anything to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// Id of the section.
    pub id: String,
    /// Its score.
    pub score: f32,
}

/// What a query stands for, and every section that matches, numbered through all segments, with its score.
struct Found {
    plan: Plan,
    scores: Sparse,
    /// The words that match in some of their texts, by section.
    matches: HashMap<u32, Vec<Match>>,
}

impl Engine {
    /// Opens the index in `dir`.
    ///
    /// # Errors
    /// As [`timra_format::open`], and [`Error::Tantivy`] or [`Error::BrokenIndex`] if its dictionaries are damaged.
    pub fn open(dir: &Path) -> Result<Self> {
        Self::of(dir, timra_format::open(dir)?)
    }

    pub(super) fn of(dir: &Path, index: OpenIndex) -> Result<Self> {
        let open = || Inverted::open(&index).map_err(|e| failed_in(dir, e));
        let inverted = timra_format::guarded(dir, || timra_format::first_damage(dir, &index.manifest), open)?;
        let weights = Weights::default();
        Ok(Self {
            dir: dir.to_owned(),
            inverted,
            norms: Norms::new(&index, &weights),
            index,
            weights,
            columns: Columns::default(),
            sparses: Sparses::default(),
            slips: Slips::default(),
        })
    }

    /// The same engine with other weights, for experiments.
    #[must_use]
    pub fn with_weights(mut self, weights: Weights) -> Self {
        self.norms = Norms::new(&self.index, &weights);
        self.weights = weights;
        self
    }

    /// What the index says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.index.manifest
    }

    /// How `text` is understood.
    pub fn plan(&self, text: &str) -> Plan {
        let clock = SystemClock::start();
        self.plan_of(&syntax::parse(cut(text)), false, &self.dictionaries(&clock))
    }

    fn plan_of(&self, parsed: &Parsed, is_unfinished: bool, dictionaries: &Dictionaries) -> Plan {
        timra_plan::plan(parsed, is_unfinished, &IndexTerms::new(dictionaries, &self.slips), &self.weights)
    }

    fn dictionaries<'e>(&'e self, clock: &'e dyn Clock) -> Dictionaries<'e> {
        Dictionaries::new(&self.index, &self.inverted, Budget::new(clock))
    }

    /// Answers `query`, however long that takes.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the index's files turn out to be damaged.
    pub fn search(&self, query: &Query) -> Result<Results> {
        self.search_by(query, &SystemClock::start())
    }

    /// Answers `query` with what can be found until `clock` says that the time is over.
    ///
    /// # Errors
    /// As [`Engine::search`].
    pub fn search_by(&self, query: &Query, clock: &dyn Clock) -> Result<Results> {
        self.guarded(|| self.answer(query, clock))
    }

    fn answer(&self, query: &Query, clock: &dyn Clock) -> Result<Results> {
        let dictionaries = self.dictionaries(clock);
        let mut found = self.find(query, &dictionaries)?;
        let mut hits = Vec::new();
        // What comes behind those that are looked at is only counted.
        let results = self.collapse(&found.scores.best(LOOKED_AT), found.plan.lang.as_deref())?;
        let more = results.len().saturating_sub(query.offset.saturating_add(query.limit));
        let shown: Vec<_> =
            results.into_iter().skip(query.offset).take(query.limit.min(Query::MAX_LIMIT)).collect();
        let langs = self.columns.langs(&self.index).map_err(|e| self.failed(e))?;
        let is_new = |section: &u32| !found.matches.contains_key(section);
        let new: Vec<u32> = shown.iter().map(|result| result.section).filter(is_new).collect();
        if !new.is_empty() {
            let [.., mut texts] = Places::of_zones(&dictionaries, &new);
            let matches = highlight::matches(&found.plan, &mut texts).map_err(|e| self.failed(e))?;
            found.matches.extend(new.into_iter().zip(matches));
        }
        for result in shown {
            let matches = found.matches.get(&result.section).map(Vec::as_slice).unwrap_or_default();
            let (page, name) = self.named(result.section)?;
            let stored = self.stored(result.section)?;
            let matches = highlight::together(&found.plan, matches);
            let mut hit = hit::hit(&page, name, stored, &matches, result.score, query.explain);
            for copy in result.copies {
                hit.duplicates.push(self.named(copy)?.1.id);
            }
            for translation in result.translations {
                let SectionName { id, url } = self.named(translation)?.1;
                let lang = langs.name(translation).map(str::to_owned);
                hit.translations.push(Translation { id, url, lang });
            }
            hits.push(hit);
        }
        let matching = found.scores.iter().map(|(section, _)| section);
        let facets = facet::facets(&self.index, &self.columns, matching).map_err(|e| self.failed(e))?;
        Ok(Results {
            query: query.text.clone(),
            total: found.scores.count(),
            took_us: u64::try_from(dictionaries.budget.elapsed().as_micros()).unwrap_or(u64::MAX),
            hits,
            facets,
            readings: found.plan.reading.clone().into_iter().collect(),
            suggestion: found.plan.suggestion.clone(),
            notes: found.plan.notes.clone(),
            more,
            partial: dictionaries.budget.is_spent(),
        })
    }

    /// The ids and scores of the best sections, each on its own.
    ///
    /// # Errors
    /// As [`Engine::search`].
    pub fn rank(&self, query: &Query) -> Result<Vec<Ranked>> {
        self.guarded(|| {
            let limit = query.limit.min(Query::MAX_LIMIT);
            let clock = SystemClock::start();
            let found = self.find(query, &self.dictionaries(&clock))?;
            let best = found.scores.best(query.offset.saturating_add(limit));
            best.into_iter()
                .skip(query.offset)
                .map(|(section, score)| Ok(Ranked { id: self.named(section)?.1.id, score }))
                .collect()
        })
    }

    fn find(&self, query: &Query, dictionaries: &Dictionaries) -> Result<Found> {
        let stands = |before: Option<&str>, flag: &str| self.stands(before, flag, dictionaries);
        let parsed = syntax::parse(cut(&query.text)).with_command_lines(stands)?;
        let is_unfinished = query.is_unfinished && !query.text.ends_with(char::is_whitespace);
        let understand = |parsed: &Parsed| {
            let plan = self.plan_of(parsed, is_unfinished, dictionaries);
            // A word that could not be read is not a word that nobody wrote.
            dictionaries.unreadable().map_or(Ok(plan), |error| Err(self.failed(error)))
        };
        let mut plan = understand(&parsed)?;
        let allowed = self.allowed(&parsed.filters, query, &dictionaries.budget)?;
        let keep = |section: u32| allowed.as_ref().is_none_or(|allowed| allowed[section as usize]);
        let (mut scores, mut matches) = self.score(&mut plan, dictionaries, allowed.as_deref())?;
        let relaxed = [plan.requires().then(|| parsed.relaxed()), parsed.flags_as_text()];
        for parsed in relaxed.into_iter().flatten() {
            // What there was no time to look for may well be there.
            if dictionaries.budget.is_spent() || scores.iter().any(|(section, _)| keep(section)) {
                break;
            }
            plan = understand(&parsed)?;
            (scores, matches) = self.score(&mut plan, dictionaries, allowed.as_deref())?;
        }
        scores.retain(keep);
        Ok(Found { plan, scores, matches })
    }

    fn score(
        &self,
        plan: &mut Plan,
        dictionaries: &Dictionaries,
        allowed: Option<&[bool]>,
    ) -> Result<(Sparse, HashMap<u32, Vec<Match>>)> {
        let occurrences = Occurrences::new(dictionaries, &self.norms, &self.sparses);
        let mut spoken = Spoken::new(&self.index, &self.columns).map_err(|e| self.failed(e))?;
        let scores = score::score(plan, &occurrences, &self.weights, &dictionaries.budget, |word| {
            if let Some(spoken) = &mut spoken {
                spoken.add(word);
            }
        });
        let mut scores = scores.map_err(|e| self.failed(e))?;
        if let Some(lang) = spoken.and_then(Spoken::lang) {
            plan.lang = Some(lang);
        }
        let matches = self.read_again(plan, dictionaries, &occurrences, &mut scores, allowed)?;
        if dictionaries.budget.is_spent() {
            return Ok((scores, matches));
        }
        as_typed::lift(plan, &occurrences, &mut scores).map_err(|e| self.failed(e))?;
        if !plan.is_strict() {
            self.cross_languages(plan, &occurrences, &mut scores)?;
        }
        Ok((scores, matches))
    }

    /// What is stored of a section's page, and what the section is called.
    fn named(&self, section: u32) -> Result<(Arc<StoredPage>, SectionName)> {
        let page = self.index.page(section).map_err(|e| self.unreadable(e))?;
        let name = self.index.name(section, &page).map_err(|e| self.unreadable(e))?;
        Ok((page, name))
    }

    /// What else is stored of a section.
    pub(super) fn stored(&self, section: u32) -> Result<StoredSection> {
        self.index.stored(section).map_err(|e| self.unreadable(e))
    }

    fn unreadable(&self, error: tantivy::TantivyError) -> Error {
        let what = format!("what is stored of a section cannot be read: {error}");
        Error::BrokenIndex { path: self.dir.clone(), what }
    }

    /// Damage that shows only when a query reads it is an error as well.
    fn guarded<T>(&self, read: impl FnOnce() -> Result<T>) -> Result<T> {
        timra_format::guarded(&self.dir, || timra_format::first_damage(&self.dir, self.manifest()), read)
    }

    pub(super) fn failed(&self, error: tantivy::TantivyError) -> Error {
        failed_in(&self.dir, error)
    }
}

fn failed_in(dir: &Path, error: tantivy::TantivyError) -> Error {
    Error::Tantivy { path: dir.to_owned(), source: error.into() }
}

/// The part of a query's text that is looked at.
fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(Query::MAX_BYTES)]
}
