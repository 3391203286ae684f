//! An index in a cluster that answers queries.

use std::path::Path;
use std::sync::Arc;

use timra_answer::{
    Columns, ExplainedResults, HitTranslation, Outline, Query, Ranked, RelatedSections, Results, WholePage,
    WholeSection,
};
use timra_format::{Analysis, Manifest};
use timra_plan::Weights;
use timra_plan::question::Choices;
use timra_rank::{Budget, Clock};

use super::client::ClusterClient;
use super::cluster_index::{ClusterIndex, Unready};
use super::fetch_sidecar::fetch_sidecar;
use super::gather::Fetching;
use super::gathered::Gathered;
use super::kept_sidecars::KeptSidecars;
use super::pauses::Pauses;
use super::published::PublishedIndex;
use super::sidecar::Sidecar;
use super::{Access, ClusterAddress, Error, ReadOptions, Result};

/// How often a query goes to the cluster, at most: each time it wants what follows from what it got.
const MOST_ROUNDS: usize = 16;

/// Sections that a cluster gives at one time, at most.
const MOST_BEST: usize = 10_000;

/// An index in a cluster. The cluster finds the sections that may be best; they are ranked here.
pub struct Cluster {
    client: Arc<ClusterClient>,
    index: PublishedIndex,
    sidecar: Sidecar,
    columns: Columns,
    weights: Weights,
    options: ReadOptions,
}

impl Cluster {
    /// Opens the index that an address leads to. What every reader needs of it is kept in the directory `cache`, if that is
    /// given, and is not fetched again. What is kept of other indexes is removed, but for the last few.
    ///
    /// # Errors
    /// [`Error::NoIndex`] if there is none, [`Error::OtherFormat`], [`Error::OtherAnalysis`] or [`Error::OtherLexicons`] if
    /// this timra cannot search it, and other errors if the cluster does not answer.
    pub fn open(address: &ClusterAddress, access: &Access, cache: Option<&Path>) -> Result<Self> {
        let client = Arc::new(ClusterClient::new(address, access));
        Self::open_with(client, address, cache, Pauses::short())
    }

    pub(crate) fn open_with(
        client: Arc<ClusterClient>,
        address: &ClusterAddress,
        cache: Option<&Path>,
        pauses: Pauses,
    ) -> Result<Self> {
        let index = PublishedIndex::find(&client, address, pauses)?;
        let kept = cache.map(KeptSidecars::new);
        let packed = match kept.as_ref().and_then(|kept| kept.read(&index)) {
            Some(packed) => packed,
            None => {
                let packed = fetch_sidecar(&client, &index, pauses)?;
                if let Some(kept) = &kept {
                    kept.keep(&index, &packed);
                }
                packed
            }
        };
        let sidecar = Sidecar::decode(&packed)?;
        check(&index, &sidecar.manifest)?;
        if sidecar.sections() as u64 != index.sections {
            return Err(Error::Damaged("its sidecar is of another index"));
        }
        let (columns, weights) = (Columns::default(), Weights::default());
        Ok(Self { client, index, sidecar, columns, weights, options: ReadOptions::default() })
    }

    /// This index, read as `options` say.
    #[must_use]
    pub fn with_options(self, options: ReadOptions) -> Self {
        Self { options, ..self }
    }

    /// The manifest of the index that was loaded.
    pub fn manifest(&self) -> &Manifest {
        &self.sidecar.manifest
    }

    /// Name of the index in the cluster.
    pub fn name(&self) -> &str {
        &self.index.name
    }

    pub(crate) fn index(&self) -> &PublishedIndex {
        &self.index
    }

    /// How many of the best sections are fetched from each of its parts.
    pub(crate) fn best(&self) -> usize {
        self.options.best
    }

    /// Answers `query`. [`Results::partial`] says whether a part of the cluster did not answer.
    ///
    /// # Errors
    /// [`Error::Late`] if `clock` says that the time is over before there is an answer, and other errors of the cluster.
    pub fn search(&self, query: &Query, clock: &dyn Clock) -> Result<Results> {
        let (mut results, index) =
            self.ask(clock, |index| timra_answer::search(query, index, &self.weights))?;
        self.complete(&mut results, index)?;
        Ok(results)
    }

    /// Answers `query`, with the plan of the query and an explanation of the score of each hit.
    ///
    /// # Errors
    /// The errors of the cluster.
    pub fn explain(&self, query: &Query, clock: &dyn Clock) -> Result<ExplainedResults> {
        let (mut explained, index) =
            self.ask(clock, |index| timra_answer::explain(query, index, &self.weights))?;
        self.complete(&mut explained.results, index)?;
        Ok(explained)
    }

    /// The ids and scores of the best sections, without collapsing copies and translations.
    ///
    /// # Errors
    /// [`Error::Partial`] if a part of the cluster did not answer, and other errors of the cluster.
    pub fn rank(&self, query: &Query, clock: &dyn Clock) -> Result<Vec<Ranked>> {
        self.ask_all(clock, |index| timra_answer::ranked(query, index, &self.weights))
    }

    /// The section with the id, or at the published address, `name`; `None` if there is no such section.
    ///
    /// # Errors
    /// [`Error::Partial`] if a part of the cluster did not answer, and other errors of the cluster.
    pub fn section(&self, name: &str, clock: &dyn Clock) -> Result<Option<WholeSection>> {
        self.ask_all(clock, |index| timra_answer::section(name, index))
    }

    /// The page of the section with the id, or at the published address, `name`; `None` if there is no such page.
    ///
    /// # Errors
    /// [`Error::Partial`] if a part of the cluster did not answer, and other errors of the cluster.
    pub fn page(&self, name: &str, clock: &dyn Clock) -> Result<Option<WholePage>> {
        self.ask_all(clock, |index| timra_answer::page(name, index))
    }

    /// The translations of the section with the id, or at the published address, `name`; empty if there is no such section.
    ///
    /// # Errors
    /// [`Error::Partial`] if a part of the cluster did not answer, and other errors of the cluster.
    pub fn translations(&self, name: &str, clock: &dyn Clock) -> Result<Vec<HitTranslation>> {
        self.ask_all(clock, |index| timra_answer::translations(name, index))
    }

    /// The sections that say the same as the section with the id, or at the published address, `name`, or go on from it:
    /// `limit` at most, best first; `None` if there is no such section.
    ///
    /// # Errors
    /// [`Error::Partial`] if a part of the cluster did not answer, and other errors of the cluster.
    pub fn related(&self, name: &str, limit: usize, clock: &dyn Clock) -> Result<Option<RelatedSections>> {
        self.ask_all(clock, |index| timra_answer::related(name, limit, index, &self.weights))
    }

    /// The sections that pass the filters of `choices`, without their text, in the order of the content: from the one with
    /// the number `from` on, `most` at most.
    ///
    /// # Errors
    /// [`Error::Partial`] if a part of the cluster did not answer, and other errors of the cluster.
    pub fn outline(&self, choices: &Choices, from: usize, most: usize, clock: &dyn Clock) -> Result<Outline> {
        self.ask_all(clock, |index| timra_answer::outline(choices, from, most, index))
    }

    /// Asks as [`Self::ask`] does, for what nobody would notice to be missing.
    fn ask_all<T>(
        &self,
        clock: &dyn Clock,
        answer: impl Fn(&ClusterIndex) -> std::result::Result<T, Unready>,
    ) -> Result<T> {
        let (answer, gathered) = self.ask(clock, answer)?;
        if gathered.is_partial { Err(self.partial()) } else { Ok(answer) }
    }

    fn partial(&self) -> Error {
        Error::Partial { name: self.index.name.clone() }
    }

    /// Asks until everything is here that the answer needs.
    fn ask<T>(
        &self,
        clock: &dyn Clock,
        answer: impl Fn(&ClusterIndex) -> std::result::Result<T, Unready>,
    ) -> Result<(T, Gathered)> {
        let best = self.options.best.saturating_mul(self.index.shards as usize).min(MOST_BEST);
        let fetching = Fetching { client: &self.client, name: &self.index.name, best, clock };
        let mut gathered = Gathered::default();
        for _ in 0..MOST_ROUNDS {
            let index = ClusterIndex::new(&self.sidecar, &self.columns, &gathered, Budget::new(clock));
            let answered = answer(&index);
            let wanted = index.wanted.take();
            match answered {
                Ok(answer) if wanted.is_empty() => return Ok((answer, gathered)),
                Err(Unready::Failed(error)) => return Err(error),
                Ok(_) | Err(Unready::Wanting) => {}
            }
            let mut more = Gathered::default();
            fetching.gather(&index, wanted, &mut more)?;
            gathered.join(more);
        }
        Err(Error::Damaged("a query does not come to an end"))
    }

    /// Counts what is not here: sections that match, and were not fetched.
    fn complete(&self, results: &mut Results, gathered: Gathered) -> Result<()> {
        match self.options.is_strict {
            true if gathered.is_partial => return Err(self.partial()),
            true if results.partial => return Err(self.client.late()),
            _ => results.partial |= gathered.is_partial,
        }
        let Some(of_plan) = gathered.plans.last() else { return Ok(()) };
        let others = of_plan.total.saturating_sub(of_plan.here.len());
        if others > 0 {
            results.total += others;
            results.about = true;
            of_plan.add_facets(&self.sidecar, &mut results.facets);
        }
        Ok(())
    }
}

/// Makes sure that this timra searches an index as it was made.
fn check(index: &PublishedIndex, manifest: &Manifest) -> Result<()> {
    let name = || index.name.clone();
    if manifest.format != timra_format::FORMAT {
        let (found, known) = (manifest.format.into(), timra_format::FORMAT.into());
        return Err(Error::OtherFormat { name: name(), found, known });
    }
    if let Some(mismatch) = manifest.analysis_mismatch() {
        return Err(Error::OtherAnalysis { name: name(), what: mismatch.to_string() });
    }
    let tags = manifest.languages.keys().map(String::as_str);
    if manifest.analysis.lexicons != Analysis::current_for(tags).lexicons {
        return Err(Error::OtherLexicons { name: name() });
    }
    Ok(())
}
