//! How good a ranking is, by judged queries: nDCG, reciprocal rank, recall, and whether a difference is chance.

mod bootstrap;
mod error;
mod judged;
mod metrics;

pub use bootstrap::{Comparison, compare};
pub use error::{Error, Result};
pub use judged::{JudgedQuery, Qrels, read_qrels, read_queries, read_run};
pub use metrics::{Metrics, Scores, evaluate};
