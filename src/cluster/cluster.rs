//! An index in a cluster that answers queries.

use std::fs;
use std::path::{Path, PathBuf};

use timra_answer::{Columns, ExplainedResults, Query, Ranked, Results};
use timra_format::{Analysis, Manifest};
use timra_plan::Weights;
use timra_rank::{Budget, Clock};

use super::client::ClusterClient;
use super::cluster_index::{ClusterIndex, Unready};
use super::fetch_sidecar::{fetch_sidecar, is_whole};
use super::gather::Fetching;
use super::gathered::Gathered;
use super::published::PublishedIndex;
use super::sidecar::Sidecar;
use super::{Access, ClusterAddress, Error, Result};

/// How many of the best sections each part of the index is asked for, unless a caller says otherwise.
pub const BEST: usize = 300;

/// How often a query goes to the cluster, at most: each time it wants what follows from what it got.
const MOST_ROUNDS: usize = 16;

/// Sections that a cluster gives at one time, at most.
const MOST_BEST: usize = 10_000;

/// An index in a cluster. The cluster finds the sections that may be best; they are ranked here.
pub struct Cluster {
    client: ClusterClient,
    index: PublishedIndex,
    sidecar: Sidecar,
    columns: Columns,
    weights: Weights,
    best: usize,
}

impl Cluster {
    /// Opens the index that an address leads to. What every reader needs of it is kept in the directory `cache`, if that is
    /// given, and is not fetched again.
    ///
    /// # Errors
    /// [`Error::NoIndex`] if there is none, [`Error::OtherFormat`], [`Error::OtherAnalysis`] or [`Error::OtherLexicons`] if
    /// this timra cannot search it, and other errors if the cluster does not answer.
    pub fn open(address: &ClusterAddress, access: &Access, cache: Option<&Path>) -> Result<Self> {
        let client = ClusterClient::new(address, access);
        let index = PublishedIndex::find(&client, address)?;
        let packed = match cached(cache, &index) {
            Some(packed) => packed,
            None => {
                let packed = fetch_sidecar(&client, &index)?;
                keep(cache, &index, &packed)?;
                packed
            }
        };
        let sidecar = Sidecar::decode(&packed)?;
        check(&index, &sidecar.manifest)?;
        if sidecar.sections() as u64 != index.sections {
            return Err(Error::Damaged("its sidecar is of another index"));
        }
        let (columns, weights) = (Columns::default(), Weights::default());
        Ok(Self { client, index, sidecar, columns, weights, best: BEST })
    }

    /// This index, with so many of the best sections fetched from each of its parts.
    #[must_use]
    pub fn with_best(self, best: usize) -> Self {
        Self { best, ..self }
    }

    /// The manifest of the index that was loaded.
    pub fn manifest(&self) -> &Manifest {
        &self.sidecar.manifest
    }

    /// Name of the index in the cluster.
    pub fn name(&self) -> &str {
        &self.index.name
    }

    /// Answers `query`. [`Results::partial`] says whether a part of the cluster did not answer.
    ///
    /// # Errors
    /// The errors of the cluster.
    pub fn search(&self, query: &Query, clock: &dyn Clock) -> Result<Results> {
        let (mut results, index) =
            self.ask(clock, |index| timra_answer::search(query, index, &self.weights))?;
        self.complete(&mut results, index);
        Ok(results)
    }

    /// Answers `query`, with the plan of the query and an explanation of the score of each hit.
    ///
    /// # Errors
    /// The errors of the cluster.
    pub fn explain(&self, query: &Query, clock: &dyn Clock) -> Result<ExplainedResults> {
        let (mut explained, index) =
            self.ask(clock, |index| timra_answer::explain(query, index, &self.weights))?;
        self.complete(&mut explained.results, index);
        Ok(explained)
    }

    /// The ids and scores of the best sections, without collapsing copies and translations.
    ///
    /// # Errors
    /// [`Error::Partial`] if a part of the cluster did not answer, and other errors of the cluster.
    pub fn rank(&self, query: &Query, clock: &dyn Clock) -> Result<Vec<Ranked>> {
        let (ranked, gathered) =
            self.ask(clock, |index| timra_answer::ranked(query, index, &self.weights))?;
        if gathered.is_partial { Err(Error::Partial { name: self.index.name.clone() }) } else { Ok(ranked) }
    }

    /// Asks until everything is here that the answer needs.
    fn ask<T>(
        &self,
        clock: &dyn Clock,
        answer: impl Fn(&ClusterIndex) -> std::result::Result<T, Unready>,
    ) -> Result<(T, Gathered)> {
        let best = self.best.saturating_mul(self.index.shards as usize).min(MOST_BEST);
        let fetching = Fetching { client: &self.client, name: &self.index.name, best };
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
    fn complete(&self, results: &mut Results, gathered: Gathered) {
        results.partial |= gathered.is_partial;
        let Some(of_plan) = gathered.plans.last() else { return };
        let others = of_plan.total.saturating_sub(of_plan.here.len());
        if others == 0 {
            return;
        }
        results.total += others;
        results.about = true;
        of_plan.add_facets(&self.sidecar, &mut results.facets);
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

fn cached(cache: Option<&Path>, index: &PublishedIndex) -> Option<Vec<u8>> {
    let path = path_in(cache?, index);
    let is_right_length = fs::metadata(&path).ok()?.len() == index.bytes;
    let packed = is_right_length.then(|| fs::read(&path).ok())??;
    is_whole(index, &packed).then_some(packed)
}

/// Keeps a sidecar for the next program.
fn keep(cache: Option<&Path>, index: &PublishedIndex, packed: &[u8]) -> Result<()> {
    let Some(cache) = cache else { return Ok(()) };
    let path = path_in(cache, index);
    let failed = |source| Error::Write { path: path.clone(), source };
    fs::create_dir_all(cache).map_err(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(cache).map_err(failed)?;
    std::io::Write::write_all(&mut file, packed).map_err(failed)?;
    file.persist(&path).map_err(|error| failed(error.error))?;
    Ok(())
}

fn path_in(cache: &Path, index: &PublishedIndex) -> PathBuf {
    cache.join(format!("{}.sidecar", index.hash))
}
