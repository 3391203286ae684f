//! An open index that answers queries.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::columns::Columns;
use super::postings::Occurrences;
use super::slips::Slips;
use super::sparse::{Sparse, Sparses};
use super::spoken::Spoken;
use super::syntax::{self, Parsed};
use super::{Plan, Query, Results, Translation, Vocabulary, Weights, facet, highlight, hit, reading, score};
use crate::error::{Error, Result};
use crate::index::{self, Manifest, OpenIndex, SectionName, StoredPage, StoredSection};

/// How many sections are put in order; the rest of those that match are only counted.
const RANKED: usize = 2 * Query::MAX_LIMIT;

/// Answers queries from one generation of an index. Cheap to share between threads.
pub struct Engine {
    pub(super) dir: PathBuf,
    pub(super) index: OpenIndex,
    pub(super) weights: Weights,
    pub(super) columns: Columns,
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

/// The best sections of a query, numbered through all segments, and every section that matches.
struct Found {
    plan: Plan,
    /// The best first, at most as many as are ever looked at.
    ranking: Vec<(u32, f32)>,
    /// All that match, in the order of their numbers.
    matching: Vec<u32>,
}

impl Engine {
    /// Opens the index in `dir`.
    ///
    /// # Errors
    /// As [`index::open`].
    pub fn open(dir: &Path) -> Result<Self> {
        Ok(Self::of(dir, index::open(dir)?))
    }

    pub(super) fn of(dir: &Path, index: OpenIndex) -> Self {
        Self {
            dir: dir.to_owned(),
            index,
            weights: Weights::default(),
            columns: Columns::default(),
            sparses: Sparses::default(),
            slips: Slips::default(),
        }
    }

    /// The same engine with other weights, for experiments.
    #[must_use]
    pub fn with_weights(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// What the index says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.index.manifest
    }

    /// How `text` is understood.
    pub fn plan(&self, text: &str) -> Plan {
        self.plan_of(&syntax::parse(cut(text)), false)
    }

    fn plan_of(&self, parsed: &Parsed, is_unfinished: bool) -> Plan {
        reading::plan(parsed, is_unfinished, &Vocabulary::new(&self.index, &self.slips), &self.weights)
    }

    /// Answers `query`.
    ///
    /// # Errors
    /// [`Error::Tantivy`] or [`Error::BrokenIndex`] if the index's files turn out to be damaged.
    pub fn search(&self, query: &Query) -> Result<Results> {
        self.guarded(|| self.answer(query))
    }

    fn answer(&self, query: &Query) -> Result<Results> {
        let started = Instant::now();
        let found = self.find(query)?;
        let mut hits = Vec::new();
        let results = self.collapse(&found.ranking, found.plan.lang.as_deref())?;
        let more = results.len().saturating_sub(query.offset.saturating_add(query.limit));
        let shown: Vec<_> =
            results.into_iter().skip(query.offset).take(query.limit.min(Query::MAX_LIMIT)).collect();
        let sections: Vec<u32> = shown.iter().map(|result| result.section).collect();
        let langs = self.columns.langs(&self.index).map_err(|e| self.failed(e))?;
        let matches = highlight::matches(&self.index, &found.plan, &sections).map_err(|e| self.failed(e))?;
        for (result, matches) in shown.into_iter().zip(matches) {
            let (page, name) = self.named(result.section)?;
            let stored = self.stored(result.section)?;
            let mut hit = hit::hit(page, name, stored, &matches, result.score, query.explain);
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
        let facets =
            facet::facets(&self.index, &self.columns, &found.matching).map_err(|e| self.failed(e))?;
        Ok(Results {
            query: query.text.clone(),
            total: found.matching.len(),
            took_us: u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX),
            hits,
            facets,
            readings: found.plan.reading.clone().into_iter().collect(),
            suggestion: found.plan.suggestion.clone(),
            notes: found.plan.notes.clone(),
            more,
        })
    }

    /// The ids and scores of the best sections, each on its own.
    ///
    /// # Errors
    /// As [`Engine::search`].
    pub fn rank(&self, query: &Query) -> Result<Vec<Ranked>> {
        self.guarded(|| {
            let ranking = self.find(query)?.ranking.into_iter();
            let best = ranking.skip(query.offset).take(query.limit.min(Query::MAX_LIMIT));
            best.map(|(section, score)| Ok(Ranked { id: self.named(section)?.1.id, score })).collect()
        })
    }

    fn find(&self, query: &Query) -> Result<Found> {
        let parsed = syntax::parse(cut(&query.text));
        let is_unfinished = query.is_unfinished && !query.text.ends_with(char::is_whitespace);
        let mut plan = self.plan_of(&parsed, is_unfinished);
        let allowed = self.allowed(&parsed.filters, query)?;
        let keep = |section: u32| allowed.as_ref().is_none_or(|allowed| allowed[section as usize]);
        let mut scores = self.score(&mut plan)?;
        if plan.requires() && !scores.iter().any(|(section, _)| keep(section)) {
            plan = self.plan_of(&parsed.relaxed(), is_unfinished);
            scores = self.score(&mut plan)?;
        }
        scores.retain(keep);
        let mut ranking: Vec<(u32, f32)> = scores.iter().collect();
        let by_score = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if ranking.len() > RANKED {
            ranking.select_nth_unstable_by(RANKED, by_score);
            ranking.truncate(RANKED);
        }
        // Sections are numbered in the order of the build, which decides among equals.
        ranking.sort_unstable_by(by_score);
        Ok(Found { plan, ranking, matching: scores.in_order() })
    }

    fn score(&self, plan: &mut Plan) -> Result<Sparse> {
        let occurrences = Occurrences::new(&self.index, &self.weights, &self.sparses);
        let mut spoken = Spoken::new(&self.index, &self.columns).map_err(|e| self.failed(e))?;
        let scores = score::score(plan, &occurrences, &self.weights, |word| {
            if let Some(spoken) = &mut spoken {
                spoken.add(word);
            }
        });
        let mut scores = scores.map_err(|e| self.failed(e))?;
        if let Some(lang) = spoken.and_then(Spoken::lang) {
            plan.lang = Some(lang);
        }
        if !plan.is_strict() {
            self.cross_languages(plan, &occurrences, &mut scores)?;
        }
        Ok(scores)
    }

    /// What is stored of a section's page, and what the section is called.
    fn named(&self, section: u32) -> Result<(StoredPage, SectionName)> {
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
        let damage = || index::damages(&self.dir, self.manifest()).into_iter().next().map(Error::from);
        index::guarded(damage, read)
    }

    pub(super) fn failed(&self, error: tantivy::TantivyError) -> Error {
        Error::Tantivy { path: self.dir.clone(), source: error.into() }
    }
}

/// The part of a query's text that is looked at.
fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(Query::MAX_BYTES)]
}
