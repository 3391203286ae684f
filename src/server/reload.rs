//! What is counted and logged of a look for a newer index.

use timra_serving::Looked;

use super::metrics::ServerMetrics;

/// Counts and logs what came of a look for a newer index.
pub(crate) fn report(looked: &Looked, metrics: &ServerMetrics) {
    match looked {
        Looked::Unchanged => {
            metrics.index_stale.set(0);
        }
        Looked::TakenUp { generation, tag, is_of_this_analysis } => {
            metrics.index_generation.inc();
            metrics.index_stale.set(0);
            metrics.reloads.inc();
            tracing::info!(generation, tag, "a newer index is served");
            if !is_of_this_analysis {
                tracing::warn!("it was built with another analysis than this program's and answers worse");
            }
        }
        Looked::Refused { error, is_new } => {
            metrics.failed_reloads.inc();
            metrics.index_stale.set(1);
            if *is_new {
                let why = error.to_string();
                tracing::error!(why, "a newer index is refused, the old one is served on");
            }
        }
        Looked::Unavailable { error, is_new } => {
            if *is_new {
                let why = error.to_string();
                tracing::error!(why, "the index does not answer as a whole");
            }
        }
        Looked::Postponed => {}
    }
}
