//! One generation of an index in a cluster.

use std::time::{Duration, SystemTime};

use timra_answer::{
    ExplainedResults, HitTranslation, Outline, Query, RelatedSections, Results, WholePage, WholeSection,
};
use timra_format::Manifest;
use timra_plan::question::Choices;
use timra_rank::Clock;
use timra_serving::{Generation, Refusal, Result, tag};

use super::published::number_of;
use super::{Cluster, Error};

/// One generation of an index in a cluster: an index with its sidecar, and no other's.
pub(crate) struct ClusterGeneration {
    cluster: Cluster,
    tag: String,
}

impl ClusterGeneration {
    pub(crate) fn new(cluster: Cluster) -> Self {
        let hash = cluster.name().rsplit('-').next().unwrap_or_default();
        let tag = tag(hash, &(cluster.manifest(), cluster.best()));
        Self { cluster, tag }
    }
}

impl Generation for ClusterGeneration {
    fn manifest(&self) -> &Manifest {
        self.cluster.manifest()
    }

    fn tag(&self) -> &str {
        &self.tag
    }

    fn published(&self) -> Option<SystemTime> {
        Some(SystemTime::UNIX_EPOCH + Duration::from_millis(self.cluster.index().loaded))
    }

    fn is_in_force(&self, published: Option<u128>) -> bool {
        published == Some(number_of(self.cluster.name()))
    }

    fn search(&self, query: &Query, clock: &dyn Clock) -> Result<Results> {
        Ok(self.cluster.search(query, clock)?)
    }

    fn explain(&self, query: &Query, clock: &dyn Clock) -> Result<ExplainedResults> {
        Ok(self.cluster.explain(query, clock)?)
    }

    fn section(&self, name: &str, clock: &dyn Clock) -> Result<Option<WholeSection>> {
        Ok(self.cluster.section(name, clock)?)
    }

    fn page(&self, name: &str, clock: &dyn Clock) -> Result<Option<WholePage>> {
        Ok(self.cluster.page(name, clock)?)
    }

    fn translations(&self, name: &str, clock: &dyn Clock) -> Result<Vec<HitTranslation>> {
        Ok(self.cluster.translations(name, clock)?)
    }

    fn related(&self, name: &str, limit: usize, clock: &dyn Clock) -> Result<Option<RelatedSections>> {
        Ok(self.cluster.related(name, limit, clock)?)
    }

    fn outline(&self, choices: &Choices, from: usize, most: usize, clock: &dyn Clock) -> Result<Outline> {
        Ok(self.cluster.outline(choices, from, most, clock)?)
    }
}

impl From<Error> for timra_serving::Error {
    fn from(error: Error) -> Self {
        let why = match &error {
            Error::Unreachable { .. } => Refusal::Unreachable,
            Error::Late { .. } => Refusal::Late,
            Error::NoIndex { .. } | Error::Refused { status: 404, .. } => Refusal::Gone,
            Error::Refused { status: 401 | 403, .. } => Refusal::Denied,
            Error::Refused { status: 429 | 500.., .. } => Refusal::Unreachable,
            Error::Partial { .. } => Refusal::Incomplete,
            Error::Foreign { .. } => Refusal::Foreign,
            Error::OtherFormat { found, known, .. } => {
                let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
                Refusal::OtherFormat { found: small(*found), known: small(*known) }
            }
            Error::OtherAnalysis { .. } | Error::OtherLexicons { .. } => Refusal::OtherAnalysis,
            Error::Damaged(_) | Error::Strange { .. } => Refusal::Broken,
            _ => Refusal::Unreadable,
        };
        Self::Remote { why, what: error.to_string() }
    }
}
