//! An index in a cluster as one query sees it.

use std::cell::RefCell;

use timra_answer::{Columns, Searchable, allowed};
use timra_language::TermKey;
use timra_plan::syntax::Parsed;
use timra_plan::{Layer, Plan, Source, Weights};
use timra_rank::{Budget, Index};
use timra_stored::PairKey;

use super::Error;
use super::gathered::Gathered;
use super::sidecar::Sidecar;
use super::wanted::{RunKind, Wanted, WordRun};

/// An index in a cluster as one query sees it: what every reader has of it, and what came from the cluster for this query.
/// What is not here counts as missing and is noted. When it has come, the same query is asked again.
pub(crate) struct ClusterIndex<'c> {
    pub sidecar: &'c Sidecar,
    pub columns: &'c Columns,
    pub gathered: &'c Gathered,
    pub budget: Budget<'c>,
    pub wanted: RefCell<Wanted>,
    /// The plan that was made last.
    pub plan: RefCell<Option<Plan>>,
}

/// Why a query has no answer.
#[derive(Debug)]
pub(crate) enum Unready {
    /// Something has to come from the cluster first.
    Wanting,
    /// Something is wrong.
    Failed(Error),
}

impl From<Error> for Unready {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl<'c> ClusterIndex<'c> {
    /// The index with what was gathered.
    pub(crate) fn new(
        sidecar: &'c Sidecar,
        columns: &'c Columns,
        gathered: &'c Gathered,
        budget: Budget<'c>,
    ) -> Self {
        let (wanted, plan) = (RefCell::default(), RefCell::default());
        Self { sidecar, columns, gathered, budget, wanted, plan }
    }

    /// The terms that a key stands for.
    pub(crate) fn terms_of(&self, key: &TermKey) -> Vec<u32> {
        self.sidecar.words.of_key(key).map(|term| term as u32).collect()
    }

    /// The pairs that a key stands for.
    pub(crate) fn pairs_of(&self, pair: &TermKey) -> Vec<u32> {
        let (key, pairs) = (PairKey::new(pair), &self.sidecar.pairs);
        let (from, behind) = key.range();
        let found = pairs.between(from, &behind).map(|pair| pair as u32);
        match pair.is_any() {
            true => found.collect(),
            false => found.filter(|&it| pairs.key(it as usize) == key.as_str()).collect(),
        }
    }

    /// The words of a layer in a row; `None` for a layer that is not counted by its postings.
    pub(crate) fn run_of(&self, layer: &Layer) -> Option<WordRun> {
        let kind = match layer.source {
            Source::Run => RunKind::Pairs,
            Source::Phrase => RunKind::Words(1),
            Source::Parts => RunKind::Words(0),
            Source::Words | Source::Pairs | Source::Neighbours => return None,
        };
        let keys = layer.terms.iter().map(|(key, _)| key);
        let words = match kind {
            RunKind::Pairs => keys.map(|key| self.pairs_of(key)).collect(),
            RunKind::Words(_) => keys.map(|key| self.terms_of(key)).collect(),
        };
        Some(WordRun { words, kind })
    }
}

impl Index for ClusterIndex<'_> {
    type Error = Unready;

    fn sections(&self) -> usize {
        self.sidecar.sections()
    }
}

impl Searchable for ClusterIndex<'_> {
    fn plan(&self, parsed: &Parsed, is_unfinished: bool, weights: &Weights) -> Result<Plan, Unready> {
        let plan = timra_plan::plan(parsed, is_unfinished, self, weights);
        // A plan with a hole is another plan.
        if !self.wanted.borrow().is_empty() {
            return Err(Unready::Wanting);
        }
        *self.plan.borrow_mut() = Some(plan.clone());
        if self.gathered.of_plan(&plan).is_some() {
            return Ok(plan);
        }
        let allowed = allowed(plan.choices.filters(), self)?;
        let mut wanted = self.wanted.borrow_mut();
        for layer in plan.groups.iter().flat_map(|group| &group.alternatives).flat_map(|it| &it.layers) {
            let run = self.run_of(layer).filter(|run| self.gathered.count(run).is_none());
            wanted.counts.extend(run);
        }
        wanted.plan = Some((plan, allowed));
        Err(Unready::Wanting)
    }

    fn columns(&self) -> &Columns {
        self.columns
    }

    fn budget(&self) -> &Budget<'_> {
        &self.budget
    }
}
