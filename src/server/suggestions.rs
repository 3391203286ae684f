//! What is answered while somebody types.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::search::{FacetValue, Hit, Results};

/// The best sections for a query whose last word may be unfinished.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Suggestions {
    /// The query as typed.
    pub query: String,
    /// How many sections match.
    pub total: usize,
    /// Microseconds the search took.
    pub took_us: u64,
    /// The best of them.
    pub hits: Vec<Hit>,
    /// How many matching sections have each value of `lang`, `site` and `year`, so that a search box can offer them.
    pub facets: BTreeMap<&'static str, Vec<FacetValue>>,
    /// How the query was understood.
    pub readings: Vec<String>,
    /// Another query that may have been meant.
    pub suggestion: Option<String>,
    /// What was typed as an operator but could not be followed, as sentences.
    pub notes: Vec<String>,
    /// How many more results there are behind these.
    pub more: usize,
}

impl From<Results> for Suggestions {
    fn from(results: Results) -> Self {
        let Results { query, total, took_us, hits, facets, readings, suggestion, notes, more } = results;
        Self { query, total, took_us, hits, facets, readings, suggestion, notes, more }
    }
}
