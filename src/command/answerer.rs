//! What answers queries.

use timra_engine::{Engine, Query, Results};

use super::Failure;

/// What answers queries: an engine over an index here, or an index in a cluster.
pub(crate) enum Answerer {
    /// An index in a directory.
    Here(Box<Engine>),
    /// An index in a cluster.
    #[cfg(feature = "cluster")]
    There(Box<timra_cluster::Cluster>),
}

impl Answerer {
    /// The answer to a query, with explanations where it asks for them.
    pub(crate) fn ask(&self, query: &Query) -> Result<Results, Failure> {
        match self {
            Self::Here(engine) => Ok(ask(engine, query)?),
            #[cfg(feature = "cluster")]
            Self::There(cluster) => {
                let clock = timra_engine::SystemClock::start();
                let explain = || Ok(cluster.explain(query, &clock)?.results);
                if query.explain { explain() } else { Ok(cluster.search(query, &clock)?) }
            }
        }
    }

    /// The ids of the best sections, without collapsing copies and translations, each with its score.
    pub(crate) fn rank(&self, query: &Query) -> Result<Vec<timra_engine::Ranked>, Failure> {
        match self {
            Self::Here(engine) => Ok(engine.rank(query)?),
            #[cfg(feature = "cluster")]
            Self::There(cluster) => Ok(cluster.rank(query, &timra_engine::SystemClock::start())?),
        }
    }
}

/// The answer of an engine, with explanations where the query asks for them.
pub(crate) fn ask(engine: &Engine, query: &Query) -> timra_format::Result<Results> {
    if query.explain { Ok(engine.explain(query)?.results) } else { engine.search(query) }
}
